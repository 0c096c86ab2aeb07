using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Signs move outward, and into constants.</summary>
internal static class Negations
{
    public static Expr Simplify(Expr operand) => operand switch
    {
        // -(2)   becomes   -2
        FloatConstant constant => constant with { Value = -constant.Value },

        // --x   becomes   x
        Unary { Op: UnaryOp.Negate } inner => inner.Operand,

        // -(2 * x)   becomes   -2 * x, and likewise 2 / x
        Binary { Op: BinaryOp.Multiply or BinaryOp.Divide, Left: FloatConstant factor } scaled =>
            scaled with { Left = factor with { Value = -factor.Value } },

        // -(a - b)   becomes   b - a
        Binary { Op: BinaryOp.Subtract } difference => difference with { Left = difference.Right, Right = difference.Left },

        // -(c ? 1 : 0)   becomes   c ? -1 : 0
        Conditional choice when Choices.IsConstant(choice) =>
            new Conditional(choice.Condition, Simplify(choice.WhenTrue), Simplify(choice.WhenFalse)),
        _ => -operand,
    };

    /// <summary>Splits a leading minus off: true if there was one.</summary>
    public static bool TrySplit(Expr expr, out Expr positive)
    {
        positive = expr switch
        {
            Unary { Op: UnaryOp.Negate } negation => negation.Operand,
            Binary { Op: BinaryOp.Multiply or BinaryOp.Divide, Left: FloatConstant { Value: < 0 } factor } scaled =>
                scaled.Op == BinaryOp.Multiply && factor.Value == -1 ? scaled.Right : scaled with { Left = factor with { Value = -factor.Value } },
            FloatConstant { Value: < 0 } constant => constant with { Value = -constant.Value },
            _ => expr,
        };
        return !ReferenceEquals(positive, expr);
    }
}
