using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The checks at the beginning of <c>FJvp</c>: lengths, and that nothing which is written is another argument too.</summary>
internal static class TangentGuards
{
    public static IEnumerable<string> Of(EmissionContext context, Derivative derivative, IReadOnlyList<Tangent> tangents)
    {
        foreach (string check in context.ReplacementGuard)
            yield return check;
        foreach (string check in Guards.NotNull(context, [.. tangents.Select(tangent => tangent.Source).Distinct()]))
            yield return check;
        Tangent[] memory = [.. tangents.Where(tangent => tangent.IsMemory)];
        foreach (Tangent tangent in memory)
            yield return Guards.SameShape(context, Identifier.Of(tangent.Name), tangent.Source);
        foreach (string check in Guards.InputsApart(context, derivative))
            yield return check;
        foreach (string check in ReferenceGuards.Of(context, derivative, tangents.Where(tangent => tangent.IsWritten).Select(tangent => (tangent.Source, tangent.Name, !tangent.IsGiven))))
            yield return check;

        (ParameterModel Model, bool IsWritten)[] inputs = [.. context.Model.Parameters
            .Zip(derivative.Function.Parameters, (model, parameter) => (model, parameter.IsWritten))
            .Where(input => input.model.Type.Element is not null)];
        for (int k = 0; k < memory.Length; k++)
        {
            Tangent tangent = memory[k];
            foreach ((ParameterModel input, bool isWritten) in inputs.Where(input => tangent.IsWritten || input.IsWritten))
            {
                if (Apart(context, tangent, Identifier.Of(input.Name), input.Type, Guards.IsFlat(input)) is { } check)
                    yield return check;
            }

            foreach (Tangent other in memory.Skip(k + 1).Where(other => tangent.IsWritten || other.IsWritten))
            {
                IrType type = Arguments.ShapedLike(other.Source.Type, isReadOnly: !other.IsWritten);
                if (Apart(context, tangent, Identifier.Of(other.Name), type, Guards.IsFlat(other.Source)) is { } check)
                    yield return check;
            }
        }

        // The array that is returned is as long as the tangents that are given for it: the body looks after that.
        if (ResultTangent(context, derivative) is { } result)
        {
            foreach ((ParameterModel input, _) in inputs.Where(input => Guards.IsFlat(input.Model)))
                yield return Guards.Disjoint(context, result, (Identifier.Of(input.Name), input.Type));
            foreach (Tangent tangent in memory.Where(tangent => Guards.IsFlat(tangent.Source)))
                yield return Guards.Disjoint(context, result, (Identifier.Of(tangent.Name), Arguments.ShapedLike(tangent.Source.Type, isReadOnly: !tangent.IsWritten)));
        }
    }

    private static (string Name, IrType Type)? ResultTangent(EmissionContext context, Derivative derivative) =>
        derivative.Function.Parameters.Skip(context.Model.Parameters.Count).FirstOrDefault(parameter => parameter is { TangentOf: null, GradientOf: null }) is { } slot
            ? (Identifier.Of(slot.Local.Name), slot.Local.Type)
            : null;

    private static string? Apart(EmissionContext context, Tangent tangent, string other, IrType otherType, bool isFlat)
    {
        string name = Identifier.Of(tangent.Name);
        if (Guards.IsFlat(tangent.Source) != isFlat)
            return null;
        if (isFlat)
            return Guards.Disjoint(context, (name, Arguments.ShapedLike(tangent.Source.Type, isReadOnly: !tangent.IsWritten)), (other, otherType));
        return tangent.Source.Type == otherType ? $"{Guards.Guard(context)}.Distinct({name}, {context.Names.NameOf(name)}, {other}, {context.Names.NameOf(other)});" : null;
    }
}
