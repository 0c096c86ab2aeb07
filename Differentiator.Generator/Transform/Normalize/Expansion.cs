using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>Applies an <see cref="Expand"/> to every expression of a region, where it is evaluated.</summary>
internal static class Expansion
{
    /// <param name="expand">What becomes of an expression.</param>
    /// <param name="expandLet">What becomes of the value that a statement names, if something else.</param>
    public static Region Of(Region region, Expand expand, Expand? expandLet = null)
    {
        List<Stmt> statements = [];
        Origin last = Origin.None;
        foreach (Stmt statement in region.Statements)
        {
            last = statement.Origin;
            Add(statement, expand, expandLet ?? expand, statements);
        }

        EquatableArray<Expr> yields = region.Yields.Select(yield => expand(yield, last, statements)).ToEquatableArray();
        return new Region(statements.ToEquatableArray(), yields);
    }

    private static void Add(Stmt statement, Expand expand, Expand expandLet, List<Stmt> statements)
    {
        Expr Here(Expr expr) => expand(expr, statement.Origin, statements);
        Stmt expanded = statement switch
        {
            Let let => let with { Value = expandLet(let.Value, let.Origin, statements) },
            Store store => store with { Index = Here(store.Index), Value = Here(store.Value) },
            Clear or Pop => statement,
            Scratch or Allocate or Effect or Throw or Invoke => statement.MapExpressions(Here),
            If branch => branch with { Condition = Here(branch.Condition), Then = Of(branch.Then, expand, expandLet), Else = Of(branch.Else, expand, expandLet) },
            For loop => loop with
            {
                Range = loop.Range.Map(Here),
                Carried = loop.Carried.Map(carried => carried with { Initial = Here(carried.Initial) }),
                Body = Of(loop.Body, expand, expandLet),
            },
            _ => throw Unreachable.Node(statement),
        };
        statements.Add(expanded);
    }
}
