using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The checks at the beginning of a destination member: lengths and overlaps, before anything is written.</summary>
internal static class Guards
{
    /// <param name="names">The names of all parameters; the last ones are the destinations.</param>
    public static IEnumerable<string> Of(EmissionContext context, Request request, DerivativeKinds kind, IReadOnlyList<string> names)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        List<(ParameterModel Source, string Name)> destinations = [.. sources
            .Zip(names.Skip(names.Count - sources.Count), (source, name) => (source, Identifier.Of(name)))
            .Where(item => item.source.Type.Element is not null)];

        foreach (string check in NotNull(context, sources))
            yield return check;
        foreach ((ParameterModel source, string name) in destinations)
            yield return $"{Guard(context)}.Length({name}.Length, {Identifier.Of(source.Name)}.Length, {context.Names.NameOf(name)});";

        for (int k = 0; k < destinations.Count; k++)
        {
            (ParameterModel source, string name) = destinations[k];
            foreach (ParameterModel input in context.Model.Parameters.Where(input => input.Type.Element is ScalarType))
                yield return Disjoint(context, (name, source.Type), (Identifier.Of(input.Name), input.Type));
            if (kind == DerivativeKinds.Vjp)
                continue;
            foreach ((ParameterModel otherSource, string other) in destinations.Skip(k + 1))
                yield return Disjoint(context, (name, source.Type), (other, new SpanType(otherSource.Type.Element!, IsReadOnly: false)));
        }
    }

    public static IEnumerable<string> NotNull(EmissionContext context, IReadOnlyList<ParameterModel> sources) => sources
        .Where(source => source.Type is ArrayType)
        .Select(source => $"{context.Names.Of("System.ArgumentNullException")}.ThrowIfNull({Identifier.Of(source.Name)});");

    // Before C# 14, no element type is inferred from an array for a span.
    private static string Disjoint(EmissionContext context, (string Name, IrType Type) one, (string Name, IrType Type) other)
    {
        string elements = other.Type is ArrayType
            ? $"<{context.Types.Of(one.Type.Element!)}, {context.Types.Of(other.Type.Element!)}>"
            : "";
        return $"{Guard(context)}.Disjoint{elements}({one.Name}, {context.Names.NameOf(one.Name)}, {other.Name}, {context.Names.NameOf(other.Name)});";
    }

    private static string Guard(EmissionContext context) => context.Names.Of("Differentiator.DestinationGuard");
}
