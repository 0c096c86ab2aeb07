using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// The proof that every run of a region writes each element of an array before it reads it: what the array holds when the
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

    private readonly IndexBounds bounds;

    private Overwriting(Scratch made, Memory memory, Lengths lengths)
    {
        this.memory = memory;
        this.lengths = lengths;
        array = made.Span;
        names = [array];
        bounds = new IndexBounds(lengths);
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

        return written.IsAll || !region.Yields.Any(expr => ReadsOther(expr, written));
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
            case Store store when IsPlain(store, written):
                written.Add(store.Index, count);
                return true;
            case Store { Accumulates: true, Member: "" } store when names.Contains(store.Array) && IsWritten(store.Index, written):
                return !ReadsOther(store.Index, written) && !ReadsOther(store.Value, written);
            case If branch when !ReadsOther(branch.Condition, written):
                Extent otherwise = new(written);
                bool isProved = Visit(branch.Then, written) && Visit(branch.Else, otherwise);
                written.IntersectWith(otherwise);
                return isProved;
            case For loop when !loop.OwnExpressions().Concat(loop.Repeated()).Any(expr => ReadsOther(expr, written)):
                return Visit(loop, written);
            default:
                return !memory.WrittenBy(statement).Contains(array) && !statement.Regions().Any()
                    && !statement.OwnExpressions().Concat(statement.Repeated()).Any(expr => ReadsOther(expr, written));
        }
    }

    private bool Visit(For loop, Extent written)
    {
        bounds.Enter(loop);
        if (Filled(loop) is not { } filled)
            return Visit(loop.Body, new Extent(written));
        if (filled == count)
            written.IsAll = true;
        else
            written.First.Add(filled);
        return true;
    }

    // True if there may be an element among those that it reads which has not been written; further names of the array are not followed.
    private bool ReadsOther(Expr expr, Extent written) => expr switch
    {
        Load { Array: Local read } load when names.Contains(read) && IsWritten(load.Index, written) => ReadsOther(load.Index, written),
        Length { Array: Local } => false,
        Local => Mentions(expr),
        _ => expr.Operands().Any(operand => ReadsOther(operand, written)),
    };

    private bool IsWritten(Expr index, Extent written) => written.Contains(index) || written.First.Any(end => bounds.IsWithin(index, end));

    // t[i] = e, of which i and e read nothing of t that has not been written
    private bool IsPlain(Store store, Extent written) => names.Contains(store.Array)
        && store is { Accumulates: false, Member: "", KeepsValue: false, Value: not NewRow } && !ReadsOther(store.Index, written) && !ReadsOther(store.Value, written);

    /// <summary>How many elements the loop writes, from the first on, before it reads them: for (int i = 0; i &lt; n; i++) { ..; t[i] = e; .. t[i] .. }</summary>
    private Expr? Filled(For loop)
    {
        if (lengths.CountFromZero(loop) is not { } filled || !Lengths.IsFixed(filled))
            return null;
        Stmt[] statements = [.. loop.Body.Statements];
        int first = System.Array.FindIndex(statements, statement => Mentions(statement, array, memory));
        return statements[first] is Store store && IsPlain(store, new Extent()) && store.Index == loop.Index
            && statements.Skip(first + 1).SelectMany(StmtTraversal.SelfAndNested).All(later => KeepsTo(loop.Index, later))
            && !loop.Body.Yields.Any(expr => ReadsOther(expr, loop.Index)) ? filled : null;
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

    /// <summary>Which elements have been written.</summary>
    private sealed class Extent(Extent? before = null)
    {
        private readonly HashSet<long> at = [.. before?.at ?? []];

        public bool IsAll { get; set; } = before?.IsAll ?? false;

        /// <summary>How many from the first one on; all of these are right.</summary>
        public HashSet<Expr> First { get; } = [.. before?.First ?? []];

        public bool Contains(Expr index) => IsAll || (index is IntConstant constant && at.Contains(constant.Value));

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
                First.Clear();
                First.UnionWith(other.First);
            }
            else if (!other.IsAll)
            {
                at.IntersectWith(other.at);
                First.IntersectWith(other.First);
            }

            IsAll &= other.IsAll;
        }
    }
}
