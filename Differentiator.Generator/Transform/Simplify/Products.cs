using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Products: constants in front, signs outside, units gone.</summary>
internal static class Products
{
    public static Expr Simplify(Expr left, Expr right) => (left, right) switch
    {
        // 2 * 3   becomes   6
        (FloatConstant a, FloatConstant b) => Rounded(a, a.Value * b.Value),

        // 0 * x   becomes   0: the adjoint is structurally zero
        (FloatConstant { Value: 0 }, _) => left,
        (_, FloatConstant { Value: 0 }) => right,

        // 1 * x   becomes   x
        (FloatConstant { Value: 1 }, _) => right,
        (_, FloatConstant { Value: 1 }) => left,
        (FloatConstant { Value: -1 }, _) => Negations.Simplify(right),

        // x * 2   becomes   2 * x
        (_, FloatConstant) => Simplify(right, left),

        // 2 * (3 * x)   becomes   6 * x, and 2 * (3 / x)   becomes   6 / x
        (FloatConstant a, Binary { Op: BinaryOp.Multiply or BinaryOp.Divide, Left: FloatConstant b } scaled) =>
            Algebra.Simplify(scaled with { Left = Rounded(a, a.Value * b.Value) }),
        (FloatConstant a, Unary { Op: UnaryOp.Negate } negation) => Simplify(Rounded(a, -a.Value), negation.Operand),

        // (-a) * b   becomes   -(a * b)
        (Unary { Op: UnaryOp.Negate } negation, _) => Negations.Simplify(Simplify(negation.Operand, right)),
        (_, Unary { Op: UnaryOp.Negate } negation) => Negations.Simplify(Simplify(left, negation.Operand)),

        // (2 * a) * b   becomes   2 * (a * b)
        (Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor } scaled, not FloatConstant) =>
            Simplify(factor, Simplify(scaled.Right, right)),
        (not FloatConstant, Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor } scaled) =>
            Simplify(factor, Simplify(left, scaled.Right)),

        // a * (1 / b)   becomes   a / b
        (not FloatConstant, Binary { Op: BinaryOp.Divide, Left: FloatConstant numerator } quotient) =>
            Quotients.Simplify(Simplify(numerator, left), quotient.Right),
        (Binary { Op: BinaryOp.Divide, Left: FloatConstant numerator } quotient, not FloatConstant) =>
            Quotients.Simplify(Simplify(numerator, right), quotient.Right),

        // a * (c ? 1 : 0)   becomes   c ? a : 0
        (Local or FloatConstant, Conditional choice) when Choices.IsConstant(choice) => Choices.Scale(choice, left),
        (Conditional choice, Local) when Choices.IsConstant(choice) => Choices.Scale(choice, right),
        _ => left * right,
    };

    /// <summary>A constant of the type of <paramref name="like"/>, rounded to it.</summary>
    public static FloatConstant Rounded(FloatConstant like, double value) =>
        like with { Value = like.Type == IrType.Single ? (float)value : value };
}
