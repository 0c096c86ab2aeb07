using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>
/// The checks of parameters by reference: a variable that is written, as a parameter or as a destination, is not another
/// argument too.
/// </summary>
internal static class ReferenceGuards
{
    /// <param name="names">The names of all parameters; the last ones are the destinations.</param>
    public static IEnumerable<string> Of(EmissionContext context, Request request, Derivative derivative, IReadOnlyList<string> names)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        bool isVjp = derivative.Kind == DerivativeKinds.Vjp;
        return Of(context, derivative, sources.Select((source, k) => (source, names[names.Count - sources.Count + k], IsUnset: !isVjp)));
    }

    /// <param name="slots">What the member writes beside the method's own parameters, and whether it comes without a value.</param>
    public static IEnumerable<string> Of(EmissionContext context, Derivative derivative, IEnumerable<(ParameterModel Source, string Name, bool IsUnset)> slots)
    {
        Variable[] destinations = [.. slots.Select(each => new Variable(
            each.Name, each.Source.Type.Element is null ? each.Source.Type : Arguments.ShapedLike(each.Source.Type, isReadOnly: false), IsWritten: true, IsReference: each.Source.Type.Element is null, each.IsUnset))];
        Variable[] inputs = [.. context.Model.Parameters.Zip(derivative.Function.Parameters, (model, parameter) => (model, parameter))
            .Where(pair => !pair.model.IsInstance)
            .Select(pair => new Variable(pair.model.Name, pair.model.Type, pair.parameter.IsWritten || pair.model.Modifier is "ref" or "out", pair.model.Modifier.Length > 0, pair.model.Modifier == "out"))];
        HashSet<string> set = [];
        IEnumerable<(Variable, Variable)> among = derivative.Kind == DerivativeKinds.Jvp ? Pairs(destinations).Where(pair => pair.Item1.IsReference || pair.Item2.IsReference) : [];
        foreach ((Variable one, Variable other) in Pairs(inputs).Concat(among).Concat(destinations.SelectMany(destination => inputs.Where(input => input.IsReference).Select(input => (destination, input)))))
        {
            if (!Clash(one, other))
                continue;
            foreach (Variable unset in new[] { one, other }.Where(variable => variable.IsReference && variable.IsUnset && set.Add(variable.Name)))
                yield return $"global::System.Runtime.CompilerServices.Unsafe.SkipInit(out {Identifier.Of(unset.Name)});";
            (Variable written, Variable apart) = one.IsWritten ? (one, other) : (other, one);
            yield return $"{context.Names.Of("Differentiator.DestinationGuard")}.WrittenDisjoint({Span(context, written)}, {Name(context, written)}, {Span(context, apart)}, {Name(context, apart)});";
        }
    }

    private static IEnumerable<(Variable, Variable)> Pairs(Variable[] inputs) =>
        inputs.SelectMany((one, k) => inputs.Skip(k + 1).Select(other => (one, other)));

    // What is by value is nowhere else; two arrays are compared by the other guards.
    private static bool Clash(Variable one, Variable other) =>
        (one.IsReference || other.IsReference) && (one.IsWritten || other.IsWritten)
        && one.Item is { } item && item == other.Item && (one.IsReference || one.IsMemory) && (other.IsReference || other.IsMemory);

    private static string Name(EmissionContext context, Variable variable) => context.Names.NameOf(Identifier.Of(variable.Name));

    private static string Span(EmissionContext context, Variable variable)
    {
        string name = Identifier.Of(variable.Name), type = context.Types.Of(variable.Item!);
        return variable.Type switch
        {
            SpanType => name,
            ArrayType => $"{name}.AsSpan()",
            ListType => $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({name})",
            _ when variable.IsWritten => $"new {context.Names.Of("System.Span")}<{type}>(ref {name})",
            _ => $"{context.Names.Of("Differentiator.DestinationGuard")}.SpanOf(in {name})",
        };
    }

    private sealed record Variable(string Name, IrType Type, bool IsWritten, bool IsReference, bool IsUnset)
    {
        public bool IsMemory => Type is SpanType or ListType or ArrayType { Item: not ArrayType };

        /// <summary>What it holds one or many of.</summary>
        public IrType? Item => IsMemory ? Type.Element : IsReference ? Type : null;
    }
}
