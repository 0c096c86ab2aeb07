using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Writes <c>FHessian(p.., hessian)</c> row by row: each one is the product with a unit vector.</summary>
internal static class HessianRows
{
    public static void Write(CodeWriter w, EmissionContext context, Derivative product)
    {
        Request request = product.Request;
        IReadOnlyList<ParameterModel> sources = context.WithRespectTo(request);
        var unique = new UniqueNames(context.Declared.Select(parameter => parameter.Name));
        string hessian = unique.Take("hessian"), count = unique.Take("count"), scratch = unique.Take("scratch"), direction = unique.Take("direction");
        string row = unique.Take("row"), k = unique.Take("k"), value = unique.Take("value");
        string item = context.Types.Of(HessianMember.Item(sources[0].Type)), span = context.Names.Of("System.Span");
        string[] own = [.. context.Declared.Select(ConvenienceMember.Passed)];
        var saved = new SavedInputs(context, product.Function, unique);
        Member member = HessianMember.Describe(context, request, hessian);
        (member with { Summary = [.. member.Summary, SweepNotes.HessianRows(request)] }).Write(w, body =>
        {
            foreach (string check in Guards.NotNull(context, sources))
                body.Line(check);
            body.Line($"int {count} = {HessianMember.Count(sources)};");
            foreach (string guard in HessianMember.Guard(context, product, hessian, $"{count} * {count}"))
                body.Line(guard);
            body.Line();
            saved.Save(body);
            body.Line($"{context.Types.Of(context.Model.ReturnType)} {value} = {Identifier.Of(context.Model.Name)}({string.Join(", ", own)});");
            body.Line($"using {context.Names.Of("Differentiator.Scratch")}<{item}> {scratch} = new({count}, stackalloc {item}[16]);");
            body.Line($"{span}<{item}> {direction} = {scratch}.Span;");
            body.Line($"{direction}.Clear();");
            body.Line($"for (int {k} = 0; {k} < {count}; {k}++)");
            using (body.Block())
            {
                body.Line($"{span}<{item}> {row} = {hessian}.Slice({k} * {count}, {count});");
                body.Line($"{direction}[{k}] = 1;");
                saved.Restore(body);
                string call = string.Join(", ", own.Concat(Parts(sources, direction, "")).Concat(Parts(sources, row, "out ")));
                body.Line($"{Identifier.Of(request.Prefix + DerivativeKinds.Hvp)}({call});");
                body.Line($"{direction}[{k}] = 0;");
            }

            body.Line($"return {value};");
        });
    }

    // row for one array; else row.Slice(0, x.Length), row[x.Length]
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
                yield return sources.Count == 1 ? numbers : $"{numbers}.Slice({offset}, {HessianMember.LengthOf(source)})";
                before.Add(HessianMember.LengthOf(source));
            }
        }
    }
}
