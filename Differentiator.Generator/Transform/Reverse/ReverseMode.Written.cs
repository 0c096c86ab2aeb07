using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Parameters that the function writes: each is a result too, with a cotangent.</content>
internal sealed partial class ReverseMode
{
    private IEnumerable<Local> WrittenParameters => primal.Parameters
        .Where(parameter => !parameter.HasNoGradient && parameter.Local.Type.IsDifferentiable)
        .Where(parameter => parameter.Local.Type.Element is null ? parameter.PassBy is PassBy.Ref or PassBy.Out : memory.IsWritten(parameter.Local))
        .Select(parameter => parameter.Local);

    /// <summary>One for each written parameter.</summary>
    private Parameter[] Cotangents() => WrittenParameters.Select(parameter =>
    {
        Local cotangent = supply.Parameter(FreeName(parameter.Name + "Cotangent"), Names.ShadowType(parameter.Type, isReadOnly: true));
        slots.Add(cotangent.Name);
        facts.MayBeSkipped(cotangent);
        return new Parameter(cotangent, CotangentOf: parameter);
    }).ToArray();

    /// <summary>What the function leaves in parameters by reference, the derivative leaves there too.</summary>
    private void AddLeft(List<Result> results, List<Expr> yields)
    {
        results.AddRange(primal.Left.Select(left => new Result(left.Slot)));
        yields.AddRange(primal.Left.Select(left => left.Value));
    }

    /// <summary>The last values of parameters by reference, with their cotangents.</summary>
    private IEnumerable<(Expr Value, Local Cotangent)> LeftWith(Parameter[] cotangents) =>
        from left in primal.Left
        from cotangent in cotangents
        where cotangent.CotangentOf == left.Slot
        select (left.Value, cotangent.Local);

    /// <summary>Shadows of parameters that are neither destinations nor accumulators: at first the cotangents of what is in them at the end.</summary>
    private IEnumerable<Stmt> WorkShadows(IReadOnlyList<Parameter> cotangents)
    {
        foreach (Local array in primal.Parameters.Select(parameter => parameter.Local).Where(shadows.ContainsKey))
        {
            Local shadow = shadows[array];
            if (shadow.Role == LocalRole.Parameter)
                continue;
            foreach (Stmt allocation in ShadowMemory.Allocation(shadow, array, supply))
                yield return allocation;
            if (cotangents.FirstOrDefault(parameter => parameter.CotangentOf == array) is { } cotangent)
                yield return ShadowMemory.Copy(cotangent.Local, shadow, supply);
            else if (shadow.Type is SpanType)
                yield return new Clear(shadow, Origin.None);
        }
    }

    /// <summary>Adds the shadows of written parameters, which now belong to their first content, to the caller's accumulators.</summary>
    private IEnumerable<Stmt> AddedShadows(IEnumerable<Parameter> accumulators) => accumulators
        .Where(accumulator => accumulator.GradientOf is { } array && shadows.TryGetValue(array, out Local? shadow) && shadow != accumulator.Local)
        .Select(accumulator => ShadowMemory.Elementwise(accumulator.Local, shadows[accumulator.GradientOf!], accumulates: true, Sweep.Reverse, supply));

    private Stmt Cleared(Local array) => array.Type is MatrixType ? OfMatrix(array, "Clear", Origin.None) : ShadowMemory.Cleared(array, supply);
}
