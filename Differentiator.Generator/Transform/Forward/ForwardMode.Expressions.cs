using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.Forward;

/// <content>Expressions: the tangent of a value from those of what it is computed from.</content>
internal sealed partial class ForwardMode
{
    private Expr? Tangent(Expr expr) => Tangent(expr, expr);

    /// <summary>The tangent of an expression; null if it is zero whatever the direction.</summary>
    /// <param name="result">A cheap way to write the value of <paramref name="expr"/> itself.</param>
    private Expr? Tangent(Expr expr, Expr result) => !activity.IsVaried(expr) ? null : expr switch
    {
        Local local => tangents.TryGetValue(local, out Expr? tangent) ? tangent : null,
        Load load => load with { Array = ShadowOf(load.Array) },
        Field field => Tangent(field.Of) is { } whole ? field with { Of = whole } : null,

        // y = -x   becomes   ẏ = -ẋ
        Unary { Op: UnaryOp.Negate } negation => Tangent(negation.Operand) is { } operand ? -operand : null,

        // y = (double)x   becomes   ẏ = (double)ẋ
        Convert convert => Tangent(convert.Operand) is { } operand ? convert with { Operand = operand } : null,
        Conditional choice => new Conditional(choice.Condition, Tangent(choice.WhenTrue) ?? expr.Constant(0), Tangent(choice.WhenFalse) ?? expr.Constant(0)),
        Binary binary => Tangent(binary, Tangent(binary.Left), Tangent(binary.Right), result),
        Call { Function.ContainingType: LibraryFunctions.Strong } strong => Tangent(strong.Function, strong.Arguments[0], strong.Arguments[1], result),
        Call call => Tangent(call, result),
        New made => new New(made.Struct, made.Struct.Fields.Zip(made.Arguments, (field, argument) =>
            !field.IsDifferentiable ? new Verbatim("default", field.Type) : Tangent(argument) ?? Zero(field.Type)).ToEquatableArray()),
        _ => throw Unreachable.Node(expr),
    };

    private Expr? Tangent(Binary binary, Expr? left, Expr? right, Expr result) => binary.Op switch
    {
        // y = a + b   becomes   ẏ = ȧ + ḃ
        BinaryOp.Add => Sum(left, right),

        // y = a - b   becomes   ẏ = ȧ - ḃ
        BinaryOp.Subtract => Difference(left, right),

        // y = a * b   becomes   ẏ = ȧ b + a ḃ
        BinaryOp.Multiply => Sum(Product(left, binary.Right), Product(right, binary.Left)),

        // y = a / b   becomes   ẏ = (ȧ - y ḃ) / b
        BinaryOp.Divide => Quotient(left, right, binary.Right, result),

        // y = a % b   becomes   ẏ = ȧ - round((a - y) / b) ḃ, the whole number of b's in a
        BinaryOp.Remainder => Difference(left, Product(right, LibraryFunctions.Round((binary.Left - result) / binary.Right))),
        _ => throw Unreachable.Node(binary),
    };

    // y = f(a, b)   becomes   ẏ = f_a(a, b, y) ȧ + f_b(a, b, y) ḃ
    private Expr? Tangent(Call call, Expr result)
    {
        Rule rule = RuleTable.Find(call.Function) ?? throw Unreachable.Node(call);
        Expr? sum = null;
        for (int k = 0; k < call.Arguments.Count; k++)
        {
            if (Tangent(call.Arguments[k]) is { } tangent && rule.Partials[k](call.Arguments, result) is { } partial)
                sum = Sum(sum, Product(tangent, partial));
        }

        return sum;
    }

    // An adjoint that is exactly zero annuls the tangent of what it meets as it annuls that itself.
    private Expr? Tangent(FunctionRef strong, Expr adjoint, Expr other, Expr result)
    {
        Expr? fromAdjoint = Tangent(adjoint), fromOther = Tangent(other);
        return strong.Name == "Multiply"

            // y = Strong.Multiply(a, p)   becomes   ẏ = Strong.Multiply(ȧ, p) + Strong.Multiply(a, ṗ)
            ? Sum(
                fromAdjoint is null ? null : LibraryFunctions.StrongMultiply(fromAdjoint, other),
                fromOther is null ? null : LibraryFunctions.StrongMultiply(adjoint, fromOther))

            // y = Strong.Divide(a, d)   becomes   ẏ = Strong.Divide(ȧ, d) - Strong.Multiply(Strong.Divide(y, d), ḋ)
            : Difference(
                fromAdjoint is null ? null : LibraryFunctions.StrongDivide(fromAdjoint, other),
                fromOther is null ? null : LibraryFunctions.StrongMultiply(LibraryFunctions.StrongDivide(result, other), fromOther));
    }

    private Expr? Product(Expr? tangent, Expr partial)
    {
        if (tangent is null)
            return null;
        Expr simple = optimizes ? Algebra.Simplify(partial) : partial;
        return optimizes && simple is Unary { Op: UnaryOp.Negate } negation ? chain.Product(-tangent, negation.Operand) : chain.Product(tangent, simple);
    }

    // Where the divisor may be zero, an exactly zero ḃ must not meet the infinite quotient.
    private Expr? Quotient(Expr? numerator, Expr? divisorTangent, Expr divisor, Expr result)
    {
        Expr? fromDivisor = divisorTangent is null ? null
            : facts.IsNonZero(divisor) ? Product(divisorTangent, result)
            : LibraryFunctions.StrongMultiply(divisorTangent, result);
        return Difference(numerator, fromDivisor) is { } whole ? chain.Quotient(whole, divisor) : null;
    }

    private static Expr? Sum(Expr? left, Expr? right) => left is null ? right : right is null ? left : left == right ? Twice(left) : right switch
    {
        Unary { Op: UnaryOp.Negate } negation => left - negation.Operand,
        Binary { Op: BinaryOp.Multiply, Left: Unary { Op: UnaryOp.Negate } negation } product => left - (product with { Left = negation.Operand }),
        _ => left + right,
    };

    private static Expr Twice(Expr expr) => expr is Binary { Op: BinaryOp.Multiply } product ? 2 * product.Left * product.Right : 2 * expr;

    private static Expr? Difference(Expr? left, Expr? right) => right is null ? left : left is null ? -right : left - right;

    private static Expr Zero(IrType type) => type is StructType ? new Verbatim("default", type) : IrType.Constant(0, type);

    /// <summary>A name for the tangent of a value, which is zero in some directions and may then meet anything.</summary>
    private Local NewTangent(Local value, bool mayBeInfinite)
    {
        Local tangent = supply.Temporary(Names.TangentOf(value), value.Type);
        facts.MayBeSkipped(tangent);
        if (mayBeInfinite)
            facts.MayBecomeInfinite(tangent);
        return tangent;
    }
}
