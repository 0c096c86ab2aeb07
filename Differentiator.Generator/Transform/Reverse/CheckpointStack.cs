using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// The memory for checkpoints, a stack: before which step each was made, and the state there. Where the next one belongs is told by
/// the runtime's <c>CheckpointSchedule</c>.
/// </summary>
internal sealed class CheckpointStack
{
    private static readonly ScalarType Int32 = IrType.Int32, Int64 = new(ScalarKind.Int64);
    private static readonly FunctionRef Next = new(RuntimeTypes.CheckpointSchedule, "Next", [Int32, Int32, Int32], Int32);
    private static readonly IntConstant One = new(1, Int32), Zero = new(0, Int32);

    private readonly LocalSupply supply;
    private readonly Local capacity, steps, kept;
    private readonly Local[] valueStates, arrayStates;

    public CheckpointStack(EquatableArray<Carried> values, EquatableArray<Local> arrays, LocalSupply supply)
    {
        this.supply = supply;
        (Values, Arrays) = (values, arrays);
        capacity = supply.Temporary("capacity", Int32);
        steps = supply.Temporary("checkpoints", SpanOf(Int32));
        kept = supply.Temporary("kept", Int32);
        valueStates = [.. values.Select(value => supply.Temporary(value.Parameter.Name + "States", SpanOf(value.Parameter.Type)))];
        arrayStates = [.. arrays.Select(array => supply.Temporary(array.Name + "States", SpanOf(array.Type.Element!)))];
    }

    /// <summary>The carried values that are part of the state.</summary>
    public EquatableArray<Carried> Values { get; }

    /// <summary>The arrays that are part of the state.</summary>
    public EquatableArray<Local> Arrays { get; }

    /// <summary>What a checkpoint takes, in words.</summary>
    public string Price => $"{FixedBytes} bytes" + string.Concat(Arrays.Select((array, k) => $"{(k == 0 ? " and" : ",")} {ElementSize.Of(array.Type.Element!)} for each element of {array.Name}"));

    /// <summary>Its step, and the values.</summary>
    private int FixedBytes => ElementSize.Of(Int32) + Values.Sum(value => ElementSize.Of(value.Parameter.Type));

    private Expr Bytes => Arrays.Count == 0 ? new IntConstant(FixedBytes, Int32) : Arrays.Aggregate(
        (Expr)new IntConstant(FixedBytes, Int64),
        (sum, array) => sum + (new IntConstant(ElementSize.Of(array.Type.Element!), Int64) * new Convert(FlatMemory.LengthOf(array), Int64)));

    // int capacity = CheckpointSchedule.Count(n, budget, 12); Span<int> checkpoints = ..; Span<double> xStates = ..;
    public IEnumerable<Stmt> Made(For loop, Segments? segments)
    {
        foreach (Let let in segments is null ? Counted(loop) : Counted(loop, segments))
            yield return let;
        yield return new Scratch(steps, capacity, segments is null ? "iteration of each checkpoint" : "segment of each checkpoint", loop.Origin);
        for (int k = 0; k < Values.Count; k++)
            yield return new Scratch(valueStates[k], capacity, $"{Values[k].Parameter.Name} at each checkpoint", loop.Origin);
        for (int k = 0; k < Arrays.Count; k++)
            yield return new Scratch(arrayStates[k], capacity * FlatMemory.LengthOf(Arrays[k]), $"{Arrays[k].Name} at each checkpoint", loop.Origin);
    }

    // for (i ..) body   becomes   for (i ..) { if (i == next) { keep the state; next = .. } body }
    /// <param name="present">The state's values at the beginning of a step.</param>
    public For Keeping(For loop, IReadOnlyList<Expr> present, Expr count) => Keeping(loop, present, Zero, Zero, count - One, kept);

    // for (i back ..) reverse   becomes   for (i back ..) { take the state; for (.. i) { if (k == next) keep it; run on }; if it was that of i, drop it; reverse }
    /// <param name="again">Runs from the state on to the step that is reversed, and leaves the values under the names that the step reads.</param>
    public For Restoring(For loop, For again)
    {
        Local before = supply.Copy(kept), top = supply.Temporary("top", Int32), from = supply.Temporary("from", Int32), after = supply.Copy(kept), left = supply.Copy(kept);
        List<Stmt> statements = [new Let(top, before - One, Origin.None), new Let(from, new Load(steps, top, Int32), Origin.None)];
        Carried[] carried = [.. again.Carried];
        for (int k = 0; k < carried.Length; k++)
        {
            Local value = supply.Copy(carried[k].Parameter);
            statements.Add(new Let(value, new Load(valueStates[k], top, value.Type), Origin.None));
            carried[k] = carried[k] with { Initial = value };
        }

        for (int k = 0; k < Arrays.Count; k++)
            statements.Add(FlatMemory.Restored(Arrays[k], arrayStates[k], top, supply));
        For onward = again with { Range = new LoopRange(from, loop.Index, 1, IsInclusive: false), Carried = carried.ToEquatableArray() };
        statements.Add(Keeping(onward, [.. again.Carried.Select(own => own.Parameter)], before, new Call(Next, [from, loop.Index, capacity - before]), loop.Index, after));
        statements.Add(new If(from.IsEqualTo(loop.Index), new Region([], [after - One]), new Region([], [after]), [left], Origin.None));
        return loop with
        {
            Carried = loop.Carried.Append(new Carried(before, kept, supply.Copy(kept))),
            Body = new Region([.. statements, .. loop.Body.Statements], loop.Body.Yields.Append(left)),
        };
    }

    private For Keeping(For loop, IReadOnlyList<Expr> present, Expr firstKept, Expr firstNext, Expr last, Local leaving)
    {
        Local at = supply.Copy(kept), next = supply.Temporary("next", Int32), more = supply.Copy(kept), now = supply.Copy(kept), following = supply.Copy(next), then = supply.Copy(next);
        List<Stmt> keep = [new Store(steps, at, loop.Index, Accumulates: false, Origin.None)];
        for (int k = 0; k < Values.Count; k++)
            keep.Add(new Store(valueStates[k], at, present[k], Accumulates: false, Origin.None));
        for (int k = 0; k < Arrays.Count; k++)
            keep.Add(FlatMemory.Kept(Arrays[k], arrayStates[k], at, supply));
        keep.Add(new Let(more, at + One, Origin.None));
        keep.Add(new Let(following, new Call(Next, [loop.Index, last, capacity - more]), Origin.None));
        If isNext = new(loop.Index.IsEqualTo(next), new Region(keep.ToEquatableArray(), [more, following]), new Region([], [at, next]), [now, then], Origin.None);
        return loop with
        {
            Carried = loop.Carried.AddRange([new Carried(at, firstKept, leaving), new Carried(next, firstNext, supply.Copy(next))]),
            Body = new Region([isNext, .. loop.Body.Statements], loop.Body.Yields.AddRange([now, then])),
        };
    }

    private IEnumerable<Let> Counted(For loop) =>
        [new Let(capacity, new Call(new FunctionRef(RuntimeTypes.CheckpointSchedule, "Count", [Int32, Int64, Int64], Int32), [loop.Range.End!, loop.Budget!, Bytes]), loop.Origin)];

    private IEnumerable<Let> Counted(For loop, Segments segments)
    {
        Expr count = segments.Iterations, each = new IntConstant(segments.IterationBytes, Int32);
        return
        [
            new Let(segments.Length, new Call(new FunctionRef(RuntimeTypes.CheckpointSchedule, "SegmentLength", [Int32, Int64, Int64, Int64], Int32), [count, loop.Budget!, Bytes, each]), loop.Origin),
            new Let(segments.Count, new Call(new FunctionRef(RuntimeTypes.CheckpointSchedule, "Segments", [Int32, Int32], Int32), [count, segments.Length]), loop.Origin),
            new Let(capacity, new Call(new FunctionRef(RuntimeTypes.CheckpointSchedule, "Count", [Int32, Int32, Int64, Int64, Int64], Int32), [count, segments.Length, loop.Budget!, Bytes, each]), loop.Origin),
        ];
    }

    private static SpanType SpanOf(IrType element) => new(element, IsReadOnly: false);
}
