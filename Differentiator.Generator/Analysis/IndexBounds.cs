using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>Which indices are known to be at least 0 and below a length, from the loops that count them.</summary>
internal sealed class IndexBounds(Lengths lengths)
{
    private readonly Dictionary<Local, LoopRange> ranges = [];

    /// <summary>Inside of the loop its index is within its range.</summary>
    public void Enter(For loop) => ranges[loop.Index] = loop.Range;

    /// <summary>Whether <c>0 &lt;= index &lt; end</c> for certain.</summary>
    public bool IsWithin(Expr index, Expr end) => IsNonNegative(index) && IsBelow(lengths.Resolved(index), lengths.Resolved(end));

    private bool IsNonNegative(Expr index) => lengths.Resolved(index) switch
    {
        IntConstant constant => constant.Value >= 0,
        Local local when ranges.TryGetValue(local, out LoopRange? range) => range.Step > 0 ? IsNonNegative(range.Start) : range.End is { } last && IsNonNegative(last),

        // An index below another number is not the largest there is.
        Binary { Op: BinaryOp.Add, Left: Local local, Right: IntConstant { Value: 1 } } =>
            ranges.TryGetValue(local, out LoopRange? range) && range is { Step: > 0, IsInclusive: false, End: not null } && IsNonNegative(local),
        _ => false,
    };

    private bool IsBelow(Expr index, Expr end) => index switch
    {
        Local local when ranges.TryGetValue(local, out LoopRange? range) => range switch
        {
            { Step: < 0 } => IsBelow(lengths.Resolved(range.Start), end),
            { End: { } last, IsInclusive: true } => IsBelow(lengths.Resolved(last), end),
            { End: { } last } => IsAtMost(lengths.Resolved(last), end),
            _ => false,
        },
        Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: > 0 } } less => less.Left == end && end is Length,
        _ => false,
    };

    // x + 1 does not overflow where x is below a number.
    private bool IsAtMost(Expr count, Expr end) =>
        count == end || IsBelow(count, end) || (count is Binary { Op: BinaryOp.Add, Right: IntConstant { Value: 1 } } next && IsBelow(next.Left, end));
}
