using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>The gradient with respect to a structure is a structure of the same type, whose other parts have their default values.</content>
internal sealed partial class ReverseMode
{
    // line   becomes   new Line(slopeAdjoint, offsetAdjoint)
    private static Expr GradientOf(Expr leaf, RegionSweep sweep) => leaf.Type is StructType type
        ? new New(type, type.Fields.Map(field =>
            field.IsDifferentiable ? GradientOf(PartOf(leaf, field), sweep) : new Verbatim("default", field.Type)))
        : sweep.Adjoints.Find(leaf) ?? leaf.Constant(0);

    /// <summary>The accumulator's value and the adjoint; null if there is nothing to add.</summary>
    // lineGradient   becomes   new Line(lineGradient.Slope + slopeAdjoint, lineGradient.Offset)
    private static Expr? Accumulated(Expr slot, Expr leaf, RegionSweep sweep) => leaf.Type switch
    {
        StructType type => AccumulatedParts(slot, leaf, type, sweep),
        _ => sweep.Adjoints.Find(leaf) is { } adjoint ? slot + adjoint : null,
    };

    private static New? AccumulatedParts(Expr slot, Expr leaf, StructType type, RegionSweep sweep)
    {
        Expr?[] sums = [.. type.Fields.Select(field => field.IsDifferentiable ? Accumulated(PartOf(slot, field), PartOf(leaf, field), sweep) : null)];
        return sums.Any(sum => sum is not null)
            ? new New(type, type.Fields.Zip(sums, (field, sum) => sum ?? PartOf(slot, field)).ToEquatableArray())
            : null;
    }

    private static Field PartOf(Expr structure, StructField field) => new(structure, field.Name, field.Type);
}
