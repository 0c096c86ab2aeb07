using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>A forward sweep for each column: the tangents of the result are the column.</content>
internal sealed partial class JacobianMember
{
    private void Forward(CodeWriter w)
    {
        string direction = names.Take("direction"), index = names.Take("i");
        Scratch(w, direction, item, columns);
        Dictionary<ParameterModel, string> left = [];
        foreach (ParameterModel written in shape.Written.Where(written => shape.Columns.All(block => block.Source != written)))
        {
            left.Add(written, names.Take(written.Name + "Tangent"));
            if (written.Type.Element is { } element)
                Scratch(w, left[written], element, JacobianShape.LengthOf(written));
        }

        string tangent = names.Take("tangent");
        if (shape.Result is ArrayType array)
            Scratch(w, tangent, array.Item, rows);
        w.Line($"for (int {column} = 0; {column} < {columns}; {column}++)");
        using (w.Block())
        {
            w.Line($"{direction}.Clear();");
            w.Line($"{direction}[{column}] = 1;");
            saved.Restore(w);
            IEnumerable<string> given = shape.Columns.Select(block => Given(block, direction));
            IEnumerable<string> more = left.Select(pair => pair.Key.Type.Element is null ? $"out {context.Types.Of(pair.Key.Type)} {pair.Value}" : pair.Value);
            string call = Call(ReturnsArray ? TangentMember.Alone(shape.Request) : shape.Request.Prefix + DerivativeKinds.Jvp, [.. given, .. more, .. ReturnsArray ? new[] { tangent } : []]);
            w.Line(ReturnsArray || ReturnsNothing ? $"{call};" : $"{context.Types.Of(shape.Result)} {tangent} = {call}.Tangent;");
            Gather(w, direction, tangent, index, left);
        }
    }

    private string Given(JacobianBlock block, string direction)
    {
        if (block.IsMemory)
            return block.Of(direction, shape.Columns);
        if (shape.Written.Contains(block.Source))
            return $"ref {direction}[{block.At()}]";
        int k = 0;
        return context.Expressions.Typed(JacobianShape.Made(block.Source.Type, type => As(type, $"{direction}[{block.At(k++)}]", item)));
    }

    private void Gather(CodeWriter w, string direction, string tangent, string index, Dictionary<ParameterModel, string> left)
    {
        if (shape.Result is ArrayType array)
        {
            Copy(w, index, rows, index, $"{tangent}[{index}]", array.Item);
            return;
        }

        if (!ReturnsNothing)
        {
            int k = 0;
            foreach ((string path, IrType type) in JacobianShape.Leaves(shape.Result))
                w.Line($"{At(k++.ToString(System.Globalization.CultureInfo.InvariantCulture))} = {As(item, tangent + path, type)};");
            return;
        }

        foreach (JacobianBlock block in shape.Rows)
        {
            JacobianBlock? given = shape.Columns.FirstOrDefault(each => each.Source == block.Source);
            if (block.Length is { } length)
                Copy(w, index, length, block.At(index), given is null ? $"{left[block.Source]}[{index}]" : $"{direction}[{given.At(index)}]", block.Source.Type.Element!);
            else
                w.Line($"{At(block.At())} = {As(item, given is null ? left[block.Source] : $"{direction}[{given.At()}]", given is null ? block.Source.Type : item)};");
        }
    }

    private void Copy(CodeWriter w, string index, string length, string at, string number, IrType type)
    {
        w.Line($"for (int {index} = 0; {index} < {length}; {index}++)");
        using (w.Indent())
            w.Line($"{At(at)} = {As(item, number, type)};");
    }

    private string At(string row) => row == "0" ? $"{jacobian}[{column}]"
        : row == "1" ? $"{jacobian}[{columns} + {column}]"
        : $"{jacobian}[{(row.Contains(' ') ? $"({row})" : row)} * {columns} + {column}]";
}
