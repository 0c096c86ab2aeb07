using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Gives a branch its shortest form: none where the condition is known or both sides agree, a conditional expression
/// where one value is chosen, unless the user wrote <c>if</c>.
/// </summary>
internal sealed class BranchForms
{
    private readonly Dictionary<Local, Expr> values = [];

    public static Function Apply(Function function)
    {
        BranchForms pass = new();
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
            Visit(statement.MapExpressions(Replace).MapRegions(Visit), statements);
        return new Region(statements.ToEquatableArray(), region.Yields.Map(Replace));
    }

    private void Visit(Stmt statement, List<Stmt> statements)
    {
        switch (statement)
        {
            // if (true) { a } else { b }   becomes   a
            case If { Condition: BoolConstant condition } known:
                Region chosen = condition.Value ? known.Then : known.Else;
                statements.AddRange(chosen.Statements);
                for (int k = 0; k < known.Results.Count; k++)
                    values[known.Results[k]] = Replace(chosen.Yields[k]);
                break;

            // if (c) r = a; else r = b;   becomes   r = c ? a : b;
            case If { Results.Count: 1, Then.Statements.Count: 0, Else.Statements.Count: 0 } choice when IsExpression(choice):
                statements.Add(new Let(
                    choice.Results[0],
                    Choices.Simplify(new Conditional(choice.Condition, choice.Then.Yields[0], choice.Else.Yields[0])),
                    choice.Origin));
                break;
            case If branch:
                statements.Add(WithoutCommonResults(branch));
                break;
            default:
                statements.Add(statement);
                break;
        }
    }

    private static bool IsExpression(If choice) =>
        choice.Results[0].Role == LocalRole.Temporary
        && !choice.Then.Yields.Concat(choice.Else.Yields).Any(Accumulates)
        && (choice.Then.Yields[0] is not Conditional || choice.Else.Yields[0] is not Conditional);

    // if (c) sum += a;   reads better than   sum = c ? sum + a : sum;
    private static bool Accumulates(Expr yield) => yield is Binary { Op: BinaryOp.Add, Left: Local };

    // A result that is the same on both sides, and known before, needs no branch.
    private If WithoutCommonResults(If branch)
    {
        HashSet<Local> inside = [.. branch.Then.Statements.Concat(branch.Else.Statements).SelectMany(StmtTraversal.AllDefined)];
        List<int> kept = [];
        for (int k = 0; k < branch.Results.Count; k++)
        {
            if (branch.Then.Yields[k] == branch.Else.Yields[k] && !branch.Then.Yields[k].Locals().Any(inside.Contains))
                values[branch.Results[k]] = branch.Then.Yields[k];
            else
                kept.Add(k);
        }

        return branch with
        {
            Then = branch.Then with { Yields = kept.Select(k => branch.Then.Yields[k]).ToEquatableArray() },
            Else = branch.Else with { Yields = kept.Select(k => branch.Else.Yields[k]).ToEquatableArray() },
            Results = kept.Select(k => branch.Results[k]).ToEquatableArray(),
        };
    }

    private Expr Replace(Expr expr) => expr.Substitute(values);
}
