using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FHessian(p.., hessian)</c> that is one sweep, and <c>FHessian(p..)</c>.</summary>
internal static class HessianMember
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        string hessian = derivative.Function.Parameters[derivative.Function.Parameters.Count - 1].Local.Name;
        int count = derivative.Request.WithRespectTo.Count;
        Member member = Describe(context, derivative.Request, hessian);
        (member with { Summary = [.. member.Summary, .. SweepNotes.Of(context, derivative)] }).Write(w, body =>
        {
            foreach (string guard in Guard(context, derivative, hessian, $"{count * count}"))
                body.Line(guard);
            body.Line();
            new StatementWriter(body, context.Expressions, context.Types, context.Names).Write(derivative.Body);
        });
    }

    /// <param name="notes">What is said of how it is computed, as XML.</param>
    public static void WriteConvenient(CodeWriter w, EmissionContext context, Request request, IEnumerable<string> notes)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        var unique = new UniqueNames(context.Declared.Select(parameter => parameter.Name));
        string hessian = unique.Take("hessian"), count = unique.Take("count");
        string item = context.Types.Of(Item(sources[0].Type));
        Member member = DescribeConvenient(context, request);
        (member with { Summary = [.. member.Summary, .. notes] }).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, sources))
                body.Line(check);
            string size = Count(sources);
            if (size.Contains("."))
            {
                body.Line($"int {count} = {size};");
                size = count;
            }

            body.Line($"{item}[,] {hessian} = new {item}[{size}, {size}];");
            IEnumerable<string> arguments = context.Declared.Select(ConvenienceMember.Passed)
                .Append($"{context.Names.Of("Differentiator.FlatMatrix")}.Of({hessian})");
            body.Line($"{Identifier.Of(request.Prefix + DerivativeKinds.Hessian)}({string.Join(", ", arguments)});");
            body.Line($"return {hessian};");
        });
    }

    /// <summary>The checks at the beginning.</summary>
    /// <param name="length">Of the Hessian.</param>
    public static IEnumerable<string> Guard(EmissionContext context, Derivative derivative, string hessian, string length)
    {
        foreach (string check in context.ReplacementGuard)
            yield return check;
        yield return $"{Guards.Guard(context)}.Length({hessian}.Length, {length}, {context.Names.NameOf(hessian)});";
        IrType type = new SpanType(Item(context.WithRespectTo(derivative.Request)[0].Type), IsReadOnly: false);
        foreach (ParameterModel input in Guards.Inputs(context))
            yield return Guards.Disjoint(context, (hessian, type), (Identifier.Of(input.Name), input.Type));
        foreach (string check in Guards.InputsApart(context, derivative).Concat(ReferenceGuards.Of(context, derivative, [(new ParameterModel(hessian, type, IsParams: false, Default: null), hessian, false)])))
            yield return check;
    }

    public static Member Describe(EmissionContext context, Request request, string hessian = "hessian")
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        var span = new SpanType(Item(sources[0].Type), IsReadOnly: false);
        string names = Xml.List([.. sources.Select(source => source.Name)]);
        Argument destination = new("", context.Types.Of(span), hessian, $"Overwritten with the second partial derivatives, row by row: n x n for the n numbers of {names}, in this order.");
        return Describe(
            context,
            request,
            [.. Arguments.Own(context, keepsOptional: false), destination],
            $"The value of {Xml.Code(context.Model.Name)}.",
            context.Types.Of(context.Model.ReturnType),
            (context.Names.Of("System.ArgumentException"), "A span has the wrong length or overlaps another argument."));
    }

    public static Member DescribeConvenient(EmissionContext context, Request request)
    {
        string item = context.Types.Of(Item(context.WithRespectTo(request)[0].Type));
        return Describe(
            context,
            request,
            [.. Arguments.Own(context, keepsOptional: true)],
            "The second partial derivatives, in a new array.",
            $"{item}[,]");
    }

    private static Member Describe(
        EmissionContext context, Request request, IReadOnlyList<Argument> arguments, string returns, string type, params (string Type, string When)[] exceptions)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        IEnumerable<(string Type, string When)> nulls = sources.Any(source => source.Type is ArrayType or ListType)
            ? [(context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.")]
            : [];
        return new Member(
            [$"Computes {Xml.Code(context.Model.Name)} and its Hessian with respect to {Xml.List([.. sources.Select(source => source.Name)])}."],
            arguments,
            returns,
            [.. nulls, .. exceptions, .. context.ReplacementException],
            [context.Attribute(request, DerivativeKinds.Hessian)],
            context.Modifiers(request, DerivativeKinds.Hessian),
            type,
            request.Prefix + DerivativeKinds.Hessian);
    }

    public static IrType Item(IrType type) => type.Element ?? type;

    // x.Length + y.Length + 2
    public static string Count(IReadOnlyList<ParameterModel> sources)
    {
        int single = sources.Count(source => source.Type.Element is null);
        return string.Join(" + ", sources.Where(source => source.Type.Element is not null).Select(LengthOf).Concat(single > 0 ? [$"{single}"] : []));
    }

    public static string LengthOf(ParameterModel source) => $"{Identifier.Of(source.Name)}.{(source.Type is ListType ? "Count" : "Length")}";
}
