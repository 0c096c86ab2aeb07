using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>The checks at the beginning of a destination member: lengths and overlaps, before anything is written.</summary>
internal static class Guards
{
    /// <param name="names">The names of all parameters; the last ones are the destinations.</param>
    /// <param name="written">The parameters with cotangents, which stand before the destinations.</param>
    public static IEnumerable<string> Of(
        EmissionContext context, Request request, Derivative derivative, IReadOnlyList<string> names, IReadOnlyList<ParameterModel> written)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        List<(ParameterModel Source, string Name)> destinations = Named(sources, names, names.Count - sources.Count);
        List<(ParameterModel Source, string Name)> cotangents = Named(written, names, names.Count - sources.Count - written.Count);
        ParameterModel[] inputs = Inputs(context);

        foreach (string check in context.ReplacementGuard.Concat(NotNull(context, [.. sources.Union(written)])))
            yield return check;
        foreach ((ParameterModel source, string name) in cotangents.Concat(destinations))
            yield return SameShape(context, name, source);

        foreach (string check in Matrices(context, sources, names))
            yield return check;
        foreach (string check in InputsApart(context, derivative))
            yield return check;
        foreach (string check in ReferenceGuards.Of(context, request, derivative, names))
            yield return check;
        for (int k = 0; k < destinations.Count; k++)
        {
            (ParameterModel source, string name) = destinations[k];
            if (!IsFlat(source))
            {
                foreach (string other in Alike(context.Model.Parameters, source).Except([Identifier.Of(source.Name)])
                    .Concat(cotangents.Concat(derivative.Kind == DerivativeKinds.Vjp ? [] : destinations.Skip(k + 1)).Where(pair => pair.Source.Type == source.Type).Select(pair => pair.Name)))
                    yield return $"{Guard(context)}.Distinct({name}, {context.Names.NameOf(name)}, {other}, {context.Names.NameOf(other)});";
                continue;
            }

            foreach (ParameterModel input in inputs)
                yield return Disjoint(context, (name, Arguments.ShapedLike(source.Type, isReadOnly: false)), (Identifier.Of(input.Name), input.Type));
            foreach ((ParameterModel other, string cotangent) in cotangents.Where(pair => IsFlat(pair.Source)))
                yield return Disjoint(context, (name, Arguments.ShapedLike(source.Type, isReadOnly: false)), (cotangent, new SpanType(other.Type.Element!, IsReadOnly: true)));
            if (derivative.Kind == DerivativeKinds.Vjp)
            {
                if (context.Model.ReturnType is ArrayType { Item: var item })
                    yield return Disjoint(context, (name, Arguments.ShapedLike(source.Type, isReadOnly: false)), (Identifier.Of(names[context.Declared.Count]), new SpanType(item, IsReadOnly: true)));
                continue;
            }

            foreach ((ParameterModel otherSource, string other) in destinations.Skip(k + 1).Where(pair => IsFlat(pair.Source)))
                yield return Disjoint(context, (name, Arguments.ShapedLike(source.Type, isReadOnly: false)), (other, new SpanType(otherSource.Type.Element!, IsReadOnly: false)));
        }
    }

    /// <summary>The arrays, spans and lists that a destination may overlap.</summary>
    public static ParameterModel[] Inputs(EmissionContext context) =>
        [.. context.Model.Parameters.Where(input => input.Type.Element is ScalarType or StructType && input.Type is SpanType or ArrayType or ListType)];

    private static IEnumerable<string> Matrices(EmissionContext context, IReadOnlyList<ParameterModel> sources, IReadOnlyList<string> names)
    {
        int first = names.Count - sources.Count;
        for (int k = 0; k < sources.Count; k++)
        {
            if (sources[k].Type is not MatrixType)
                continue;
            string name = Identifier.Of(names[first + k]), input = Identifier.Of(sources[k].Name);
            yield return $"{Guard(context)}.Shape({name}, {input}, {context.Names.NameOf(name)});";
            foreach (string other in context.Model.Parameters.Where(parameter => parameter.Type is MatrixType).Select(parameter => Identifier.Of(parameter.Name))
                .Concat(Enumerable.Range(k + 1, sources.Count - k - 1).Where(j => sources[j].Type is MatrixType).Select(j => Identifier.Of(names[first + j]))))
                yield return $"{Guard(context)}.Disjoint({name}.Span, {context.Names.NameOf(name)}, {other}.Span, {context.Names.NameOf(other)});";
        }
    }

    public static IEnumerable<string> InputsApart(EmissionContext context, Derivative derivative) =>
        WrittenApart(context, derivative).Concat(WrittenArraysApart(context, derivative));

    // What is written may not be another input too: the two would be read as if they were apart.
    private static IEnumerable<string> WrittenApart(EmissionContext context, Derivative derivative)
    {
        Parameter[] inputs = [.. derivative.Function.Parameters.Take(context.Model.Parameters.Count).Where(input => input.Local.Type is SpanType or ArrayType { Item: not ArrayType } or ListType)];
        for (int k = 0; k < inputs.Length; k++)
        {
            foreach (Parameter other in inputs.Skip(k + 1).Where(other => other.Local.Type.Element == inputs[k].Local.Type.Element && (other.IsWritten || inputs[k].IsWritten)))
            {
                (Local written, Local apart) = inputs[k].IsWritten ? (inputs[k].Local, other.Local) : (other.Local, inputs[k].Local);
                (string first, string second) = (Identifier.Of(written.Name), Identifier.Of(apart.Name));
                yield return $"{Guard(context)}.WrittenDisjoint({AsSpan(written)}, {context.Names.NameOf(first)}, {AsSpan(apart)}, {context.Names.NameOf(second)});";
            }
        }
    }

    private static IEnumerable<string> Alike(IEnumerable<ParameterModel> inputs, ParameterModel source) =>
        inputs.Where(input => input.Type == source.Type).Select(input => Identifier.Of(input.Name));

    // Rectangular arrays are one or not; the rows of jagged ones may be shared.
    private static IEnumerable<string> WrittenArraysApart(EmissionContext context, Derivative derivative)
    {
        Parameter[] inputs = [.. derivative.Function.Parameters.Take(context.Model.Parameters.Count)];
        for (int k = 0; k < inputs.Length; k++)
        {
            (Parameter input, string name) = (inputs[k], Identifier.Of(inputs[k].Local.Name));
            if (input.Local.Type is RectangularType)
            {
                foreach (Parameter other in inputs.Skip(k + 1).Where(other => other.Local.Type == input.Local.Type && (other.IsWritten || input.IsWritten)))
                    yield return $"{Guard(context)}.WrittenDistinct({name}, {context.Names.NameOf(name)}, {Identifier.Of(other.Local.Name)}, {context.Names.NameOf(Identifier.Of(other.Local.Name))});";
            }

            if (input.Local.Type is not ArrayType { Item: ArrayType { Item: var item } })
                continue;
            Parameter[] rivals = [.. inputs.Where(other => other != input && Flat(other.Local.Type) == item && (other.IsWritten || input.IsWritten))];
            foreach (Parameter other in rivals)
                yield return $"{Guard(context)}.RowsDisjoint<{context.Types.Of(item)}>({name}, {context.Names.NameOf(name)}, {AsSpan(other.Local)}, {context.Names.NameOf(Identifier.Of(other.Local.Name))});";
            if (input.IsWritten && rivals.Length == 0)
                yield return $"{Guard(context)}.RowsDisjoint<{context.Types.Of(item)}>({name}, {context.Names.NameOf(name)}, default, {context.Names.NameOf(name)});";
            foreach (Parameter other in inputs.Skip(k + 1).Where(other => other.Local.Type == input.Local.Type && (other.IsWritten || input.IsWritten)))
                yield return $"foreach ({context.Types.Of(new ArrayType(item))} row in {Identifier.Of(other.Local.Name)}) {Guard(context)}.RowsDisjoint<{context.Types.Of(item)}>({name}, {context.Names.NameOf(name)}, row, {context.Names.NameOf(Identifier.Of(other.Local.Name))});";
        }
    }

    private static IrType? Flat(IrType type) => type is SpanType or ArrayType { Item: not ArrayType } or ListType ? type.Element : null;

    private static string AsSpan(Local memory) => memory.Type switch
    {
        ArrayType => $"{Identifier.Of(memory.Name)}.AsSpan()",
        ListType => $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({Identifier.Of(memory.Name)})",
        _ => Identifier.Of(memory.Name),
    };

    private static List<(ParameterModel Source, string Name)> Named(IReadOnlyList<ParameterModel> sources, IReadOnlyList<string> names, int first) =>
        [.. sources.Select((source, k) => (source, Identifier.Of(names[first + k]))).Where(item => item.source.Type.Element is not null)];

    public static bool IsFlat(ParameterModel source) => Arguments.ShapedLike(source.Type, isReadOnly: false) is SpanType;

    public static string SameShape(EmissionContext context, string name, ParameterModel source)
    {
        string input = Identifier.Of(source.Name);
        return !IsFlat(source) ? $"{Guard(context)}.Shape({name}, {input}, {context.Names.NameOf(name)});"
            : $"{Guard(context)}.Length({name}.Length, {input}.{(source.Type is ListType ? "Count" : "Length")}, {context.Names.NameOf(name)});";
    }

    public static IEnumerable<string> NotNull(EmissionContext context, IReadOnlyList<ParameterModel> sources) => sources
        .Where(source => source.Type is ArrayType or ListType or RectangularType)
        .Select(source => $"{context.Names.Of("System.ArgumentNullException")}.ThrowIfNull({Identifier.Of(source.Name)});");

    // Before C# 14, no element type is inferred from an array for a span.
    public static string Disjoint(EmissionContext context, (string Name, IrType Type) one, (string Name, IrType Type) other)
    {
        string elements = other.Type is ArrayType || one.Type is SpanType { IsReadOnly: true }
            ? $"<{context.Types.Of(one.Type.Element!)}, {context.Types.Of(other.Type.Element!)}>"
            : "";
        string span = other.Type is ListType ? $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({other.Name})" : other.Name;
        return $"{Guard(context)}.Disjoint{elements}({one.Name}, {context.Names.NameOf(one.Name)}, {span}, {context.Names.NameOf(other.Name)});";
    }

    public static string Guard(EmissionContext context) => context.Names.Of("Differentiator.DestinationGuard");
}
