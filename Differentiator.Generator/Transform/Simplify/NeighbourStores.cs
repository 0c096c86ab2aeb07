using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>The only two places where a loop touches some memory: it adds to an element, and to the one that the next iteration calls so.</summary>
/// <param name="IsAny">Whether the loop has an iteration.</param>
/// <param name="IsNone">Whether it has none.</param>
/// <param name="Last">The index of the element that the last iteration adds to ahead.</param>
/// <param name="Met">How many elements all iterations together add to, from the first on, if there are any; null if they begin with another.</param>
internal sealed record NeighbourStores(Store Own, Store Ahead, Expr IsAny, Expr IsNone, Expr Last, Expr? Met)
{
    public static NeighbourStores? Of(For loop, Memory memory)
    {
        if (!loop.IsCounted || loop.Range is not { End: { } end, Step: 1 or -1 } range || !IsSame(range.Start) || !IsSame(end))
            return null;
        foreach (Store own in loop.Body.Statements.OfType<Store>())
        {
            if (Offset(own.Index, loop) is { } offset
                && loop.Body.Statements.OfType<Store>().FirstOrDefault(store => store.Array == own.Array && Offset(store.Index, loop) == offset + range.Step) is { } ahead
                && AreAlone(own, ahead, loop, memory))
                return new NeighbourStores(own, ahead, IsRun(range), IsNotRun(range), Plus(end, offset + (range.IsInclusive ? range.Step : 0)), Reached(range, end, offset));
        }

        return null;
    }

    private static bool AreAlone(Store own, Store ahead, For loop, Memory memory) =>
        own is { Accumulates: true, Member: "" } && ahead is { Accumulates: true, Member: "" } && own.Value.Type.IsFloatingPoint
        && !loop.AllDefined().Contains(own.Array)
        && !memory.ReadBy(loop).Intersect(memory.RootsOf(own.Array)).Any()
        && loop.Body.Statements.All(statement => ReferenceEquals(statement, own) || ReferenceEquals(statement, ahead) || !memory.WrittenBy(statement).Intersect(memory.RootsOf(own.Array)).Any());

    /// <summary>How far from the loop's index an element is.</summary>
    private static int? Offset(Expr index, For loop) => index switch
    {
        Local local when local == loop.Index => 0,
        Binary { Op: BinaryOp.Add, Right: IntConstant { Value: <= 1 and >= -1 } more } sum when sum.Left == loop.Index => (int)more.Value,
        Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: <= 1 and >= -1 } less } difference when difference.Left == loop.Index => -(int)less.Value,
        _ => null,
    };

    /// <summary>Whether a bound of the loop is the same after it.</summary>
    private static bool IsSame(Expr bound) => bound.Type == IrType.Int32 && bound.SelfAndDescendants().All(node => node is Local or Length or IntConstant or Binary);

    // The loop's own elements are as far from the index as offset says; the last iteration adds to one more.
    private static Expr? Reached(LoopRange range, Expr end, int offset) => (range.Step > 0 ? (range.Start, end) : (end, range.Start)) switch
    {
        (IntConstant first, var last) when range.Step > 0 && first.Value + offset == 0 => Plus(last, offset + (range.IsInclusive ? 2 : 1)),
        (IntConstant first, var last) when range.Step < 0 && first.Value + offset - (range.IsInclusive ? 1 : 0) == 0 => Plus(last, offset + 1),
        _ => null,
    };

    private static Binary IsNotRun(LoopRange range)
    {
        Binary isRun = IsRun(range);
        return isRun with { Op = isRun.Op == BinaryOp.Greater ? BinaryOp.LessOrEqual : BinaryOp.Less };
    }

    private static Binary IsRun(LoopRange range)
    {
        (Expr larger, Expr smaller) = range.Step > 0 ? (range.End!, range.Start) : (range.Start, range.End!);
        BinaryOp op = range.IsInclusive ? BinaryOp.GreaterOrEqual : BinaryOp.Greater;

        // x.Length - 1 > 0   becomes   x.Length > 1
        return (larger, smaller) is (Binary { Op: BinaryOp.Subtract, Left: Length length, Right: IntConstant less }, IntConstant bound)
            ? new Binary(op, length, bound with { Value = bound.Value + less.Value }, IrType.Boolean)
            : new Binary(op, larger, smaller, IrType.Boolean);
    }

    private static Expr Plus(Expr index, int more) => (index, more) switch
    {
        (_, 0) => index,
        (IntConstant constant, _) => constant with { Value = constant.Value + more },
        (Binary { Op: BinaryOp.Subtract, Right: IntConstant less } difference, _) when less.Value == more => difference.Left,
        (Binary { Op: BinaryOp.Subtract, Right: IntConstant less } difference, > 0) when less.Value > more => difference with { Right = less with { Value = less.Value - more } },
        (_, < 0) => new Binary(BinaryOp.Subtract, index, new IntConstant(-more, index.Type), index.Type),
        _ => new Binary(BinaryOp.Add, index, new IntConstant(more, index.Type), index.Type),
    };
}
