using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <content>A forward sweep for as many columns as a vector has lanes.</content>
internal sealed partial class JacobianMember
{
    private void Forward(CodeWriter w, LanesType lanes)
    {
        string directions = names.Take("directions"), tangents = names.Take(shape.Result is ArrayType ? "tangents" : "tangent");
        if (lanes.IsWide || shape.Columns.Any(block => shape.Written.Contains(block.Source)))
            Scratch(w, directions, lanes, columns);
        else
            directions = "";
        Dictionary<ParameterModel, string> left = [];
        foreach (ParameterModel written in shape.Written.Where(written => shape.Columns.All(block => block.Source != written)))
        {
            left.Add(written, names.Take(written.Name + (written.Type.Element is null ? "Tangent" : "Tangents")));
            if (written.Type.Element is not null)
                Scratch(w, left[written], lanes, JacobianShape.LengthOf(written));
        }

        if (ReturnsArray)
            Scratch(w, tangents, lanes, rows);
        Sweeps(w, forward!, column, columns, (body, first, shared) =>
        {
            Seed(body, directions, first);
            saved.Restore(body);
            IEnumerable<string> given = shape.Columns.Select(block => Given(block, directions, lanes));
            IEnumerable<string> more = left.Select(pair => pair.Key.Type.Element is null ? $"out {context.Types.Of(lanes)} {pair.Value}" : pair.Value);
            string call = Call(LanesMember.Name(forward!), [.. given, .. more, .. ReturnsArray ? new[] { tangents } : [], .. shared]);
            body.Line(ReturnsArray || ReturnsNothing ? $"{call};" : $"var {tangents} = {call};");
            foreach ((string from, string row) in Gathered(directions, tangents, left))
                body.Line($"{LanesClass}.Store({from}, {Rows(row)}, {columns}, {first});");
        });
    }

    private string LanesClass => context.Names.Of("Differentiator.Lanes");

    private void Seed(CodeWriter w, string directions, string first)
    {
        if (directions.Length > 0)
            w.Line($"{LanesClass}.Seed({directions}, {first});");
    }

    // directions[k]   or, where there are no more than one vector holds,   Vector128.Create(0, 1.0)
    private string Direction(LanesType lanes, string directions, string at)
    {
        if (directions.Length > 0)
            return $"{directions}[{at}]";
        return LanesMember.Unit(context, lanes, int.Parse(at, CultureInfo.InvariantCulture));
    }

    private string Given(JacobianBlock block, string directions, LanesType lanes)
    {
        if (block.IsMemory)
            return block.Of(directions, shape.Columns);
        if (shape.Written.Contains(block.Source))
            return $"ref {directions}[{block.At()}]";
        int k = 0;
        IrType type = forward!.Function.Parameters.First(parameter => parameter.TangentOf?.Name == block.Source.Name).Local.Type;
        return context.Expressions.Typed(JacobianShape.Made(type, _ => Direction(lanes, directions, block.At(k++))));
    }

    /// <summary>What holds tangents of the result, and the row where those belong.</summary>
    private IEnumerable<(string From, string Row)> Gathered(string directions, string tangents, Dictionary<ParameterModel, string> left)
    {
        if (ReturnsArray)
            return [(tangents, "0")];
        if (!ReturnsNothing)
            return JacobianShape.Leaves(forward!.Function.Value!.Type).Select((leaf, k) => (tangents + leaf.Path, $"{k}"));
        return shape.Rows.Select(block =>
        {
            JacobianBlock? given = shape.Columns.FirstOrDefault(each => each.Source == block.Source);
            string from = given is null ? left[block.Source] : block.IsMemory ? given.Of(directions, shape.Columns) : $"{directions}[{given.At()}]";
            return (from, block.At());
        });
    }

    // The Jacobian from a row on
    private string Rows(string row) => row == "0" ? jacobian
        : row == "1" ? $"{jacobian}.Slice({columns})"
        : $"{jacobian}.Slice({(row.Contains(' ') ? $"({row})" : row)} * {columns})";
}
