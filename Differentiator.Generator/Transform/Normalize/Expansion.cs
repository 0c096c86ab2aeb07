using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>Applies an <see cref="Expand"/> to every expression of a region, where it is evaluated.</summary>
internal static class Expansion
{
    public static Region Of(Region region, Expand expand)
    {
        List<Stmt> statements = [];
        Origin last = Origin.None;
        foreach (Stmt statement in region.Statements)
        {
            last = statement.Origin;
            Add(statement, expand, statements);
        }

        EquatableArray<Expr> yields = region.Yields.Select(yield => expand(yield, last, statements)).ToEquatableArray();
        return new Region(statements.ToEquatableArray(), yields);
    }

    private static void Add(Stmt statement, Expand expand, List<Stmt> statements)
    {
        Expr Here(Expr expr) => expand(expr, statement.Origin, statements);
        Stmt expanded = statement switch
        {
            Let let => let with { Value = Here(let.Value) },
            Store store => store with { Index = Here(store.Index), Value = Here(store.Value) },
            Clear or Pop => statement,
            Scratch or Allocate or Effect or Throw => statement.MapExpressions(Here),
            If branch => branch with { Condition = Here(branch.Condition), Then = Of(branch.Then, expand), Else = Of(branch.Else, expand) },
            For loop => loop with
            {
                Range = loop.Range.Map(Here),
                Carried = loop.Carried.Map(carried => carried with { Initial = Here(carried.Initial) }),
                Body = Of(loop.Body, expand),
            },
            _ => throw Unreachable.Node(statement),
        };
        statements.Add(expanded);
    }
}
