using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FHessian(p.., hessian)</c> and <c>FHessian(p..)</c>: a product of the Hessian for each number.</summary>
internal static class HessianMember
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        Request request = derivative.Request;
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        var unique = new UniqueNames(context.Declared.Select(parameter => parameter.Name));
        string hessian = unique.Take("hessian"), count = unique.Take("count"), scratch = unique.Take("scratch"), direction = unique.Take("direction");
        string row = unique.Take("row"), k = unique.Take("k"), value = unique.Take("value");
        string item = context.Types.Of(Item(sources[0].Type)), guard = context.Names.Of("Differentiator.DestinationGuard"), span = context.Names.Of("System.Span");
        Describe(context, request, hessian).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, sources))
                body.Line(check);
            body.Line($"int {count} = {string.Join(" + ", sources.Select(Count))};");
            body.Line($"{guard}.Length({hessian}.Length, {count} * {count}, {context.Names.NameOf(hessian)});");
            body.Line($"{context.Types.Of(context.Model.ReturnType)} {value} = {Identifier.Of(context.Model.Name)}({string.Join(", ", context.Declared.Select(parameter => Identifier.Of(parameter.Name)))});");
            body.Line($"using {context.Names.Of("Differentiator.Scratch")}<{item}> {scratch} = new({count}, stackalloc {item}[16]);");
            body.Line($"{span}<{item}> {direction} = {scratch}.Span;");
            body.Line($"{direction}.Clear();");
            body.Line();
            body.Line($"for (int {k} = 0; {k} < {count}; {k}++)");
            using (body.Block())
            {
                body.Line($"{span}<{item}> {row} = {hessian}.Slice({k} * {count}, {count});");
                body.Line($"{direction}[{k}] = 1;");
                IEnumerable<string> own = context.Declared.Select(parameter => Identifier.Of(parameter.Name));
                string call = string.Join(", ", own.Concat(Parts(sources, direction, "")).Concat(Parts(sources, row, "out ")));
                body.Line($"{Identifier.Of(request.Prefix + DerivativeKinds.Hvp)}({call});");
                body.Line($"{direction}[{k}] = 0;");
            }

            body.Line();
            body.Line($"return {value};");
        });
    }

    public static void WriteConvenient(CodeWriter w, EmissionContext context, Request request)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        var unique = new UniqueNames(context.Declared.Select(parameter => parameter.Name));
        string hessian = unique.Take("hessian"), count = unique.Take("count"), value = unique.Take("value");
        string item = context.Types.Of(Item(sources[0].Type));
        DescribeConvenient(context, request).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, sources))
                body.Line(check);
            body.Line($"int {count} = {string.Join(" + ", sources.Select(Count))};");
            body.Line($"{item}[,] {hessian} = new {item}[{count}, {count}];");
            IEnumerable<string> arguments = context.Declared.Select(parameter => Identifier.Of(parameter.Name))
                .Append($"{context.Names.Of("Differentiator.FlatMatrix")}.Of({hessian})");
            body.Line($"{context.Types.Of(context.Model.ReturnType)} {value} = {Identifier.Of(request.Prefix + DerivativeKinds.Hessian)}({string.Join(", ", arguments)});");
            body.Line($"return ({value}, {hessian});");
        });
    }

    public static Member Describe(EmissionContext context, Request request, string hessian = "hessian")
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string method = Xml.Code(context.Model.Name);
        var span = new SpanType(Item(sources[0].Type), IsReadOnly: false);
        string names = Xml.List([.. sources.Select(source => source.Name)]);
        Argument destination = new("", context.Types.Of(span), hessian, $"Overwritten with the second partial derivatives, row by row: n x n for the n numbers of {names}, in this order.");
        return new Member(
            [$"Computes {method} and its Hessian with respect to {names}."],
            [.. Arguments.Own(context, keepsOptional: false), destination],
            $"The value of {method}.",
            [.. Exceptions(context, sources), (context.Names.Of("System.ArgumentException"), "A span has the wrong length or overlaps another argument.")],
            [context.Attribute(request, DerivativeKinds.Hessian)],
            context.Model.Modifiers,
            context.Types.Of(context.Model.ReturnType),
            request.Prefix + DerivativeKinds.Hessian);
    }

    public static Member DescribeConvenient(EmissionContext context, Request request)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        string method = Xml.Code(context.Model.Name);
        return new Member(
            [$"Computes {method} and its Hessian with respect to {Xml.List([.. sources.Select(source => source.Name)])}."],
            [.. Arguments.Own(context, keepsOptional: true)],
            $"The value of {method} and its second partial derivatives, in a new array.",
            [.. Exceptions(context, sources)],
            [context.Attribute(request, DerivativeKinds.Hessian)],
            context.Model.Modifiers,
            $"({context.Types.Of(context.Model.ReturnType)} Value, {context.Types.Of(Item(sources[0].Type))}[,] Hessian)",
            request.Prefix + DerivativeKinds.Hessian);
    }

    private static IEnumerable<(string Type, string When)> Exceptions(EmissionContext context, IReadOnlyList<ParameterModel> sources)
    {
        if (sources.Any(source => source.Type is ArrayType or ListType))
            yield return (context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.");
    }

    private static IrType Item(IrType type) => type.Element ?? type;

    private static string Count(ParameterModel source) => source.Type.Element is null ? "1" : LengthOf(source);

    private static string LengthOf(ParameterModel source) => $"{Identifier.Of(source.Name)}.{(source.Type is ListType ? "Count" : "Length")}";

    // direction.Slice(0, x.Length), direction[x.Length]
    private static IEnumerable<string> Parts(IReadOnlyList<ParameterModel> sources, string numbers, string by)
    {
        List<string> before = [];
        int single = 0;
        foreach (ParameterModel source in sources)
        {
            string offset = string.Join(" + ", single > 0 || before.Count == 0 ? before.Append($"{single}") : before);
            if (source.Type.Element is null)
            {
                yield return $"{by}{numbers}[{offset}]";
                single++;
            }
            else
            {
                yield return $"{numbers}.Slice({offset}, {LengthOf(source)})";
                before.Add(LengthOf(source));
            }
        }
    }
}
