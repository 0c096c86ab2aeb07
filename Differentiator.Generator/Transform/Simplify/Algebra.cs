using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Rewrites derivative expressions to what one would write by hand. The primal's own expressions are never touched:
/// its value stays bitwise the user's.
/// </summary>
internal static class Algebra
{
    public static Function Apply(Function function)
    {
        HashSet<Local> asked = AskedValues.Of(function.Body);
        Region body = InReverse(function.Body, asked);
        EquatableArray<Expr> yields = body.Yields
            .Zip(function.Results, (yield, result) => result.Slot is null ? yield : Simplify(yield))
            .ToEquatableArray();
        return function with { Body = body with { Yields = yields } };
    }

    /// <summary>The expression with every node rewritten, operands first.</summary>
    public static Expr Simplify(Expr expr) => Simplify(expr, isPrimal: false);

    /// <param name="isPrimal">
    /// Whether the expression is a value of the method, computed again: what a function or a comparison is asked about must
    /// be what it was asked about before, so that sums keep their terms and products the order of their factors.
    /// </param>
    private static Expr Simplify(Expr expr, bool isPrimal)
    {
        bool asks = isPrimal || Asks(expr);
        Expr mapped = expr.MapOperands(operand => Simplify(operand, asks));
        return mapped switch
        {
            Unary { Op: UnaryOp.Negate } negation when IsFloat(mapped) => Negations.Simplify(negation.Operand),
            Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum when IsFloat(mapped) => Sums.Simplify(sum, keepsTerms: isPrimal),
            Binary { Op: BinaryOp.Multiply } product when IsFloat(mapped) => isPrimal && !IsConstant(product) ? mapped : Products.Simplify(product.Left, product.Right),
            Binary { Op: BinaryOp.Divide } quotient when IsFloat(mapped) => Quotients.Simplify(quotient.Left, quotient.Right),
            Unary { Op: UnaryOp.Not } or Binary { Op: BinaryOp.Or } => Choices.Decide(mapped),
            Binary comparison => Choices.Simplify(comparison),
            Conditional choice => Choices.Simplify(choice),
            Convert convert => Conversions.Simplify(convert),
            Call call => isPrimal ? mapped : Calls.Simplify(call),
            _ => mapped,
        };
    }

    /// <summary>Whether the operands have to be, to the last bit, what the method has computed.</summary>
    public static bool Asks(Expr expr) => expr is Call { Function.ContainingType: not LibraryFunctions.Strong } || expr.Type == IrType.Boolean;

    private static Region InReverse(Region region, HashSet<Local> asked) => region with
    {
        Statements = region.Statements.Map(statement => statement.Origin.Sweep == Sweep.Reverse
            ? Simplified(statement, asked)
            : Decided(statement).MapRegions(inner => InReverse(inner, asked))),
    };

    private static Stmt Simplified(Stmt statement, HashSet<Local> asked) => statement switch
    {
        Let let => let with { Value = Simplify(let.Value, asked.Contains(let.Target)) },
        If branch => branch with
        {
            Condition = Simplify(branch.Condition),
            Then = Simplified(branch.Then, branch.Results, asked),
            Else = Simplified(branch.Else, branch.Results, asked),
        },
        For loop => loop with
        {
            Range = loop.Range.Map(Simplify),
            Carried = loop.Carried.Map(carried => carried with { Initial = Simplify(carried.Initial, asked.Contains(carried.Parameter)) }),
            Condition = loop.Condition is null ? null : Simplify(loop.Condition),
            Body = Simplified(loop.Body, loop.Carried.Map(carried => carried.Parameter), asked),
        },
        _ => statement.MapExpressions(Simplify),
    };

    private static Region Simplified(Region region, EquatableArray<Local> merged, HashSet<Local> asked) => new(
        region.Statements.Map(statement => Simplified(statement, asked)),
        region.Yields.Zip(merged, (value, local) => Simplify(value, asked.Contains(local))).ToEquatableArray());

    // if (1 < 0)   becomes   if (false), which leaves every value as it is
    private static Stmt Decided(Stmt statement) =>
        statement is If branch ? branch with { Condition = Choices.Decide(branch.Condition) } : statement;

    private static bool IsConstant(Binary product) => product is { Left: FloatConstant, Right: FloatConstant };

    private static bool IsFloat(Expr expr) => expr.Type.IsFloatingPoint;
}
