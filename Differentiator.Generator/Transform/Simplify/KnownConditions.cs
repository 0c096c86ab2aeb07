using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Inside a branch its condition is known: what asks for it again is decided.</summary>
internal static class KnownConditions
{
    public static Function Apply(Function function) => function with { Body = Decided(function.Body, Memory.Of(function)) };

    private static Region Decided(Region region, Memory memory) =>
        region with { Statements = region.Statements.Map(statement => Decided(statement, memory).MapRegions(inner => Decided(inner, memory))) };

    // if (c) { .. c ? a : b .. }   becomes   if (c) { .. a .. }
    private static Stmt Decided(Stmt statement, Memory memory) => statement switch
    {
        If { Condition: not BoolConstant } branch when !memory.ReadsWritten(branch.Condition) => branch with
        {
            Then = branch.Then.MapExpressions(expr => Decide(expr, branch.Condition, true)),
            Else = branch.Else.MapExpressions(expr => Decide(expr, branch.Condition, false)),
        },
        _ => statement,
    };

    private static Expr Decide(Expr expr, Expr condition, bool holds)
    {
        if (expr == condition)
            return new BoolConstant(holds);
        Expr mapped = expr.MapOperands(operand => Decide(operand, condition, holds));
        return mapped is Conditional { Condition: BoolConstant } choice ? Choices.Simplify(choice) : mapped;
    }
}
