using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.HigherOrder;

namespace Differentiator.Generator.Transform.Forward;

/// <content>
/// Many directions at once: a tangent is a sum of few others, its bases, times coefficients that are the same in all
/// directions. What depends on one value alone so has its slope computed once, whatever the number of directions.
/// </content>
internal sealed partial class ForwardMode
{
    /// <summary>A tangent that a value's own is made of, and the value's slope along it.</summary>
    private readonly record struct Share(Local Base, Expr Coefficient);

    private readonly bool sharesDirections;
    private readonly Dictionary<Local, Share[]> shares = [];

    /// <summary>The value whose tangent a base is.</summary>
    private readonly Dictionary<Local, Local> values = [];

    /// <summary>Slopes that the function computes itself.</summary>
    private readonly Dictionary<Local, Preaccumulation.Step> steps = [];

    /// <summary>True if only slopes are computed, and no tangents.</summary>
    private bool omitsTangents;

    /// <summary>The function with the slopes of all values that vary with one other value alone.</summary>
    public static Preaccumulation Slopes(Function primal, Request request, bool optimizes)
    {
        Local[] varied = [.. request.WithRespectTo.Select(position => primal.Parameters[position].Local)];
        ForwardMode mode = new(primal, varied, Companions.None, optimizes, sharesDirections: true) { omitsTangents = true };
        mode.Tangents(varied);
        List<Stmt> statements = [];
        mode.Differentiate(primal.Body.Statements, statements);
        Dictionary<Local, Preaccumulation.Step> steps = [];
        foreach (KeyValuePair<Local, Share[]> pair in mode.shares)
        {
            Share only = pair.Value[0];
            if (pair.Value.Length == 1 && mode.values[only.Base] != pair.Key)
                steps.Add(pair.Key, new(mode.values[only.Base], only.Coefficient, mode.facts.MayBeInfinite(only.Coefficient), mode.facts.IsMaybeSkipped(only.Coefficient)));
        }

        return new Preaccumulation(primal with { Body = primal.Body with { Statements = statements.ToEquatableArray() } }, steps);
    }

    private void Take(Preaccumulation known)
    {
        HashSet<Local> defined = [.. primal.Body.Statements.SelectMany(StmtTraversal.AllDefined)];
        foreach (KeyValuePair<Local, Preaccumulation.Step> step in known.Steps.Where(step => step.Value.Slope.Locals().All(defined.Contains)))
        {
            steps.Add(step.Key, step.Value);
            foreach (Local slope in step.Value.Slope.Locals())
            {
                if (step.Value.MayBeInfinite)
                    facts.MayBecomeInfinite(slope);
                if (step.Value.MayBeSkipped)
                    facts.MayBeSkipped(slope);
            }
        }
    }

    /// <summary>A slope that has been computed for the reverse sweep is not computed again.</summary>
    private bool IsStep(Local value)
    {
        if (!steps.TryGetValue(value, out Preaccumulation.Step step) || !tangents.TryGetValue(step.Along, out Expr? tangent) || tangent is not Local along || values[along] != step.Along)
            return false;
        shares[value] = [new Share(along, step.Slope)];
        return true;
    }

    // y's slope is a statement after y; tangents of what that is computed from y may stand between, and then come after it.
    private static void Order(List<Stmt> statements)
    {
        HashSet<Local> missing = [.. statements.SelectMany(StmtTraversal.AllDefined)];
        List<Stmt> waiting = [.. statements];
        statements.Clear();
        while (waiting.Count > 0)
        {
            int next = waiting.FindIndex(statement => !StmtTraversal.AllExpressions(statement).SelectMany(ExprTraversal.Locals)
                .Any(local => missing.Contains(local) && !StmtTraversal.AllDefined(statement).Contains(local)));
            statements.Add(waiting[next]);
            missing.ExceptWith(StmtTraversal.AllDefined(waiting[next]));
            waiting.RemoveAt(next);
        }
    }

    private void SetBase(Local value, Local tangent)
    {
        tangents[value] = tangent;
        values[tangent] = value;
        shares[value] = [new Share(tangent, value.Constant(1))];
    }

    /// <summary>The tangent of an expression, of whatever it is made.</summary>
    private Expr? Whole(Expr expr) => sharesDirections ? Total(SharesOf(expr, expr)) : Tangent(expr);

    private Expr? Total(IEnumerable<Share> parts) => parts.Select(part => Product(part.Base, part.Coefficient)).Aggregate((Expr?)null, Sum);

    /// <summary>The bases that an expression's tangent is made of, each with the slope along it: the tangent where it is 1 and the others are 0.</summary>
    private Share[] SharesOf(Expr expr, Expr result)
    {
        Local[] varied = [.. expr.Locals().Distinct().Where(shares.ContainsKey)];
        List<Share> parts = [];
        foreach (Local along in varied.SelectMany(local => shares[local]).Select(share => share.Base).Distinct())
        {
            Dictionary<Local, Expr> all = tangents;
            tangents = varied.SelectMany(local => shares[local].Where(share => share.Base == along).Select(share => (local, share.Coefficient)))
                .ToDictionary(pair => pair.local, pair => pair.Coefficient);
            if (Tangent(expr, result) is { } coefficient)
                parts.Add(new Share(along, coefficient));
            tangents = all;
        }

        return [.. parts];
    }

    /// <summary>
    /// How many bases a tangent may have. In the reverse sweep two: an adjoint depends on what it arrives from, and on the value
    /// that its partials are computed from.
    /// </summary>
    private static int MostBases(Origin origin) => origin.Sweep == Sweep.Reverse ? 2 : 1;

    // y = e(x)   becomes   y = e(x); yByX = e'(x);   and where there are more bases,   ẏ = yByX ẋ + yByZ ż
    private void Shared(Let let, List<Stmt> output)
    {
        output.Add(let);
        if (IsStep(let.Target))
            return;
        Share[] parts = SharesOf(let.Value, let.Target);
        bool isBase = parts.Length > MostBases(let.Origin);
        if (isBase && omitsTangents)
        {
            SetBase(let.Target, NewTangent(let.Target, mayBeInfinite: false));
            return;
        }

        for (int k = 0; k < parts.Length; k++)
        {
            Expr coefficient = optimizes ? Simplify.Algebra.Simplify(parts[k].Coefficient) : parts[k].Coefficient;
            if (!Cost.IsTrivial(coefficient))
            {
                Local name = Slope(let.Target, parts[k].Base);
                Note(name, coefficient);
                facts.Define(name, coefficient);
                output.Add(new Let(name, coefficient, let.Origin));
                coefficient = name;
            }

            parts[k] = parts[k] with { Coefficient = coefficient };
        }

        if (isBase && Total(parts) is { } total)
        {
            Local tangent = NewTangent(let.Target, facts.MayBeInfinite(total));
            output.Add(new Let(tangent, total, let.Origin));
            SetBase(let.Target, tangent);
        }
        else if (parts.Length > 0)
        {
            shares[let.Target] = parts;
        }
    }

    // if (c) y = f(x); else y = g(x)   becomes   if (c) { y = f(x); yByX = f'(x) } else { y = g(x); yByX = g'(x) }
    private If Shared(If branch)
    {
        HashSet<Local> outside = [.. shares.Values.SelectMany(parts => parts).Select(share => share.Base)];
        List<Stmt> then = [], otherwise = [];
        Differentiate(branch.Then.Statements, then);
        Differentiate(branch.Else.Statements, otherwise);
        List<Local> results = [.. branch.Results];
        List<Expr> thenYields = [.. branch.Then.Yields], elseYields = [.. branch.Else.Yields];
        for (int k = 0; k < branch.Results.Count; k++)
        {
            Local value = branch.Results[k];
            Share[] whenThen = SharesOf(branch.Then.Yields[k], branch.Then.Yields[k]), whenElse = SharesOf(branch.Else.Yields[k], branch.Else.Yields[k]);
            Local[] bases = [.. whenThen.Concat(whenElse).Select(share => share.Base).Distinct()];
            if (bases.Length == 0 || IsStep(value))
                continue;
            if (bases.Length <= MostBases(branch.Origin) && bases.All(outside.Contains))
            {
                shares[value] = [.. bases.Select(along => new Share(along, Merged(Slope(value, along), Along(whenThen, along), Along(whenElse, along))))];
                continue;
            }

            Local tangent = NewTangent(value, mayBeInfinite: false);
            if (!omitsTangents)
                Merged(tangent, Total(whenThen), Total(whenElse));
            SetBase(value, tangent);
        }

        return branch with
        {
            Then = new Region(then.ToEquatableArray(), thenYields.ToEquatableArray()),
            Else = new Region(otherwise.ToEquatableArray(), elseYields.ToEquatableArray()),
            Results = results.ToEquatableArray(),
        };

        Expr? Along(Share[] parts, Local along) => parts.Where(share => share.Base == along).Select(share => share.Coefficient).FirstOrDefault();

        Local Merged(Local name, Expr? whenThen, Expr? whenElse)
        {
            Expr first = whenThen ?? name.Constant(0), second = whenElse ?? name.Constant(0);
            Note(name, first, second);
            if (whenThen is null || whenElse is null)
                facts.MayBeSkipped(name);
            results.Add(name);
            thenYields.Add(first);
            elseYields.Add(second);
            return name;
        }
    }

    // A slope is zero whatever it meets only where a branch does not use the value; a tangent is, too, where its direction is zero.
    private void Note(Local name, params Expr[] values)
    {
        if (values.Any(facts.MayBeInfinite))
            facts.MayBecomeInfinite(name);
        if (values.Any(facts.IsMaybeSkipped))
            facts.MayBeSkipped(name);
    }

    // yByX, of y and ẋ
    private Local Slope(Local value, Local along)
    {
        const string Suffix = "Tangent";
        string name = along.Name.EndsWith(Suffix, System.StringComparison.Ordinal) ? along.Name.Substring(0, along.Name.Length - Suffix.Length) : along.Name;
        return supply.Temporary($"{Names.Of(value)}By{char.ToUpperInvariant(name[0])}{name.Substring(1)}", value.Type);
    }
}
