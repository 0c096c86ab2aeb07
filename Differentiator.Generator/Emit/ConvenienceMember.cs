using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FGradient(p..)</c>, <c>FHvp(p.., tangents)</c> and <c>FGradientHvp(p.., tangents)</c>, which return a named tuple.</summary>
internal static class ConvenienceMember
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative derivative)
    {
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(derivative.Request);
        IReadOnlyList<string> own = [.. context.Declared.Select(parameter => parameter.Name)];
        IReadOnlyList<string> names =
            [.. derivative.Function.Parameters.Where(parameter => parameter.Local.Role != LocalRole.Instance).Select(parameter => parameter.Local.Name).Skip(own.Count)];
        IReadOnlyList<string> given = [.. derivative.Function.Parameters.Where(parameter => parameter.IsGiven).Select(parameter => parameter.Local.Name)];
        names = [.. names.Except(given)];
        IReadOnlyList<ParameterModel> parts = [.. names.Select((_, k) => sources[k % sources.Count])];
        Member member = Describe(context, derivative.Request, derivative.Kind, given);
        (member with { Summary = [.. member.Summary, .. ClosedForm.Notes(derivative, context)] }).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, sources))
                body.Line(check);
            for (int k = 0; k < parts.Count; k++)
            {
                if (IsMemory(parts[k].Type))
                    body.Line($"{context.Types.Of(Result(parts[k].Type))} {Identifier.Of(names[k])} = {NewArray(context, parts[k])};");
            }

            IEnumerable<string> destinations = parts.Select((source, k) => !IsMemory(source.Type)
                ? $"out {context.Types.Of(source.Type)} {Identifier.Of(names[k])}"
                : Identifier.Of(names[k]));
            string value = new UniqueNames(own.Concat(given).Concat(names)).Take("value");
            string arguments = string.Join(", ", context.Declared.Select(Passed).Concat(given.Select(Identifier.Of)).Concat(destinations));
            string name = derivative.Request.Prefix + derivative.Kind;
            string owner = context.Model.Modifiers.Contains("static") ? $"global::{context.ContainingType}" : "this";
            string callee = own.Concat(given).Concat(names).Contains(name) ? $"{owner}.{Identifier.Of(name)}" : Identifier.Of(name);
            body.Line($"{context.Types.Of(context.Model.ReturnType)} {value} = {callee}({arguments});");
            body.Line($"return ({value}, {string.Join(", ", names.Select(Identifier.Of))});");
        });
    }

    public static string Passed(ParameterModel parameter) => parameter.Modifier switch
    {
        "" => "",
        "ref" or "out" => parameter.Modifier + " ",
        _ => "in ",
    } + Identifier.Of(parameter.Name);

    public static Member Describe(EmissionContext context, Request request, DerivativeKinds kind = DerivativeKinds.Gradient, IReadOnlyList<string>? given = null)
    {
        bool isProduct = Tangent.IsSecond(kind), isBoth = kind == DerivativeKinds.GradientHvp;
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        ParameterModel[] parts = isBoth ? [.. sources, .. sources] : [.. sources];
        IReadOnlyList<string> results = isBoth
            ? TupleNames.Of(sources.Select(source => source.Name + "Gradient").Concat(sources.Select(source => source.Name + "Hvp")), suffix: "")
            : TupleNames.Of(sources.Select(source => source.Name));
        IEnumerable<string> elements = parts.Zip(results, (source, name) => $"{context.Types.Of(Result(source.Type))} {name}");
        string method = Xml.Code(context.Model.Name);
        IReadOnlyList<string> names = isProduct ? [.. given ?? [.. Arguments.Names(context, request, kind).Skip(context.Declared.Count).Take(sources.Count)]] : [];
        IEnumerable<Tangent> tangents = names.Select((name, k) => new Tangent(sources[k], name, IsWritten: false, IsGiven: true));
        return new Member(
            [isProduct
                ? $"Computes {method}{(isBoth ? ", its gradient," : "")} and the product of its Hessian and the direction in which {Xml.List([.. sources.Select(source => source.Name)])} move{(sources.Count == 1 ? "s" : "")}."
                : $"Computes {method} and its gradient with respect to {Xml.List([.. sources.Select(source => source.Name)])}."],
            [.. Arguments.Own(context, keepsOptional: !isProduct), .. tangents.Select(tangent => Arguments.Tangent(context, tangent))],
            $"The value of {method}{(isBoth ? "," : " and")} {(isBoth ? "its partial derivatives, and the parts of the product" : isProduct ? "the parts of the product" : "its partial derivatives")}" + (sources.Any(source => IsMemory(source.Type)) ? ", in new arrays." : "."),
            sources.Any(source => source.Type is ArrayType or ListType or RectangularType)
                ? [(context.Names.Of("System.ArgumentNullException"), "An array to differentiate with respect to is null.")]
                : [],
            [context.Attribute(request, kind)],
            context.Modifiers(request, kind),
            $"({context.Types.Of(context.Model.ReturnType)} {TupleNames.Value}, {string.Join(", ", elements)})",
            request.Prefix + kind);
    }

    private static bool IsMemory(IrType type) => type is MatrixType || type.Element is not null;

    private static IrType Result(IrType type) => type switch
    {
        RectangularType => type,
        { Element: { } item } => new ArrayType(item),
        _ => type,
    };

    // new double[x.Length], new double[m.GetLength(0), m.GetLength(1)], and row by row for a jagged array
    private static string NewArray(EmissionContext context, ParameterModel source)
    {
        string name = Identifier.Of(source.Name);
        return source.Type switch
        {
            MatrixType => $"new {context.Types.Of(source.Type)}({name}.Rows, {name}.Columns)",
            RectangularType rectangle =>
                $"new {context.Types.Of(rectangle.Item)}[{string.Join(", ", Enumerable.Range(0, rectangle.Rank).Select(dimension => $"{name}.GetLength({dimension})"))}]",
            ArrayType { Item: ArrayType row } => $"{context.Names.Of("System.Array")}.ConvertAll({name}, row => new {context.Types.Of(row.Item)}[row.Length])",
            ListType list => $"new {context.Types.Of(list.Item)}[{name}.Count]",
            _ => $"new {context.Types.Of(source.Type.Element!)}[{name}.Length]",
        };
    }
}
