using System.Collections.Generic;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Domain;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The rules of the runtime's own functions of numbers: one line a function. x, y are the operands, r the result; where a
/// convention was chosen the line says so. To add a function, add a line.
/// </summary>
internal static class SpecialRules
{
    /// <summary>2 / sqrt(pi)</summary>
    private const double ErfSlope = 1.1283791670955126;

    public static IEnumerable<Rule> All { get; } =
    [
        .. Rule.Of(Library.Special,
        [
            Unary("Log1p", AboveMinusOne, (x, r) => 1 / (1 + x)),
            Unary("Expm1", Real, (x, r) => Exp(x)),                                 // from r + 1 it would lose its digits near 0
            Unary("Erf", Real, (x, r) => ErfSlope * Exp(-(x * x))),
            Unary("Erfc", Real, (x, r) => -ErfSlope * Exp(-(x * x))),
            Unary("NormalCdf", Real, (x, r) => NormalDensity(x)),
            Unary("NormalDensity", Real, (x, r) => StrongMultiply(r, -x)),          // 0 at infinity
            Unary("LogGamma", Positive, (x, r) => Digamma(x)),
            Unary("Digamma", Positive, (x, r) => Polygamma(new IntConstant(1, IrType.Int32), x)),
            Make("Polygamma", [null, Positive], [(_, _) => null, (o, r) => Polygamma(Next(o[0]), o[1])]),
        ]),
        .. Rule.Of(Library.Activations,
        [
            Unary("Sigmoid", Real, (x, r) => r * (1 - r)),
            Unary("Tanh", Real, (x, r) => 1 - (r * r)),
            Unary("Softplus", Real, (x, r) => Sigmoid(x)),
            Unary("Silu", Real, (x, r) => Sigmoid(x) + StrongMultiply(Sigmoid(x) * Sigmoid(-x), x)),    // at infinity 0 and 1
            Unary("Gelu", Real, (x, r) => NormalCdf(x) + StrongMultiply(NormalDensity(x), x)),
            Unary("Relu", Real, (x, r) => If(AtMostZero(x), 0, x.Constant(1))),     // at 0 as PyTorch's: 0, and the slope on the left
            Binary("LeakyRelu", Real, Positive, (x, slope, r) => If(AtMostZero(x), slope, x.Constant(1)), (x, slope, r) => If(AtMostZero(x), x, x.Constant(0))),
            Binary("Elu", Real, Positive, (x, alpha, r) => If(AtMostZero(x), alpha * Exp(x), x.Constant(1)), (x, alpha, r) => If(AtMostZero(x), Expm1(x), x.Constant(0))),
        ]),
    ];

    private static Expr Next(Expr order) => order is IntConstant known ? known with { Value = known.Value + 1 } : order + 1;

    private static Binary AtMostZero(Expr x) => new(BinaryOp.LessOrEqual, x, x.Constant(0), IrType.Boolean);
}
