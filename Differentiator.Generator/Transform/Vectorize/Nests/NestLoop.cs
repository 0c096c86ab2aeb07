using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>
/// A loop with loops inside, in parts: several of its iterations at once, each in a lane, and the original one for those that are left
/// over. What an iteration has for itself is there for each lane, and so is what iterations add to, which is put together at the end.
/// </summary>
internal sealed class NestLoop
{
    /// <summary>How many elements with a sum in each lane are worth it: more than that are not found in a cache.</summary>
    private const int MostSums = 1 << 14;

    private readonly For loop;
    private readonly LanesType lanes;
    private readonly NestMemory memory;
    private readonly EquatableArray<Reduction> reductions;
    private readonly LocalSupply supply;

    private NestLoop(For loop, LanesType lanes, NestMemory memory, EquatableArray<Reduction> reductions, LocalSupply supply) =>
        (this.loop, this.lanes, this.memory, this.reductions, this.supply) = (loop, lanes, memory, reductions, supply);

    /// <summary>Null if iterations depend on each other or on what has no form in lanes, or if elements would have to be gathered too often.</summary>
    public static IReadOnlyList<Stmt>? Of(For loop, LaneWidth width, Function function, Memory memory, LocalSupply supply)
    {
        if (!IsNest(loop) || VectorLoop.ItemOf(loop) is not { } item || loop.Carried.Any(carried => carried.Parameter.Type != item))
            return null;
        if (Reduction.AllOf(loop) is not { } reductions || !reductions.All(reduction => reduction.IsSum) || NestMemory.Of(loop, item, function, memory) is not { } nest)
            return null;
        return new NestLoop(loop, new LanesType(item, width), nest, reductions, supply).Write();
    }

    private static bool IsNest(For loop) => loop is { IsCounted: true, Budget: null, Range: { Step: 1 or -1, End: not null } }
        && loop.Index.Type == IrType.Int32
        && !loop.Range.Ends.SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Load or Call)
        && loop.Body.AllStatements().Any(statement => statement is For);

    private List<Stmt>? Write()
    {
        List<Stmt> all = [];
        (Expr first, Expr last) = LoopBounds.Of(loop.Range);
        if (!LoopBounds.IsSimple(last))
        {
            Local once = supply.Temporary($"{loop.Index.Name}End", IrType.Int32);
            all.Add(LoopBounds.Let(loop, once, last));
            last = once;
        }

        Local end = supply.Temporary("lanesEnd", IrType.Int32);
        NestSums[] sums = [.. memory.Sums.Select(array => NestSums.Of(array, lanes, supply, loop.Origin))];
        NestBody body = new(loop, lanes, memory, supply);
        foreach (NestSums each in sums)
            body.Replace(each.Array, each.Sums);
        if (Vectors(body, first, end) is not { } vectors)
            return null;
        sums = [.. sums.Where(each => body.Summed.Contains(each.Array))];
        all.AddRange(sums.SelectMany(each => each.Counting));
        Local[] results = [supply.Copy(end), .. loop.Carried.Select(each => supply.Copy(each.Parameter))];
        Region none = new([], [first, .. loop.Carried.Select(each => each.Initial)]);
        Stmt[] some = [LoopBounds.Let(loop, end, LoopBounds.End(first, last, lanes.Count)), .. sums.SelectMany(each => each.Before), .. vectors.Statements, .. sums.SelectMany(each => each.After)];
        all.Add(new If(Condition(first, last, sums.Select(each => each.Count)), vectors with { Statements = some.ToEquatableArray() }, none, results.ToEquatableArray(), loop.Origin));
        all.Add(LoopBounds.Rest(loop, results[0], results.Skip(1)));
        return all;
    }

    // Enough iterations, elements and rows for all of them, and not too many sums.
    private Expr Condition(Expr first, Expr last, IEnumerable<Expr> counts)
    {
        Expr count = first is IntConstant { Value: 0 } ? last : last - first;
        List<Expr> conditions = [Compared(BinaryOp.GreaterOrEqual, count, new IntConstant(lanes.Count, IrType.Int32))];
        if (first is not IntConstant { Value: >= 0 })
            conditions.Insert(0, Compared(BinaryOp.GreaterOrEqual, first, new IntConstant(0, IrType.Int32)));
        conditions.AddRange(memory.Elements.Select(ArrayLengths.LengthOf).Where(length => length != last).Select(length => Compared(BinaryOp.LessOrEqual, last, length)));
        conditions.AddRange(memory.Rows.Select(array => new Call(new FunctionRef(RuntimeTypes.Vectors, "AreAlike", [array.Type, IrType.Int32, IrType.Int32], IrType.Boolean), [array, first, last])));
        conditions.AddRange(counts.Select(each => Compared(BinaryOp.LessOrEqual, each, new IntConstant(MostSums, IrType.Int32))));
        return conditions.Aggregate((left, right) => new Binary(BinaryOp.And, left, right, IrType.Boolean));
    }

    private static Binary Compared(BinaryOp op, Expr left, Expr right) => new(op, left, right, IrType.Boolean);

    private Region? Vectors(NestBody body, Expr first, Local end)
    {
        List<Stmt> before = [];
        foreach (Scratch scratch in memory.Private)
        {
            Local own = InLanes(scratch.Span);
            before.Add(scratch with { Span = own, IsRenewed = false });
            body.Replace(scratch.Span, own);
        }

        Local index = supply.Copy(loop.Index);
        Local[] parameters = [.. loop.Carried.Select(carried => Sum(carried.Parameter))], totals = [.. loop.Carried.Select(carried => Sum(carried.Parameter))];
        Region region = body.Write(index, parameters);
        if (body.IsRefused || !body.IsWorthIt)
            return null;
        For vectors = new(
            index,
            new LoopRange(first, end, lanes.Count, IsInclusive: false),
            loop.Carried.Select((carried, k) => new Carried(parameters[k], reductions[k].First(carried.Initial, lanes), totals[k])).ToEquatableArray(),
            region,
            loop.Origin)
        { Note = $"{lanes.Count} iterations at a time{(loop.Note.Length > 0 ? $", {loop.Note}" : "")}" };
        Expr[] carried = [.. loop.Carried.Select((each, k) => reductions[k].Last(each.Initial, totals[k]))];
        return new Region([.. before, .. body.Ahead, vectors], [end, .. carried]);
    }

    // Memory that is the same in all lanes stays what it is.
    private Local InLanes(Local array) => memory.AccessOf(array) == NestAccess.Uniform
        ? supply.Copy(array)
        : supply.Temporary(array.Name + "Lanes", array.Type is TapeType ? new TapeType(lanes) : new SpanType(lanes, IsReadOnly: false));

    private Local Sum(Local carried) => supply.Temporary(VectorBody.NameOf(carried), lanes);
}
