using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Makes the primal values that a reversed region reads available in it: cheap ones are computed again by copies of
/// their statements, costly ones are left to the caller, who has them kept.
/// </summary>
internal sealed class Materialization
{
    private readonly HashSet<Local> needed;

    /// <summary>The memory whose elements are read, and not its length alone.</summary>
    private readonly HashSet<Local> read = [];
    private readonly Memory memory;
    private readonly Replay replay;
    private readonly ICollection<Local> held;
    private readonly List<Stmt> recomputed = [];
    private readonly List<Local> kept = [];
    private readonly HashSet<Local> disturbed = [];

    private Materialization(IEnumerable<Expr> reads, Memory memory, Replay replay, ICollection<Local> held)
    {
        needed = [.. reads.SelectMany(ExprTraversal.Locals)];
        this.memory = memory;
        this.replay = replay;
        this.held = held;
    }

    /// <summary>What has to be kept from the forward sweep, in the order of definition.</summary>
    public IReadOnlyList<Local> Kept => kept;

    /// <summary>Memory that is not to be held: what runs again would write it, or read what it has held for a while.</summary>
    public IReadOnlyCollection<Local> Disturbed => disturbed;

    /// <summary>Memory that the copied statements fill again.</summary>
    public IEnumerable<Local> Refilled => recomputed.SelectMany(memory.WrittenBy);

    /// <param name="region">The reversed region.</param>
    /// <param name="reads">Every expression of its reverse sweep.</param>
    /// <param name="replay">What of its forward sweep can run again.</param>
    /// <param name="held">Memory of the region's own that still has what the region has left in it.</param>
    public static Materialization Of(RegionSweep region, IEnumerable<Expr> reads, Memory memory, Replay replay, ICollection<Local> held)
    {
        Materialization materialization = new(reads, memory, replay, held);
        foreach (Stmt statement in region.Reverse)
            materialization.Reads(statement);
        materialization.read.UnionWith(region.Reverse.SelectMany(memory.WrittenBy));
        materialization.read.UnionWith(memory.ReadBy(reads));
        HashSet<Local> later = [];
        foreach ((Stmt statement, bool isFused) in region.Joint.Reverse())
        {
            later.UnionWith(memory.WrittenBy(statement));
            materialization.Visit(statement, isFused, later);
        }

        // Of what is asked for its length alone nothing has to be there.
        materialization.disturbed.UnionWith(held.Where(root => materialization.needed.Contains(root) && !materialization.read.Contains(root)));
        materialization.recomputed.Reverse();
        materialization.kept.Reverse();
        return materialization;
    }

    private static bool IsGuard(Stmt statement) =>
        statement is If { Results.Count: 0, Else.Statements.Count: 0 } guard && guard.Then.Statements.All(inner => inner is Throw);

    public bool Needs(Local local) => needed.Contains(local);

    /// <summary>Copies of the statements to run again, which define what <paramref name="cloning"/> then replaces.</summary>
    public IReadOnlyList<Stmt> Recompute(Cloning cloning) => recomputed.Select(Unguarded).Select(cloning.Clone).ToArray();

    // What has not thrown the first time does not throw the second time.
    public static Stmt Unguarded(Stmt statement) => statement.MapRegions(region => region with
    {
        Statements = region.Statements.Where(inner => !IsGuard(inner)).Select(Unguarded).ToEquatableArray(),
    });

    /// <param name="later">The memory that this statement or a later one writes.</param>
    private void Visit(Stmt statement, bool isFused, HashSet<Local> later)
    {
        Local[] results = statement.DefinedHere().Where(result => needed.Contains(result) && !held.Contains(result)).ToArray();
        bool fills = isFused || FillsNeeded(statement);
        if (results.Length == 0 && !fills)
            return;

        if (!fills && (IsCostly(statement) || !replay.MayRun(statement)) && results.All(result => result.Type is ScalarType or MatrixType))
        {
            kept.AddRange(results.AsEnumerable().Reverse());
            return;
        }

        Local[] lost = [.. memory.WrittenBy(statement).Where(held.Contains), .. memory.ReadBy(statement).Where(root => held.Contains(root) && later.Contains(root))];
        if (lost.Length > 0)
        {
            disturbed.UnionWith(lost);
            return;
        }

        if (!isFused && !replay.MayRun(statement))
        {
            if (fills || BuffersOf(statement, results) is not { } buffers)
                throw new CannotRunAgainException(statement);
            kept.AddRange(results.Where(result => result.Type is ScalarType or MatrixType).Reverse());
            statement = buffers;
        }

        recomputed.Add(statement);
        Reads(statement);
        needed.UnionWith(statement.AllExpressions().SelectMany(ExprTraversal.Locals));
    }

    // for (..) { ..; (a, b) = (b, a); }   becomes   for (..) (a, b) = (b, a);   where the rest cannot run again
    private static For? BuffersOf(Stmt statement, Local[] results)
    {
        if (statement is not For { IsCounted: true } loop)
            return null;
        HashSet<int> places = [.. Enumerable.Range(0, loop.Carried.Count).Where(k => loop.Carried[k].IsBuffer && results.Contains(loop.Carried[k].Result))];
        for (int before = -1; before != places.Count;)
        {
            before = places.Count;
            places.UnionWith(places.Where(k => k >= 0).Select(k => loop.Carried.Select(carried => (Expr)carried.Parameter).ToList().IndexOf(loop.Body.Yields[k])).ToArray());
        }

        return places.Contains(-1) ? null : loop with
        {
            Carried = places.OrderBy(k => k).Select(k => loop.Carried[k]).ToEquatableArray(),
            Body = new Region([], places.OrderBy(k => k).Select(k => loop.Body.Yields[k]).ToEquatableArray()),
        };
    }

    // A row has to be made again before it is viewed, even if none of its elements is read.
    private void Reads(Stmt statement)
    {
        read.UnionWith(memory.ReadBy(statement));
        read.UnionWith(memory.RowsReadBy(statement));
    }

    /// <summary>True if the statement writes memory of the region's own that has to be there again.</summary>
    private bool FillsNeeded(Stmt statement)
    {
        HashSet<Local> written = [.. memory.WrittenBy(statement).Where(replay.Own.Contains)];
        return written.Overlaps(read);
    }

    private static bool IsCostly(Stmt statement) =>
        statement is not Scratch
        && (statement.SelfAndNested().Any(inner => inner is For or Invoke) || statement.AllExpressions().Any(Cost.IsCostly));
}
