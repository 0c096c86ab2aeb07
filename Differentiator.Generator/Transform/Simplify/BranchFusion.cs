using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Joins neighbouring branches on one condition: the last branch of a forward sweep and the first of its reverse sweep
/// become one, and what the first kept for the second alone is no longer kept.
/// </summary>
internal static class BranchFusion
{
    public static Function Apply(Function function) => function with { Body = Fused(function.Body, Memory.Of(function)) };

    private static Region Fused(Region region, Memory memory)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            if (statement is If second && statements.LastOrDefault() is If first && MayFuse(first, second, memory))
                statements[statements.Count - 1] = Fused(first, second);
            else
                statements.Add(statement);
        }

        return region with { Statements = statements.Select(statement => statement.MapRegions(inner => Fused(inner, memory))).ToEquatableArray() };
    }

    private static bool MayFuse(If first, If second, Memory memory) =>
        first.Condition == second.Condition
        && !memory.ReadsWritten(first.Condition)
        && !first.Results.Any(result => second.Condition.Reads(result));

    // if (c) a; else b; if (c) d; else e;   becomes   if (c) { a; d; } else { b; e; }
    private static If Fused(If first, If second) => first with
    {
        Then = Joined(first.Then, second.Then, first.Results),
        Else = Joined(first.Else, second.Else, first.Results),
        Results = first.Results.AddRange(second.Results),
    };

    private static Region Joined(Region first, Region second, EquatableArray<Local> results)
    {
        Dictionary<Local, Expr> values = results
            .Zip(first.Yields, (result, value) => (result, value))
            .ToDictionary(pair => pair.result, pair => pair.value);
        return new Region(
            first.Statements.AddRange(second.Statements.Map(statement => statement.MapExpressions(expr => expr.Substitute(values)))),
            first.Yields.AddRange(second.Yields.Map(yield => yield.Substitute(values))));
    }
}
