using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>A reverse sweep for each row: the gradient of one number of the result is the row.</content>
internal sealed partial class JacobianMember
{
    private void Reverse(CodeWriter w)
    {
        string cotangent = names.Take("cotangent"), gradient = names.Take("gradient");
        bool isOne = shape.Result.IsFloatingPoint;
        IrType? kept = shape.Result is ArrayType array ? array.Item : ReturnsNothing ? shape.Written[0].Type.Element ?? shape.Written[0].Type : null;
        if (kept is not null)
        {
            Scratch(w, cotangent, kept, rows);
            w.Line($"{cotangent}.Clear();");
        }

        List<string> cotangents = [.. Cotangents(w, cotangent)];
        w.Line($"{jacobian}.Clear();");
        if (isOne)
        {
            Row(w, jacobian, "1", cotangents);
            return;
        }

        w.Line($"for (int {row} = 0; {row} < {rows}; {row}++)");
        using (w.Block())
        {
            w.Line($"{context.Names.Of("System.Span")}<{context.Types.Of(item)}> {gradient} = {jacobian}.Slice({row} * {columns}, {columns});");
            if (kept is not null)
                w.Line($"{cotangent}[{row}] = 1;");
            int k = 0;
            Row(w, gradient, shape.Result is StructType ? context.Expressions.Typed(JacobianShape.Made(shape.Result, _ => $"{row} == {k++} ? 1 : 0")) : ReturnsNothing ? null : cotangent, cotangents);
            if (kept is not null)
                w.Line($"{cotangent}[{row}] = 0;");
        }
    }

    /// <summary>The cotangents of what is written: of a method that returns something, zero.</summary>
    private IEnumerable<string> Cotangents(CodeWriter w, string cotangent)
    {
        if (ReturnsNothing)
            return shape.Rows.Select(block => block.IsMemory ? block.Of(cotangent, shape.Rows) : $"{cotangent}[{block.At()}]");
        List<string> zeros = [];
        foreach (ParameterModel written in shape.Written)
        {
            if (written.Type.Element is not { } element)
            {
                zeros.Add("0");
                continue;
            }

            string zero = names.Take(written.Name + "Cotangent");
            Scratch(w, zero, element, JacobianShape.LengthOf(written));
            w.Line($"{zero}.Clear();");
            zeros.Add(zero);
        }

        return zeros;
    }

    private void Row(CodeWriter w, string gradient, string? result, IEnumerable<string> cotangents)
    {
        saved.Restore(w);
        List<string> accumulators = [];
        List<(JacobianBlock Block, string Name)> apart = [];
        foreach (JacobianBlock block in shape.Columns)
        {
            if (block.IsMemory)
                accumulators.Add(block.Of(gradient, shape.Columns));
            else if (block.Source.Type == item)
                accumulators.Add($"ref {gradient}[{block.At()}]");
            else
            {
                // A structure, or a number of another type, has no place in the row itself.
                string name = names.Take(block.Source.Name + "Gradient");
                w.Line($"{context.Types.Of(block.Source.Type)} {name} = default;");
                apart.Add((block, name));
                accumulators.Add($"ref {name}");
            }
        }

        w.Line($"{Call(shape.Request.Prefix + DerivativeKinds.Vjp, [.. result is null ? [] : new[] { result }, .. cotangents, .. accumulators])};");
        foreach ((JacobianBlock block, string name) in apart)
        {
            int k = 0;
            foreach ((string path, IrType type) in JacobianShape.Leaves(block.Source.Type))
                w.Line($"{gradient}[{block.At(k++)}] = {As(item, name + path, type)};");
        }
    }
}
