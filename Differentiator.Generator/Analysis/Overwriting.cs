using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// The proof that every run of a region writes all elements of an array before it reads any of them: what the array holds when the
/// region begins makes no difference.
/// </summary>
internal sealed class Overwriting
{
    private readonly Memory memory;
    private readonly Lengths lengths;
    private readonly Local array;
    private readonly Expr count;

    /// <summary>The array under all names that stand for the whole of it.</summary>
    private readonly HashSet<Local> names;

    private Overwriting(Scratch made, Memory memory, Lengths lengths)
    {
        this.memory = memory;
        this.lengths = lengths;
        array = made.Span;
        names = [array];
        count = lengths.Resolved(made.Count!);
    }

    /// <param name="made">The array, of a length that stays as it is.</param>
    public static bool IsProved(Region region, Scratch made, Memory memory, Lengths lengths) =>
        new Overwriting(made, memory, lengths) is var proof && Lengths.IsFixed(proof.count) && proof.Visit(region, new Extent());

    /// <summary>True if an element of the array may be read or written, or a further name be given to it: anything but asking for its length.</summary>
    public static bool Mentions(Expr expr, Local array, Memory memory) => expr switch
    {
        Length { Array: Local } => false,
        Local local => local.Type.Element is not null && memory.RootsOf(local).Contains(array),
        _ => expr.Operands().Any(operand => Mentions(operand, array, memory)),
    };

    public static bool Mentions(Stmt statement, Local array, Memory memory) =>
        statement.AllExpressions().Any(expr => Mentions(expr, array, memory)) || memory.WrittenBy(statement).Contains(array);

    private bool Mentions(Expr expr) => Mentions(expr, array, memory);

    // False if an element may be read that this run has not written.
    private bool Visit(Region region, Extent written)
    {
        foreach (Stmt statement in region.Statements)
        {
            if (!written.IsAll && Mentions(statement, array, memory) && !Visit(statement, written))
                return false;
        }

        return written.IsAll || !region.Yields.Any(Mentions);
    }

    private bool Visit(Stmt statement, Extent written)
    {
        switch (statement)
        {
            case Let { Value: Local whole } alias when names.Contains(whole):
                names.Add(alias.Target);
                return true;
            case Clear clear when names.Contains(clear.Span):
                written.IsAll = true;
                return true;
            case Store store when IsPlain(store):
                written.Add(store.Index, count);
                return true;
            case If branch when !Mentions(branch.Condition):
                Extent otherwise = new(written);
                bool isProved = Visit(branch.Then, written) && Visit(branch.Else, otherwise);
                written.IntersectWith(otherwise);
                return isProved;
            case For loop when !loop.OwnExpressions().Concat(loop.Repeated()).Any(Mentions):
                if (!Fills(loop))
                    return Visit(loop.Body, new Extent());
                written.IsAll = true;
                return true;
            default:
                return false;
        }
    }

    // t[i] = e, of which e reads nothing of t
    private bool IsPlain(Store store) => names.Contains(store.Array)
        && store is { Accumulates: false, Member: "", KeepsValue: false, Value: not NewRow } && !Mentions(store.Index) && !Mentions(store.Value);

    // for (int i = 0; i < t.Length; i++) { ..; t[i] = e; .. t[i] .. }
    private bool Fills(For loop)
    {
        if (!loop.IsCounted || !IsWhole(loop.Range))
            return false;
        Stmt[] statements = [.. loop.Body.Statements];
        int first = System.Array.FindIndex(statements, statement => Mentions(statement, array, memory));
        return statements[first] is Store store && IsPlain(store) && store.Index == loop.Index
            && statements.Skip(first + 1).SelectMany(StmtTraversal.SelfAndNested).All(later => KeepsTo(loop.Index, later))
            && !loop.Body.Yields.Any(expr => ReadsOther(expr, loop.Index));
    }

    // Of the array, the statement itself reads and writes no element but the one that has been written.
    private bool KeepsTo(Local index, Stmt statement)
    {
        bool isStore = statement is Store { Value: not NewRow } store && names.Contains(store.Array) && store.Index == index;
        IEnumerable<Expr> expressions = isStore ? [((Store)statement).Value] : statement.OwnExpressions().Concat(statement.Repeated());
        return (isStore || statement is For or If || !memory.WrittenBy(statement).Contains(array))
            && !expressions.Concat(statement.Regions().SelectMany(region => region.Yields)).Any(expr => ReadsOther(expr, index));
    }

    private bool ReadsOther(Expr expr, Local index) => expr switch
    {
        Load { Array: Local read } load when names.Contains(read) && load.Index == index => false,
        Length { Array: Local } => false,
        Local => Mentions(expr),
        _ => expr.Operands().Any(operand => ReadsOther(operand, index)),
    };

    private bool IsWhole(LoopRange range)
    {
        Expr first = lengths.Resolved(range.Start), last = lengths.Resolved(range.End!);
        return range switch
        {
            { Step: 1, IsInclusive: false } => first is IntConstant { Value: 0 } && last == count,
            { Step: -1, IsInclusive: true } => last is IntConstant { Value: 0 } && first is Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: 1 } } less && less.Left == count,
            _ => false,
        };
    }

    /// <summary>Which elements have been written.</summary>
    private sealed class Extent(Extent? before = null)
    {
        private readonly HashSet<long> at = [.. before?.at ?? []];

        public bool IsAll { get; set; } = before?.IsAll ?? false;

        public void Add(Expr index, Expr count)
        {
            if (index is IntConstant constant)
                at.Add(constant.Value);
            IsAll |= count is IntConstant all && at.Count(place => place >= 0 && place < all.Value) == all.Value;
        }

        public void IntersectWith(Extent other)
        {
            if (IsAll && !other.IsAll)
            {
                at.Clear();
                at.UnionWith(other.at);
            }
            else if (!other.IsAll)
            {
                at.IntersectWith(other.at);
            }

            IsAll &= other.IsAll;
        }
    }
}
