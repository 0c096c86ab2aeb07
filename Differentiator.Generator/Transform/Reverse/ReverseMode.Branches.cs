using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Branches: the condition is evaluated again, the side that ran is reversed.</content>
internal sealed partial class ReverseMode
{
    // if (c) y = f(x); else y = g(x)   becomes   if (c) x̄ += ȳ * f'(x); else x̄ += ȳ * g'(x)
    private void Reverse(If branch, int position, RegionSweep sweep)
    {
        foreach (Local result in branch.Results)
            Steps(result, sweep, branch.Origin.In(Sweep.Reverse));
        Expr?[] adjoints = branch.Results.Select(sweep.Adjoints.Take).ToArray();
        if (adjoints.All(adjoint => adjoint is null) && !WritesActive(branch))
        {
            sweep.Forward[position].Add(branch);
            return;
        }

        Origin origin = branch.Origin.In(Sweep.Reverse);
        RegionSweep then = Side(branch.Then, adjoints, sweep, origin);
        RegionSweep otherwise = Side(branch.Else, adjoints, sweep, origin);
        Expr[] merged = Merged(then, otherwise, sweep);
        Flush(then, then.Adjoints.Elements.Except(merged.OfType<Load>()));
        Flush(otherwise, otherwise.Adjoints.Elements.Except(merged.OfType<Load>()));

        List<Local> results = [];
        List<Expr> thenYields = [], elseYields = [];
        foreach (Expr key in merged)
            Merge(key, then, otherwise, sweep, results, thenYields, elseYields, branch.Origin.In(Sweep.Reverse));

        If forward = branch;
        Region reverseThen = Keep(ref forward, then, thenYields, isThen: true);
        Region reverseElse = Keep(ref forward, otherwise, elseYields, isThen: false);
        sweep.Forward[position].Add(forward);
        if (results.Count > 0 || reverseThen.Statements.Count + reverseElse.Statements.Count > 0)
            sweep.Reverse.Add(new If(branch.Condition, reverseThen, reverseElse, results.ToEquatableArray(), origin));
    }

    private RegionSweep Side(Region region, Expr?[] adjoints, RegionSweep sweep, Origin origin)
    {
        RegionSweep side = new(region, sweep);
        for (int k = 0; k < adjoints.Length; k++)
        {
            if (adjoints[k] is { } adjoint)
                Pull(region.Yields[k], adjoint, side, origin);
        }

        Reverse(region, side);
        return side;
    }

    // Locals are summed up across the branch; elements only where reading them is known to be in range outside of it.
    private static Expr[] Merged(RegionSweep then, RegionSweep otherwise, RegionSweep sweep) => then.Adjoints.Keys
        .Concat(otherwise.Adjoints.Keys)
        .Distinct()
        .Where(key => key is Local || sweep.IsAlwaysRead(key) || (then.Adjoints.Find(key) is not null && otherwise.Adjoints.Find(key) is not null))
        .ToArray();

    private void Merge(
        Expr key, RegionSweep then, RegionSweep otherwise, RegionSweep sweep,
        List<Local> results, List<Expr> thenYields, List<Expr> elseYields, Origin origin)
    {
        Expr? fromThen = then.Adjoints.Find(key), fromElse = otherwise.Adjoints.Find(key);
        if (fromThen == fromElse && fromThen is not null && !IsComputedIn(then, fromThen))
        {
            Contribute(key, fromThen, sweep, origin);
            return;
        }

        Expr? existing = sweep.Existing(key);
        Expr whenThen = Added(existing, fromThen, key, then, origin), whenElse = Added(existing, fromElse, key, otherwise, origin);
        Local result = supply.Temporary(Names.AdjointOf(key), key.Type);
        results.Add(result);
        thenYields.Add(Named(whenThen, key, then));
        elseYields.Add(Named(whenElse, key, otherwise));
        if (facts.MayBeInfinite(whenThen) || facts.MayBeInfinite(whenElse))
            facts.MayBecomeInfinite(result);
        if (fromThen is null || fromElse is null || facts.IsMaybeSkipped(whenThen) || facts.IsMaybeSkipped(whenElse))
            facts.MayBeSkipped(result);
        if (IsWhole(whenThen) && IsWhole(whenElse))
            whole.Add(result);
        sweep.Adjoints.Set(key, result, origin);
    }

    private Expr Added(Expr? existing, Expr? more, Expr key, RegionSweep side, Origin origin) =>
        existing is null ? more ?? key.Constant(0)
        : more is null ? existing
        : key.Type is MatrixType ? SumOf(existing, more, key, side, origin)
        : existing + more;

    private Expr Named(Expr value, Expr key, RegionSweep side) =>
        side.Adjoints.Find(key) is null ? value : Bind(value, Names.AdjointOf(key), side, side.Adjoints.OriginOf(key));

    private static bool IsComputedIn(RegionSweep side, Expr value)
    {
        HashSet<Local> locals = [.. side.Reverse.SelectMany(StmtTraversal.AllDefined)];
        return value.Locals().Any(locals.Contains);
    }

    /// <summary>
    /// The reversed side; what it reads of its primal is computed again if cheap, else it leaves the forward branch as
    /// one more result.
    /// </summary>
    private Region Keep(ref If forward, RegionSweep side, List<Expr> yields, bool isThen)
    {
        Materialization values = Materialization.Of(
            side, side.Reverse.SelectMany(StmtTraversal.AllExpressions).Concat(yields), memory, ReplayOf(side, side.Primal), held: []);
        Cloning cloning = new(supply);
        List<Expr> more = [];
        List<Local> results = [];
        foreach (Local kept in values.Kept)
        {
            // What the branch hands on is kept already.
            int handedOn = (isThen ? forward.Then : forward.Else).Yields.ToList().IndexOf(kept);
            if (handedOn >= 0)
            {
                cloning.Replace(kept, forward.Results[handedOn]);
                continue;
            }

            Local result = supply.Copy(kept);
            cloning.Replace(kept, result);
            more.Add(kept);
            results.Add(result);
        }

        Region own = new(side.Primal.ToEquatableArray(), (isThen ? forward.Then : forward.Else).Yields.AddRange(more));
        Region other = isThen ? forward.Else : forward.Then;
        other = other with { Yields = other.Yields.AddRange(results.Select(Nothing)) };
        forward = forward with
        {
            Then = isThen ? own : other,
            Else = isThen ? other : own,
            Results = forward.Results.AddRange(results),
        };
        EquatableArray<Stmt> statements = values.Recompute(cloning).Concat(side.Reverse.Select(statement => statement.MapExpressions(cloning.Clone))).ToEquatableArray();
        memory.Add(statements);
        return new Region(statements, yields.Select(cloning.Clone).ToEquatableArray());
    }

    private static Expr Nothing(Local local) =>
        local.Type == IrType.Boolean ? new BoolConstant(false) : IrType.Constant(0, local.Type);
}
