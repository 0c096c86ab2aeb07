using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>Some iterations of a loop in vectors of one width.</summary>
/// <param name="Step">How many iterations at a time.</param>
/// <param name="Lanes">What is carried, after them.</param>
/// <param name="Body">The first vector of a step.</param>
internal sealed record VectorPart(For Loop, int Step, IReadOnlyList<Expr> Lanes, VectorBody Body)
{
    /// <summary>Null if something has no form in lanes.</summary>
    /// <param name="beside">How many vectors beside each other, each with its own sums.</param>
    /// <param name="first">What the lanes of each carried value start from.</param>
    public static VectorPart? Of(
        For loop, LanesType lanes, int beside, (Expr First, Local End) range, Func<int, Expr> first, LoopAccesses accesses, IReadOnlyList<Reduction> reductions, LocalSupply supply)
    {
        Local index = supply.Copy(loop.Index);
        int step = beside * lanes.Count;
        VectorBody[] bodies = [.. Enumerable.Range(0, beside).Select(_ => new VectorBody(loop, lanes, accesses, reductions, supply))];
        Local[][] before = [.. bodies.Select(_ => Widened())], after = [.. bodies.Select(_ => Widened())];
        Region[] regions = [.. bodies.Select((body, k) => body.Write(k == 0 ? index : index + new IntConstant(k * lanes.Count, IrType.Int32), before[k]))];
        if (bodies.Any(body => body.IsRefused))
            return null;

        For vectors = new(
            index,
            new LoopRange(range.First, range.End, step, IsInclusive: false),
            [.. bodies.SelectMany((body, n) => reductions.Select((_, k) => new Carried(before[n][k], first(k), after[n][k])).Concat(body.Sums))],
            new Region(regions.SelectMany(region => region.Statements).ToEquatableArray(), regions.SelectMany(region => region.Yields).ToEquatableArray()),
            loop.Origin)
        { Note = $"{step} iterations at a time{(loop.Note.Length > 0 ? $", {loop.Note}" : "")}" };
        return new VectorPart(vectors, step, [.. reductions.Select((_, k) => after.Select(each => (Expr)each[k]).Aggregate((left, right) => left + right))], bodies[0]);

        Local[] Widened() => [.. loop.Carried.Select(carried => supply.Temporary(VectorBody.NameOf(carried.Parameter), lanes))];
    }

    /// <summary>What is added, after the vectors, to the elements to which every iteration adds.</summary>
    public IEnumerable<Stmt> Totals(bool isAny) => Body.Totals(Loop.Range.Start, (Local)Loop.Range.End!, isAny);
}
