using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// An index that is another one in each iteration of a loop. <see cref="Start"/> is the least, <see cref="End"/> one more than
/// the greatest, where they are known.
/// </summary>
internal sealed record RowIndex(Expr? Start, Expr? End)
{
    /// <summary>Null if the index may be the same in two iterations.</summary>
    public static RowIndex? Of(Expr index, For loop)
    {
        Dictionary<Local, Expr> values = loop.Body.Statements.OfType<Let>()
            .Where(let => let.Target.Type == IrType.Int32 && !let.Value.SelfAndDescendants().Any(node => node is Load))
            .ToDictionary(let => let.Target, let => let.Value);
        for (int depth = 0; depth < values.Count && index.Locals().Any(values.ContainsKey); depth++)
            index = index.Substitute(values);
        (Expr counter, Expr offset, bool isNegative) = index switch
        {
            Binary { Op: BinaryOp.Add, IsChecked: false } sum when Counts(sum.Left) => (sum.Left, sum.Right, false),
            Binary { Op: BinaryOp.Add, IsChecked: false } sum => (sum.Right, sum.Left, false),
            Binary { Op: BinaryOp.Subtract, IsChecked: false } difference when Counts(difference.Left) => (difference.Left, Negated(difference.Right), false),
            Binary { Op: BinaryOp.Subtract, IsChecked: false } difference => (difference.Right, difference.Left, true),
            _ => (index, new IntConstant(0, IrType.Int32), false),
        };
        HashSet<Local> inside = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter), .. loop.Body.Statements.SelectMany(StmtTraversal.AllDefined)];
        if (!Counts(counter) || offset.SelfAndDescendants().Any(node => node is Load || (node is Local local && inside.Contains(local))))
            return null;
        bool isPlain = counter == loop.Index && !isNegative && offset is IntConstant;
        if (!isPlain)
            return new RowIndex(null, null);
        LoopRange range = loop.Range;
        (Expr? start, Expr? end) = range.Step > 0 ? (range.Start, range.IsInclusive ? After(range.End) : range.End) : (range.IsInclusive ? range.End : After(range.End), After(range.Start));
        return new RowIndex(Plus(start, (IntConstant)offset), Plus(end, (IntConstant)offset));

        bool Counts(Expr expr) => expr == loop.Index || loop.Carried.Where((carried, k) => carried.Parameter == expr && IsStepped(loop, k, values)).Any();
    }

    // k = k + 1 in each iteration
    private static bool IsStepped(For loop, int carried, Dictionary<Local, Expr> values) =>
        loop.Body.Yields[carried].Substitute(values) is Binary { Op: BinaryOp.Add or BinaryOp.Subtract, Right: IntConstant { Value: not 0 } } next
        && next.Left == loop.Carried[carried].Parameter;

    private static Expr Negated(Expr offset) => offset is IntConstant constant ? constant with { Value = -constant.Value } : -offset;

    private static Expr? After(Expr? index) => index is null ? null : Plus(index, new IntConstant(1, IrType.Int32));

    private static Expr? Plus(Expr? index, IntConstant offset) => index switch
    {
        null => null,
        _ when offset.Value == 0 => index,
        IntConstant constant => constant with { Value = constant.Value + offset.Value },
        Binary { Op: BinaryOp.Add, Right: IntConstant more } sum => Plus(sum.Left, offset with { Value = offset.Value + more.Value }),
        Binary { Op: BinaryOp.Subtract, Right: IntConstant less } difference => Plus(difference.Left, offset with { Value = offset.Value - less.Value }),
        _ => new Binary(BinaryOp.Add, index, offset, IrType.Int32),
    };
}
