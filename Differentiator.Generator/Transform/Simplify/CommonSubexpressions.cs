using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Computes nothing twice that costs: an expression that has a name is read by it, one that recurs in a region gets a name.
/// </summary>
internal sealed class CommonSubexpressions
{
    /// <summary>From this cost on, an expression that recurs is named.</summary>
    private const int WorthNaming = 3;

    private readonly LocalSupply supply;
    private readonly Memory memory;

    private CommonSubexpressions(Function function)
    {
        supply = LocalSupply.For(function);
        memory = Memory.Of(function);
    }

    public static Function Apply(Function function)
    {
        CommonSubexpressions pass = new(function);
        return function with { Body = pass.Visit(function.Body, [], function.Results.Map(result => result.Slot is null)) };
    }

    /// <param name="areOriginal">Which yields are values of the original, and not adjoints.</param>
    private Region Visit(Region region, Dictionary<Expr, Local> outer, EquatableArray<bool> areOriginal)
    {
        Dictionary<Expr, Local> known = new(outer);
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            Stmt replaced = Replace(statement, known);
            statements.Add(replaced);
            if (replaced is Let let && IsReusable(let.Value) && !known.ContainsKey(let.Value))
                known.Add(let.Value, let.Target);
        }

        return Named(new Region(statements.ToEquatableArray(), region.Yields.Map(yield => Replace(yield, known))), areOriginal);
    }

    private Region Visit(Region region, Dictionary<Expr, Local> outer, Stmt around) =>
        Visit(region, outer, region.Yields.Map(_ => around.Origin.Sweep == Sweep.Forward));

    private Stmt Replace(Stmt statement, Dictionary<Expr, Local> known)
    {
        Expr Known(Expr expr) => Replace(expr, known);
        return statement switch
        {
            Let let => let with { Value = Known(let.Value) },
            Store store => store with { Index = Known(store.Index), Value = Known(store.Value) },
            Scratch or Clear or Pop or Allocate or Throw or Invoke => statement.MapExpressions(Known),
            Effect => statement,
            If branch => branch with { Condition = Known(branch.Condition), Then = Visit(branch.Then, known, branch), Else = Visit(branch.Else, known, branch) },
            For loop => loop with
            {
                Range = loop.Range.Map(Known),
                Carried = loop.Carried.Map(carried => carried with { Initial = Known(carried.Initial) }),
                Condition = loop.Condition is null ? null : Known(loop.Condition),
                Body = Visit(loop.Body, known, loop),
            },
            _ => throw Unreachable.Node(statement),
        };
    }

    private static Expr Replace(Expr expr, Dictionary<Expr, Local> known)
    {
        if (known.Count == 0)
            return expr;
        Func<Expr, Expr> replaced = null!;
        replaced = inner => known.TryGetValue(inner, out Local? local) ? local : inner.MapOperands(replaced);
        return replaced(expr);
    }

    // .. a * b + c .. a * b + c ..   becomes   t = a * b + c; .. t .. t ..
    private Region Named(Region region, EquatableArray<bool> areOriginal)
    {
        while (Recurring(region) is { } recurring)
        {
            int first = region.Statements.TakeWhile(statement => !Evaluates(statement, recurring)).Count();
            Origin origin = first < region.Statements.Count ? region.Statements[first].Origin : Origin.None.In(Sweep.Reverse);

            // What is computed for the original too is not simplified, as derivatives are.
            if (region.Statements.Any(statement => statement.Origin.Sweep == Sweep.Forward && Evaluates(statement, recurring))
                || region.Yields.Where((yield, k) => areOriginal[k] && yield.SelfAndDescendants().Contains(recurring)).Any())
                origin = origin.In(Sweep.Forward);
            Local name = supply.Temporary(Names.Of(recurring), recurring.Type);
            Dictionary<Expr, Local> known = new() { [recurring] = name };
            IEnumerable<Stmt> before = region.Statements.Take(first);
            IEnumerable<Stmt> after = region.Statements.Skip(first).Select(statement => statement.MapExpressions(expr => Replace(expr, known)));
            region = new Region(
                before.Append(new Let(name, recurring, origin)).Concat(after).ToEquatableArray(),
                region.Yields.Map(yield => Replace(yield, known)));
        }

        return region;
    }

    private Expr? Recurring(Region region)
    {
        Expr[] roots = [.. region.Statements.SelectMany(StmtTraversal.OwnExpressions).Concat(region.Yields)];
        HashSet<Expr> seen = [];
        Expr? best = null;
        int highest = 0;
        foreach (Expr expr in roots.SelectMany(Eager))
        {
            // What costs most to find out is asked last.
            int cost = Cost.Of(expr);
            if (IsWorthNaming(expr, cost) && !seen.Add(expr) && cost > highest && IsReusable(expr))
                (best, highest) = (expr, cost);
        }

        // What one side of a choice computes again is there already.
        foreach (Expr expr in roots.SelectMany(Lazy))
        {
            int cost = Cost.Of(expr);
            if (IsWorthNaming(expr, cost) && cost > highest && seen.Contains(expr) && IsReusable(expr))
                (best, highest) = (expr, cost);
        }

        return best;
    }

    private static bool IsWorthNaming(Expr expr, int cost) => cost >= WorthNaming || Cost.IsExtreme(expr);

    private static IEnumerable<Expr> Eager(Expr expr) => expr.EagerOperands().SelectMany(Eager).Prepend(expr);

    private static IEnumerable<Expr> Lazy(Expr expr)
    {
        Expr[] eager = [.. expr.EagerOperands()];
        foreach (Expr operand in expr.Operands())
        {
            foreach (Expr inside in eager.Contains(operand) ? Lazy(operand) : operand.SelfAndDescendants())
                yield return inside;
        }
    }

    private static bool Evaluates(Stmt statement, Expr expr) => statement.AllExpressions().Any(own => own.SelfAndDescendants().Contains(expr));

    private bool IsReusable(Expr expr) =>
        !Cost.IsTrivial(expr)
        && expr is not Length and not Load and not Foreign and not New and not NewRow
        && expr is not Indices
        && !memory.ReadsWritten(expr);
}
