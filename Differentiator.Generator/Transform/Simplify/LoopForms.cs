using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>A value that every iteration hands on as it is needs not be carried: the body reads what it was before the loop.</summary>
internal sealed class LoopForms
{
    private readonly Dictionary<Local, Expr> values = [];

    public static Function Apply(Function function)
    {
        LoopForms pass = new();
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            Stmt replaced = statement.MapExpressions(Replace);
            statements.Add((replaced is For loop ? WithoutConstants(loop) : replaced).MapRegions(Visit));
        }

        return new Region(statements.ToEquatableArray(), region.Yields.Map(Replace));
    }

    // for (..) carried a = a   becomes   the initial value of a, in the body and after the loop
    private For WithoutConstants(For loop)
    {
        List<int> kept = [];
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Carried carried = loop.Carried[k];
            if (loop.Body.Yields[k] != carried.Parameter)
            {
                kept.Add(k);
                continue;
            }

            values[carried.Parameter] = carried.Initial;
            values[carried.Result] = carried.Initial;
        }

        return loop with
        {
            Condition = loop.Condition is null ? null : Replace(loop.Condition),
            Carried = kept.Select(k => loop.Carried[k]).ToEquatableArray(),
            Body = loop.Body with { Yields = kept.Select(k => loop.Body.Yields[k]).ToEquatableArray() },
        };
    }

    private Expr Replace(Expr expr) => expr.Substitute(values);
}
