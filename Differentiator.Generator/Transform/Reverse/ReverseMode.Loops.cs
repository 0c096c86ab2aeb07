using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Counted loops: fused where the iterations are independent, else a second loop.</content>
internal sealed partial class ReverseMode
{
    private void Reverse(For loop, int position, RegionSweep sweep)
    {
        Expr?[] seeds = loop.Carried.Select(carried => sweep.Adjoints.Take(carried.Result)).ToArray();
        if (seeds.All(seed => seed is null) && !WritesActive(loop) && !SwapsActive(loop))
        {
            sweep.Forward[position].Add(loop with { Budget = null, Most = null });
            return;
        }

        if (loop.Budget is not null)
        {
            ReverseWithin(loop, seeds, position, sweep);
            return;
        }

        LoopSweep reversed = ReverseBody(loop, seeds, sweep);
        ShareBuffers(loop);
        if (optimizes && reversed.IsIndependent && !SwapsActive(loop) && TryFuse(reversed, seeds, position, sweep))
            return;
        Separate(reversed, seeds, position, sweep);
    }

    // A carried value may get its first adjoint from another one, an iteration later: repeat until none is missing.
    private LoopSweep ReverseBody(For loop, Expr?[] seeds, RegionSweep sweep)
    {
        bool[] arrives = seeds.Select(seed => seed is not null).ToArray();
        bool mayBeInfinite = seeds.Any(seed => seed is not null && facts.MayBeInfinite(seed));
        bool mayBeSkipped = seeds.Any(seed => seed is not null && facts.IsMaybeSkipped(seed)) || (!AreSums(loop) && loop.Body.AllStatements().Any(statement => statement is If));
        bool[] areWhole = seeds.Select(IsWhole).ToArray();
        while (true)
        {
            LoopSweep reversed = ReverseBody(loop, arrives, areWhole, mayBeInfinite, mayBeSkipped, sweep);
            bool[] all = arrives.Select((known, k) => known || reversed.AtBegin(k) is not null).ToArray();
            bool[] stayWhole = areWhole.Select((known, k) => known && IsWhole(reversed.AtBegin(k))).ToArray();
            bool singular = !reversed.IsIndependent && chain.HasSingularPartials(loop.Body, activity);
            if (all.SequenceEqual(arrives) && stayWhole.SequenceEqual(areWhole) && (mayBeInfinite || !singular))
                return reversed;
            arrives = all;
            areWhole = stayWhole;
            mayBeInfinite |= singular;
        }
    }

    // for (..) s += f(i);   has the adjoint of s in all iterations that it has after the loop, whatever is branched on in f.
    private bool AreSums(For loop) => Enumerable.Range(0, loop.Carried.Count).All(k =>
        loop.Carried[k].Parameter is var sum && (!activity.IsVaried(sum)
            || (loop.Body.Statements.OfType<Let>().FirstOrDefault(let => let.Target == loop.Body.Yields[k]) is { Value: Binary { Op: BinaryOp.Add or BinaryOp.Subtract } next }
                && next.Left == sum && loop.Body.AllExpressions().SelectMany(ExprTraversal.Locals).Count(local => local == sum) == 1)));

    private LoopSweep ReverseBody(For loop, bool[] arrives, bool[] areWhole, bool mayBeInfinite, bool mayBeSkipped, RegionSweep sweep)
    {
        Local[] own = loop.Carried.Select(carried => carried.Parameter).Append(loop.Index).ToArray();
        RegionSweep body = new(loop.Body, sweep, supply, own) { IsRestored = loop.Budget is not null, Loop = loop };
        Local?[] adjoints = new Local?[arrives.Length];
        for (int k = 0; k < arrives.Length; k++)
        {
            if (!arrives[k] || !activity.IsVaried(loop.Carried[k].Parameter))
                continue;
            Local adjoint = adjoints[k] = supply.Temporary(Names.AdjointOf(loop.Carried[k].Parameter), loop.Carried[k].Parameter.Type);
            if (areWhole[k])
                whole.Add(adjoint);
            if (mayBeInfinite)
                facts.MayBecomeInfinite(adjoint);
            if (mayBeSkipped)
                facts.MayBeSkipped(adjoint);
            Pull(loop.Body.Yields[k], adjoint, body, loop.Origin.In(Sweep.Reverse));
        }

        Reverse(loop.Body, body);
        Flush(body, body.Adjoints.Elements);
        return new LoopSweep(loop, body, adjoints);
    }

    // for (..) s += f(i)   becomes   for (..) { s += f(i); x̄ += s̄ * f'(i) }
    private bool TryFuse(LoopSweep reversed, Expr?[] seeds, int position, RegionSweep sweep)
    {
        if (reversed.Loop.SelfAndNested().Any(inner => inner is Invoke { Kernel: not null }) || !MayFuse(reversed, sweep))
            return false;
        IEnumerable<Expr> known = seeds.Where(seed => seed is not null).Select(seed => seed!);
        if (SeedSlice.TryTake(known, position, reversed.Loop, sweep, memory) is not { } slice)
            return false;

        Cloning seeding = new(supply);
        for (int k = 0; k < seeds.Length; k++)
        {
            if (reversed.Adjoints[k] is { } adjoint)
                seeding.Replace(adjoint, seeds[k]!);
        }

        For loop = reversed.Loop;
        List<Carried> carried = [.. loop.Carried];
        List<Expr> yields = [.. loop.Body.Yields];
        foreach ((Local outer, Local atBegin, Expr atEnd) in reversed.Sums)
        {
            Local total = Total(outer, atEnd);
            bool continues = TryContinue(outer, total, sweep, out Expr before);
            carried.Add(new Carried(atBegin, before, total));
            yields.Add(seeding.Clone(atEnd));
            if (!continues)
                Contribute(outer, total, sweep, loop.Origin.In(Sweep.Reverse));
        }

        IEnumerable<Stmt> statements = reversed.Body.Joint.Select(part => part.Statement).Concat(reversed.Body.Reverse);
        Region body = new(statements.Select(statement => statement.MapExpressions(seeding.Clone)).ToEquatableArray(), yields.ToEquatableArray());
        bool saves = body.AllStatements().Any(statement => statement is Scratch);
        string note = Outermost(sweep, saves ? "both sweeps in one pass" : "both sweeps in one pass: nothing is saved");
        For fused = loop with { Most = null, Carried = carried.ToEquatableArray(), Body = body, Note = note };
        sweep.Forward[position].Add(loop);
        sweep.Fused[position] = slice.Append(fused).ToArray();
        PullInitial(loop, seeds, sweep);
        return true;
    }

    // An adjoint that is known before the loop goes on growing in it; else the loop starts from zero and its sum is added.
    private static bool TryContinue(Local outer, Local total, RegionSweep sweep, out Expr before)
    {
        Expr? existing = sweep.Existing(outer);

        // Neither a reverse statement nor a fused loop further down has run before this one.
        HashSet<Local> later = [.. sweep.Reverse.Concat(sweep.Fused.SelectMany(part => part ?? [])).SelectMany(StmtTraversal.DefinedHere)];
        bool continues = existing is null || !existing.Locals().Any(later.Contains);
        before = continues && existing is not null ? existing : outer.Constant(0);
        if (continues)
            sweep.Adjoints.Set(outer, total, Origin.None.In(Sweep.Reverse));
        return continues;
    }

    // for (i ..) s = f(s, i)   becomes   for (i ..) { keep s; s = f(s, i) } .. for (i back ..) { x̄ += s̄ * f_x; s̄ *= f_s }
    private void Separate(LoopSweep reversed, Expr?[] seeds, int position, RegionSweep sweep)
    {
        For loop = reversed.Loop;
        SaveSite site = SiteOf(reversed, sweep);
        SavedValues saved = SavedValues.Of(reversed, site, memory, PortionsOf(reversed, site, sweep), held => ReplayOf(reversed.Body, reversed.Body.Primal, held), root => !site.IsStack && IsHeldAfter(root, sweep), array => HasShadow(array) ? Shadow(array) : null, supply);
        bool isOrdered = !reversed.IsIndependent || saved.Restored.Count > 0 || memory.WrittenBy(loop).Any() || loop.Carried.Any(carried => carried.IsBuffer)
            || saved.Beginning.Concat(reversed.Body.Reverse).SelectMany(StmtTraversal.SelfAndNested).Any(statement => statement is Pop);

        List<Carried> carried = [.. saved.Restored];
        List<Expr> yields = [.. saved.RestoredYields];
        Expr?[] before = CarryAdjoints(reversed, seeds, sweep, saved.Available, carried, yields);
        (For withShadows, IReadOnlyList<(Carried Carried, Expr Yield)> buffers) = Swapped(loop, saved);
        saved.Forward = withShadows;
        Stmt[] statements = [.. saved.Beginning, .. reversed.Body.Reverse.Select(statement => statement.MapExpressions(saved.Available))];
        foreach ((Carried buffer, Expr yield) in NeededBuffers(buffers, statements, yields))
        {
            carried.Add(buffer);
            yields.Add(yield);
        }

        Region body = new(statements.ToEquatableArray(), yields.ToEquatableArray());
        memory.Add(body.Statements);

        // Values that are taken back step by step, and arrays that change places back, need the iterations from the last to the first.
        LoopRange range = (saved.Count, isOrdered) switch
        {
            (null, false) => loop.Range,
            (null, true) => TripCount.Reversed(loop.Range),
            ({ } count, false) => TripCount.First(loop.Range, count),
            ({ } count, true) => TripCount.Reversed(loop.Range, count),
        };
        foreach (Scratch scratch in saved.Scratch)
            site.Region.Reserve(scratch);
        sweep.Forward[position].Add(saved.Forward);
        sweep.Reverse.Add(new For(saved.Index, range, carried.ToEquatableArray(), body, loop.Origin.In(Sweep.Reverse))
        {
            Note = saved.Scratch.Count == 0 && !body.AllStatements().Any(inner => inner is Pop or IR.Scratch)
                ? Outermost(sweep, "computed again from what is still there: nothing is saved")
                : "",
        });
        PullInitial(loop, before, sweep);
    }

    /// <summary>The adjoints that a reverse loop carries: those of the carried values, and the sums for what lies outside.</summary>
    /// <param name="available">An expression as the reversed body reads it.</param>
    /// <returns>For each carried value the adjoint of what it was before the loop.</returns>
    private Expr?[] CarryAdjoints(LoopSweep reversed, Expr?[] seeds, RegionSweep sweep, Func<Expr, Expr> available, List<Carried> carried, List<Expr> yields)
    {
        Expr?[] before = new Expr?[seeds.Length];
        for (int k = 0; k < seeds.Length; k++)
        {
            if (reversed.Adjoints[k] is not { } adjoint)
                continue;
            Expr atBegin = reversed.AtBegin(k) ?? adjoint.Constant(0);
            Local result = Total(reversed.Loop.Carried[k].Parameter, atBegin);
            carried.Add(new Carried(adjoint, seeds[k] ?? adjoint.Constant(0), result));
            yields.Add(available(atBegin));
            if (IsWhole(adjoint))
                whole.Add(result);
            before[k] = result;
        }

        foreach ((Local outer, Local begin, Expr atEnd) in reversed.Sums)
        {
            Local total = Total(outer, atEnd);
            carried.Add(new Carried(begin, sweep.Existing(outer) ?? outer.Constant(0), total));
            yields.Add(available(atEnd));
            sweep.Adjoints.Set(outer, total, reversed.Loop.Origin.In(Sweep.Reverse));
        }

        return before;
    }

    /// <summary>A loop inside another is part of what the outer one's note says.</summary>
    private string Outermost(RegionSweep sweep, string note) => sweep == root ? note : "";

    private Local Total(Local of, Expr atEnd)
    {
        Local total = supply.Temporary(Names.AdjointOf(of), of.Type);
        if (facts.MayBeInfinite(atEnd))
            facts.MayBecomeInfinite(total);
        if (facts.IsMaybeSkipped(atEnd))
            facts.MayBeSkipped(total);
        return total;
    }

    private void PullInitial(For loop, Expr?[] adjoints, RegionSweep sweep)
    {
        for (int k = 0; k < adjoints.Length; k++)
        {
            if (adjoints[k] is { } adjoint)
                Pull(loop.Carried[k].Initial, adjoint, sweep, loop.Origin.In(Sweep.Reverse));
        }
    }
}
