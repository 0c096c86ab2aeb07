using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Memory that each iteration of a loop makes and its reverse reads: made once for all iterations, so that the portion of an
/// iteration is still there when the reverse loop comes to it.
/// </summary>
internal sealed class Portions
{
    private readonly Dictionary<Local, Expr> counts = [];

    private Portions()
    {
    }

    /// <summary>No memory.</summary>
    public static Portions None => new();

    /// <summary>The memory, as an iteration knows it.</summary>
    public ICollection<Local> Held => counts.Keys;

    /// <param name="before">The statement before which the memory of all iterations is made.</param>
    /// <param name="replay">What of an iteration can run again.</param>
    /// <param name="isInner">True if the loop runs often, so that the memory of its iterations is used again and again.</param>
    public static Portions Of(LoopSweep reversed, Stmt before, Memory memory, Lengths lengths, Replay replay, bool isInner)
    {
        Portions portions = new();
        HashSet<Local> inside = [.. before.AllDefined(), .. reversed.Body.Primal.SelectMany(StmtTraversal.AllDefined)];
        HashSet<Local> otherwise = [.. reversed.Body.Reverse.Concat(reversed.Body.Fused.SelectMany(part => part ?? [])).SelectMany(memory.WrittenBy)];
        if (TripCount.Of(reversed.Loop.Range) is null)
            return portions;
        foreach (Scratch made in reversed.Body.Primal.OfType<Scratch>())
        {
            bool isWorthIt = !replay.Refills(made.Span)
                || (isInner && ((made.Count is { } elements && KeepsAsMany(elements)) || reversed.Body.Primal.Any(statement => memory.WrittenBy(statement).Contains(made.Span) && IsCostly(statement))));
            if (isWorthIt && !otherwise.Contains(made.Span) && lengths.Before(made.Count, inside) is { } count)
                portions.counts.Add(made.Span, lengths.AtLeastZero(count));
        }

        return portions;

        // A sum that takes a loop is kept, of each element of the array: then the array itself is no more than that.
        bool KeepsAsMany(Expr elements) => reversed.Body.Primal.OfType<For>().Any(loop =>
            lengths.CountFromZero(loop) == lengths.Resolved(elements) && loop.Body.Statements.Any(inner => inner is For { Carried.Count: > 0 }));
    }

    /// <summary>What cannot be used after all is made again or saved otherwise.</summary>
    public void Drop(IEnumerable<Local> memory)
    {
        foreach (Local lost in memory)
            counts.Remove(lost);
    }

    public Expr CountOf(Local memory) => counts[memory];

    /// <summary>The portion of the iteration with a loop's index.</summary>
    public Slice Of(Local all, Local memory, LoopRange range, Local index) =>
        new(all, TripCount.Ordinal(range, index) * counts[memory], counts[memory], all.Type);

    private static bool IsCostly(Stmt statement) =>
        statement.AllExpressions().Any(Cost.IsCostly)
        || statement.Regions().SelectMany(StmtTraversal.AllStatements).Any(inner => inner is For or Invoke);
}
