using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Where the values that loops save are kept: before the loop, in portions of memory for all runs of it, or on a tape.</content>
internal sealed partial class ReverseMode
{
    /// <summary>Where a loop keeps what its reverse loop needs.</summary>
    private SaveSite SiteOf(LoopSweep reversed, RegionSweep sweep)
    {
        For loop = reversed.Loop;
        RegionSweep body = sweep.Unconditional;
        for (RegionSweep outer = body; ; outer = outer.Outer!.Unconditional)
        {
            if (outer != root && !outer.IsRestored && !ReplayOf(outer).MayRun(outer.Statement))
                continue;
            if (outer == sweep && IsDearToRunAgain(reversed, sweep))
                continue;
            if (outer != body)
                return HasPortions(loop, sweep, outer) ? new SaveSite(body, IsStack: false) : new SaveSite(outer, IsStack: true);
            if (body == sweep || IsCountedBefore(loop, body.Statement))
                return new SaveSite(body, IsStack: false);
            return !savesOutside && ReplayOf(sweep).MayRun(reversed.Forward) ? new SaveSite(sweep, IsStack: false) : new SaveSite(body, IsStack: true);
        }
    }

    // for (rows) { for (row) sum += ..; square += sum * sum; }   in another loop: a sum for each row is kept rather than computed twice.
    private bool IsDearToRunAgain(LoopSweep reversed, RegionSweep sweep) =>
        sweep.IsLoopBody && MayHavePortions(sweep) && reversed.Loop.Body.Statements.Any(inner => inner is For);

    /// <summary>Whether all that the loop saves can be kept in portions, loop by loop, until the reverse sweep of <paramref name="outer"/>.</summary>
    private bool HasPortions(For loop, RegionSweep sweep, RegionSweep outer)
    {
        RegionSweep body = sweep.Unconditional;
        if (!MayHavePortions(sweep) || (body != sweep && !IsCountedBefore(loop, body.Statement)))
            return false;
        Expr? count = TripCount.Of(loop.Range);
        for (; body != outer && count is not null; body = body.Outer!.Unconditional)
        {
            RegionSweep around = body.Outer!.Unconditional;
            Stmt before = around == body.Outer ? body.Loop! : around.Statement;
            bool isKnown = body.Loop is { Budget: null } && (before == body.Loop || IsCountedBefore(body.Loop, before));
            count = isKnown && lengths.Before(count, [.. before.AllDefined()]) is { } each && TripCount.Of(body.Loop!.Range) is { } trips ? trips * each : null;
        }

        return count is not null;
    }

    // The state of a loop with checkpoints is told from what it makes for itself by the statements of the function as it was.
    private bool MayHavePortions(RegionSweep sweep)
    {
        for (RegionSweep? region = sweep; region is not null; region = region.Outer)
        {
            if (region.IsRestored)
                return false;
        }

        return optimizes && !savesOutside;
    }

    private Portions PortionsOf(LoopSweep reversed, SaveSite site, RegionSweep sweep)
    {
        Stmt before = site.Region == sweep ? reversed.Loop : site.Region.Statement;
        return MayHavePortions(sweep) && !site.IsStack
            ? Portions.Of(reversed, before, memory, lengths, ReplayOf(reversed.Body, reversed.Body.Primal), isInner: sweep != root)
            : Portions.None;
    }

    private static bool IsCountedBefore(For loop, Stmt statement)
    {
        HashSet<Local> inside = [.. statement.AllDefined()];
        return TripCount.Of(loop.Range) is { } count && !count.Locals().Any(inside.Contains);
    }
}
