using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Frontend;

/// <summary>Takes a row of a local jagged array once: <c>t[i]</c> is <c>row</c> where that has been taken before and still is it.</summary>
internal sealed class RowViews
{
    private readonly HashSet<Local> arrays;
    private readonly Dictionary<Local, Expr> same = [];

    private RowViews(HashSet<Local> arrays) => this.arrays = arrays;

    public static Region Apply(Region body, HashSet<Local> arrays) => new RowViews(arrays).Visit(body, []);

    private Region Visit(Region region, Dictionary<Load, Local> outer)
    {
        Dictionary<Load, Local> known = new(outer);
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            Stmt visited = statement.Regions().Any() ? Visit(statement, known) : statement.MapExpressions(Known);
            Forget(visited, known);
            if (visited is not Let { Value: Load { Type: ArrayType, Array: Local array } row } let || !arrays.Contains(array))
                statements.Add(visited);
            else if (!known.TryGetValue(row, out Local? earlier) || let.Target.Role == LocalRole.User)
            {
                statements.Add(visited);
                known[row] = let.Target;
            }
            else
            {
                same[let.Target] = earlier;
            }
        }

        return new Region(statements.ToEquatableArray(), region.Yields.Map(Known));
    }

    private Stmt Visit(Stmt statement, Dictionary<Load, Local> known)
    {
        // In a loop, what a later statement puts into another place has been put there by an earlier iteration.
        Dictionary<Load, Local> inside = new(known);
        if (statement is For)
            Forget(statement, inside);
        return statement.MapRegions(region => Visit(region, inside)) switch
        {
            If branch => branch with { Condition = Known(branch.Condition) },
            For loop => loop with
            {
                Range = loop.Range.Map(Known),
                Carried = loop.Carried.Map(carried => carried with { Initial = Known(carried.Initial) }),
                Condition = loop.Condition is null ? null : Known(loop.Condition),
            },
            var other => other,
        };
    }

    private static void Forget(Stmt statement, Dictionary<Load, Local> known)
    {
        HashSet<Local> changed = [.. statement.SelfAndNested().OfType<Store>().Where(store => store.Array.Type.Element is ArrayType && store.Value is not NewRow).Select(store => store.Array)];
        foreach (Load row in known.Keys.Where(row => changed.Contains((Local)row.Array)).ToArray())
            known.Remove(row);
    }

    private Expr Known(Expr expr) => expr.Substitute(same);
}
