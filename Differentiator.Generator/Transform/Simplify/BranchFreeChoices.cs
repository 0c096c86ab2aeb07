using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Lets derivative statements in loops choose without a branch, where both sides are cheap and may be evaluated: data
/// without a pattern makes a branch cost more than both sides (weighted ReLU: 2.6 to 4.4 times the primal, now 1.1).
/// </summary>
internal static class BranchFreeChoices
{
    private const int Cheap = 4;

    public static Function Apply(Function function) => function with { Body = Visit(function.Body, isInLoop: false) };

    private static Region Visit(Region region, bool isInLoop)
    {
        HashSet<Expr> loads = [.. region.Statements.SelectMany(StmtTraversal.OwnExpressions).SelectMany(AlwaysRead)];
        return region with
        {
            Statements = region.Statements.Map(statement => statement is If or For
                ? statement.MapRegions(inner => Visit(inner, isInLoop || statement is For))
                : isInLoop && statement.Origin.Sweep == Sweep.Reverse ? statement.MapExpressions(expr => Choose(expr, loads)) : statement),
        };
    }

    // x[i] > 0 ? w[i] : 0   becomes   Choice.IfGreater(x[i], 0, w[i], 0)
    private static Expr Choose(Expr expr, HashSet<Expr> loads) => expr.MapOperands(operand => Choose(operand, loads)) switch
    {
        Conditional { Condition: Binary { Left.Type.IsFloatingPoint: true } test } choice
            when Name(test.Op) is { } name && test.Left.Type == choice.Type && IsFree(choice.WhenTrue, loads) && IsFree(choice.WhenFalse, loads) =>
            LibraryFunctions.Choice(name, test.Left, test.Right, choice.WhenTrue, choice.WhenFalse),
        var other => other,
    };

    private static bool IsFree(Expr side, HashSet<Expr> loads) =>
        Cost.Of(side) <= Cheap
        && side.SelfAndDescendants().All(node => node switch
        {
            Load => loads.Contains(node),
            Call call => call.Function.ContainingType == LibraryFunctions.ChoiceType,
            _ => node.Type.IsFloatingPoint || node is Local,
        });

    private static string? Name(BinaryOp op) => op switch
    {
        BinaryOp.Less => "IfLess",
        BinaryOp.LessOrEqual => "IfLessOrEqual",
        BinaryOp.Greater => "IfGreater",
        BinaryOp.GreaterOrEqual => "IfGreaterOrEqual",
        BinaryOp.Equal => "IfEqual",
        BinaryOp.NotEqual => "IfNotEqual",
        _ => null,
    };

    private static IEnumerable<Expr> AlwaysRead(Expr expr) =>
        expr.EagerOperands().SelectMany(AlwaysRead).Concat(expr is Load ? [expr] : []);
}
