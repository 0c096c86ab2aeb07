using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>A reverse sweep for as many rows as a vector has lanes.</content>
internal sealed partial class JacobianMember
{
    private void Reverse(CodeWriter w, LanesType lanes)
    {
        string cotangents = names.Take("cotangents"), gradients = names.Take("gradients");
        if (lanes.IsWide || shape.Result is not StructType)
            Scratch(w, cotangents, lanes, rows);
        else
            cotangents = "";
        bool areApart = !lanes.IsWide && shape.Columns.All(block => !block.IsMemory);
        if (!areApart)
            Scratch(w, gradients, lanes, columns);
        List<string> written = [.. Cotangents(w, cotangents, lanes)];
        Sweeps(w, reverse!, row, rows, (body, first, shared) =>
        {
            Seed(body, cotangents, first);
            if (!areApart && !RowsHaveValue)
                body.Line($"{gradients}.Clear();");
            saved.Restore(body);
            List<string> accumulators = [];
            List<(JacobianBlock Block, IrType Type, string Name)> apart = [];
            foreach (JacobianBlock block in shape.Columns)
                accumulators.Add(Accumulator(body, block, areApart ? null : gradients, apart));
            IEnumerable<string> result = ReturnsNothing ? [] : [ReturnsArray ? cotangents : Cotangent(lanes, cotangents)];
            string target = !RowsHaveValue ? "" : forward is null && !lanes.IsWide ? $"{context.Types.Of(shape.Result)} {value} = " : $"{value} = ";
            if (strong is null)
                body.Line($"{target}{Call(LanesMember.Name(reverse!), [.. result, .. written, .. accumulators, .. shared])};");
            else
                PlainFirst(body, target, [.. result, .. written], accumulators, [.. shape.Columns.Select((block, k) => Declared(block, apart) ?? accumulators[k])]);
            foreach ((JacobianBlock block, IrType type, string name) in apart)
            {
                int k = 0;
                foreach ((string path, _) in JacobianShape.Leaves(type))
                {
                    string at = block.At(k++);
                    body.Line(areApart ? $"{LanesClass}.StoreColumn({name}{path}, {jacobian}, {columns}, {at});" : $"{gradients}[{at}] = {name}{path};");
                }
            }

            if (!areApart)
                body.Line($"{LanesClass}.StoreRows({gradients}, {jacobian}, {first});");
        });
    }

    // Where a derivative is infinite or NaN, all are computed again with strong products.
    private void PlainFirst(CodeWriter w, string target, IReadOnlyList<string> given, IEnumerable<string> accumulators, IEnumerable<string> again)
    {
        string isFinite = names.Take("isFinite");
        w.Line($"{target}{Call(LanesMember.Name(reverse!), [.. given, .. accumulators, $"out bool {isFinite}"])};");
        w.Line($"if (!{isFinite})");
        using (w.Indent())
            w.Line($"{value} = {Call(LanesMember.Name(strong!), [.. given, .. again])};");
    }

    // out T name   becomes   out name
    private static string? Declared(JacobianBlock block, IEnumerable<(JacobianBlock Block, IrType Type, string Name)> apart) =>
        apart.Where(each => each.Block == block).Select(each => $"out {each.Name}").FirstOrDefault();

    private string Accumulator(CodeWriter w, JacobianBlock block, string? gradients, List<(JacobianBlock Block, IrType Type, string Name)> apart)
    {
        if (block.IsMemory)
            return block.Of(gradients!, shape.Columns);
        IrType type = reverse!.Function.Parameters.First(parameter => parameter.GradientOf?.Name == block.Source.Name).Local.Type;
        if (type is LanesType && gradients is not null)
            return $"{(RowsHaveValue ? "out" : "ref")} {gradients}[{block.At()}]";
        string name = names.Take(block.Source.Name + "Gradient");
        if (!RowsHaveValue)
            w.Line($"{context.Types.Of(type)} {name} = default;");
        apart.Add((block, type, name));
        return RowsHaveValue ? $"out {context.Types.Of(type)} {name}" : $"ref {name}";
    }

    // One lane of each part is 1.
    private string Cotangent(LanesType lanes, string cotangents)
    {
        int k = 0;
        IrType type = reverse!.Function.Parameters[context.Model.Parameters.Count].Local.Type;
        return context.Expressions.Typed(JacobianShape.Made(type, _ => Direction(lanes, cotangents, $"{k++}")));
    }

    /// <summary>The cotangents of what is written: of a method that returns something, zero.</summary>
    private IEnumerable<string> Cotangents(CodeWriter w, string cotangents, LanesType lanes)
    {
        if (ReturnsNothing)
        {
            foreach (JacobianBlock block in shape.Rows)
                yield return block.IsMemory ? block.Of(cotangents, shape.Rows) : $"{cotangents}[{block.At()}]";
            yield break;
        }

        foreach (ParameterModel written in shape.Written)
        {
            if (written.Type.Element is null)
            {
                yield return "default";
                continue;
            }

            string zeros = names.Take(written.Name + "Cotangents");
            Scratch(w, zeros, lanes, JacobianShape.LengthOf(written));
            w.Line($"{zeros}.Clear();");
            yield return zeros;
        }
    }
}
