using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Emit;

/// <summary>Brings products into the order of a formula: sign and number, factors, divisors.</summary>
internal static class Products
{
    // (-(2 * error)) * x   becomes   -2 * error * x
    public static Expr Tidy(Expr expr) => expr switch
    {
        _ when !expr.Type.IsFloatingPoint => expr,
        Unary { Op: UnaryOp.Negate } or Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } => Rebuilt(expr),
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum => Sum(sum, Tidy(sum.Left), Tidy(sum.Right)),
        Conditional choice => new Conditional(choice.Condition, Tidy(choice.WhenTrue), Tidy(choice.WhenFalse)),
        _ => expr,
    };

    // a - -b   becomes   a + b   and   a + -b   becomes   a - b
    private static Expr Sum(Binary sum, Expr left, Expr right) => Opposite(right) is { } opposite
        ? sum with { Op = sum.Op == BinaryOp.Add ? BinaryOp.Subtract : BinaryOp.Add, Left = left, Right = opposite }
        : sum with { Left = left, Right = right };

    /// <summary>What begins with a minus sign, without it; else null.</summary>
    private static Expr? Opposite(Expr expr) => expr switch
    {
        Unary { Op: UnaryOp.Negate } minus => minus.Operand,
        FloatConstant { Value: < 0 } constant => constant with { Value = -constant.Value },
        Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } product => Opposite(product.Left) is { } left ? product with { Left = left } : null,
        _ => null,
    };

    private static Expr Rebuilt(Expr expr)
    {
        List<Expr> factors = [], divisors = [];
        double number = 1;
        Collect(expr, factors, divisors, ref number);

        Expr Times(Expr left, Expr right) => new Binary(BinaryOp.Multiply, left, right, expr.Type);
        if (number == -1 && factors.Count > 0)
            factors[0] = new Unary(UnaryOp.Negate, factors[0], expr.Type);
        else if (number != 1 || factors.Count == 0)
            factors.Insert(0, new FloatConstant(number, expr.Type));

        Expr product = factors.Aggregate(Times);
        return divisors.Count == 0 ? product : new Binary(BinaryOp.Divide, product, divisors.Aggregate(Times), expr.Type);
    }

    private static void Collect(Expr expr, List<Expr> factors, List<Expr> divisors, ref double number)
    {
        switch (expr)
        {
            case FloatConstant constant:
                number *= constant.Value;
                break;
            case Unary { Op: UnaryOp.Negate } minus:
                number = -number;
                Collect(minus.Operand, factors, divisors, ref number);
                break;
            case Binary { Op: BinaryOp.Multiply } product:
                Collect(product.Left, factors, divisors, ref number);
                Collect(product.Right, factors, divisors, ref number);
                break;
            case Binary { Op: BinaryOp.Divide } quotient:
                Collect(quotient.Left, factors, divisors, ref number);
                divisors.Add(Tidy(quotient.Right));
                break;
            default:
                factors.Add(Tidy(expr));
                break;
        }
    }
}
