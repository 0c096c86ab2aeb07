using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Takes scratch memory once, before a loop, rather than in each iteration, where its length is known there.</summary>
internal static class ScratchPlacement
{
    public static Function Apply(Function function) => function with { Body = Placed(function.Body) };

    // for (..) { scratch of n; .. }   becomes   scratch of n; for (..) { .. }
    private static Region Placed(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements.Select(statement => statement.MapRegions(Placed)))
        {
            if (statement is not For loop)
            {
                statements.Add(statement);
                continue;
            }

            HashSet<Local> inside = [.. loop.AllDefined()];
            List<Stmt> taken = [];
            Region body = Without(loop.Body, inside, taken);
            statements.AddRange(taken);
            statements.Add(loop with { Body = body });
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    private static Region Without(Region region, HashSet<Local> inside, List<Stmt> taken)
    {
        List<Stmt> rest = [];
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Scratch { Count: { } count } && !count.Locals().Any(inside.Contains) && !count.SelfAndDescendants().Any(node => node is Load))
                taken.Add(statement);
            else
                rest.Add(statement is If ? statement.MapRegions(side => Without(side, inside, taken)) : statement);
        }

        return region with { Statements = rest.ToEquatableArray() };
    }
}
