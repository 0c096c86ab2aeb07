using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>Integer arithmetic on the range of a loop.</summary>
internal static class TripCount
{
    /// <summary>Constants below this bound may be added up without overflow.</summary>
    private const int Small = 1 << 30;

    /// <summary>The number of iterations at most, as an <c>int</c>, not positive if there are none; null if the index sets no bound.</summary>
    public static Expr? Of(LoopRange range)
    {
        if (range.End is null)
            return null;
        Expr distance = range.Step > 0 ? Minus(range.End, range.Start) : Minus(range.Start, range.End);
        int size = System.Math.Abs(range.Step);

        // ceil(distance / size), one more if the end is included
        Expr count = size == 1
            ? range.IsInclusive ? Plus(distance, 1) : distance
            : Over(Plus(distance, range.IsInclusive ? size : size - 1), size);
        return AsInt(count);
    }

    /// <summary>The ordinal of an iteration, counted from 0, as an <c>int</c>.</summary>
    public static Expr Ordinal(LoopRange range, Local index)
    {
        Expr distance = range.Step > 0 ? Minus(index, range.Start) : Minus(range.Start, index);
        return AsInt(Over(distance, System.Math.Abs(range.Step)));
    }

    /// <summary>The same indices from the last to the first, of a loop that runs to its end.</summary>
    public static LoopRange Reversed(LoopRange range)
    {
        Expr last = range switch
        {
            { Step: 1 or -1, IsInclusive: true, End: { } end } => end,
            { Step: 1 or -1, End: { } end } => Plus(end, -range.Step),
            _ => At(range, Of(range)!),
        };
        return new LoopRange(last, range.Start, -range.Step, IsInclusive: true);
    }

    /// <summary>The indices of the first <paramref name="count"/> iterations, from the last to the first.</summary>
    public static LoopRange Reversed(LoopRange range, Expr count) =>
        new(At(range, count), range.Start, -range.Step, IsInclusive: true);

    /// <summary>The indices of the first <paramref name="count"/> iterations.</summary>
    public static LoopRange First(LoopRange range, Expr count) =>
        new(range.Start, At(range, Plus(count, 1)), range.Step, IsInclusive: false);

    // The index of the last of so many iterations.
    private static Expr At(LoopRange range, Expr count) =>
        Plus(range.Start, Times(Plus(count, -1), range.Step, range.Start.Type));

    private static Expr Minus(Expr left, Expr right) => right switch
    {
        IntConstant { Value: > int.MinValue and <= int.MaxValue } constant => Plus(left, -(int)constant.Value),
        _ => new Binary(BinaryOp.Subtract, left, right, left.Type),
    };

    private static Expr Plus(Expr left, int right) => (left, right) switch
    {
        (_, 0) => left,
        (IntConstant constant, _) => constant with { Value = constant.Value + right },

        // n - 1 + 1   becomes   n
        (Binary { Op: BinaryOp.Add, Right: IntConstant { Value: > 0 and < Small } more } sum, > -Small and < Small) => Plus(sum.Left, (int)more.Value + right),
        (Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: > 0 and < Small } less } difference, > -Small and < Small) =>
            Plus(difference.Left, right - (int)less.Value),
        (_, < 0) => new Binary(BinaryOp.Subtract, left, new IntConstant(-(long)right, left.Type), left.Type),
        _ => new Binary(BinaryOp.Add, left, new IntConstant(right, left.Type), left.Type),
    };

    private static Expr Plus(Expr left, Expr right) =>
        left is IntConstant { Value: 0 } ? right : new Binary(BinaryOp.Add, left, right, right.Type);

    private static Expr Over(Expr left, int right) =>
        right == 1 ? left : new Binary(BinaryOp.Divide, left, new IntConstant(right, left.Type), left.Type);

    private static Expr Times(Expr left, int right, IrType type)
    {
        Expr converted = left.Type == type ? left : new Convert(left, type);
        return right == 1 ? converted : new Binary(BinaryOp.Multiply, converted, new IntConstant(right, type), type);
    }

    private static Expr AsInt(Expr expr) => expr.Type == IrType.Int32 ? expr : new Convert(expr, IrType.Int32);
}
