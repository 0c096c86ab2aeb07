using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Quotients: signs outside, units gone. Never x / x: it is NaN at 0.</summary>
internal static class Quotients
{
    public static Expr Simplify(Expr left, Expr right) => (left, right) switch
    {
        (FloatConstant a, FloatConstant { Value: not 0 } b) => Products.Rounded(a, a.Value / b.Value),
        (_, FloatConstant { Value: 1 }) => left,

        // 2 * x / 2   becomes   x: exact for powers of two
        (Binary { Op: BinaryOp.Multiply, Left: FloatConstant { Value: var a } factor } product, FloatConstant { Value: 2 or 4 or 0.5 }) when a % ((FloatConstant)right).Value == 0 =>
            Products.Simplify(Products.Rounded(factor, a / ((FloatConstant)right).Value), product.Right),

        // (-a) / b   becomes   -(a / b)
        (Unary { Op: UnaryOp.Negate } negation, _) => Negations.Simplify(Simplify(negation.Operand, right)),
        (_, Unary { Op: UnaryOp.Negate } negation) => Negations.Simplify(Simplify(left, negation.Operand)),
        _ => left / right,
    };
}
