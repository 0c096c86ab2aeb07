using System.Collections.Generic;
using System.Collections.Immutable;
using static Differentiator.Generator.Rules.Domain;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The rules of <c>Math</c> and <c>MathF</c>: one line a function. x, y are the operands, r the result; where a
/// convention was chosen (kinks, singular points) the line says so. To add a function, add a line. What only the types of the
/// numbers have is in <see cref="NumberRules"/>.
/// </summary>
internal static class ElementaryRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        // Smooth, of one operand.
        Unary("Exp", Real, (x, r) => r),
        Unary("Log", Positive, (x, r) => 1 / x),
        Unary("Log2", Positive, (x, r) => 1 / (Ln2 * x)),
        Unary("Log10", Positive, (x, r) => 1 / (Ln10 * x)),
        Unary("Sqrt", Positive, (x, r) => 0.5 / r),
        Unary("Cbrt", Positive, (x, r) => 1 / (3 * r * r)),
        Unary("Sin", Real, (x, r) => Cos(x)),
        Unary("Cos", Real, (x, r) => -Sin(x)),
        Unary("Tan", UnitBall, (x, r) => 1 + r * r),
        Unary("Asin", UnitBall, (x, r) => 1 / Sqrt((1 - x) * (1 + x))),
        Unary("Acos", UnitBall, (x, r) => -1 / Sqrt((1 - x) * (1 + x))),
        Unary("Atan", Real, (x, r) => 1 / (1 + x * x)),
        Unary("Sinh", Real, (x, r) => Cosh(x)),
        Unary("Cosh", Real, (x, r) => Sinh(x)),
        Unary("Tanh", Real, (x, r) => 1 - r * r),
        Unary("Asinh", Real, (x, r) => 1 / Hypot(x.Constant(1), x)),
        Unary("Acosh", AboveOne, (x, r) => 1 / (Sqrt(x - 1) * Sqrt(x + 1))),
        Unary("Atanh", UnitBall, (x, r) => 1 / ((1 - x) * (1 + x))),
        Unary("ReciprocalEstimate", Positive, (x, r) => -(r * r)),
        Unary("ReciprocalSqrtEstimate", Positive, (x, r) => -0.5 * r * r * r),

        // Smooth, of several operands.
        Binary("Pow", Positive, Real,
            (x, y, r) => StrongMultiply(y, Pow(x, y - 1)),                          // x^0 is constant, at 0 as well
            (x, y, r) => If(And(x.IsEqualTo(0), AtLeastZero(y)), 0, r * Log(x))),   // 0^y is 0 for y > 0: no slope
        Binary("Atan2", Real, Positive,
            (y, x, r) => AwayFromOrigin(x, y, x),                                   // x / h^2, at the origin 0
            (y, x, r) => AwayFromOrigin(x, y, -y)),
        Binary("Log", Positive, AboveOne, (x, b, r) => 1 / (x * Log(b)), (x, b, r) => -r / (b * Log(b))),
        Ternary("FusedMultiplyAdd", Real, Real, Real, (x, y, z) => y, (x, y, z) => x, (x, y, z) => x.Constant(1)),
        Make("ScaleB", [Real, null], [(o, r) => ScaleB(o[0].Constant(1), o[1]), (_, _) => null]),

        // Kinked: at a tie the mean of both sides (what central differences give), elsewhere the side taken; NaN passes.
        Unary("Abs", Real, (x, r) => Sign(x)),
        Binary("Max", Real, Real, (x, y, r) => If(x < y, 0, Tie(x, y)), (x, y, r) => If(y < x, 0, Tie(x, y))),
        Binary("Min", Real, Real, (x, y, r) => If(x > y, 0, Tie(x, y)), (x, y, r) => If(y > x, 0, Tie(x, y))),
        Binary("MaxMagnitude", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MinMagnitude", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Ternary("Clamp", new(-3, 5), new(-1, 0), new(1, 2), Clamped),               // at a bound the value follows x
        Binary("CopySign", Real, Real, (x, y, r) => Sign(x) * CopySign(x.Constant(1), y), (x, y, r) => null),
        Binary("IEEERemainder", Real, Positive, (x, y, r) => x.Constant(1), (x, y, r) => -Round((x - r) / y)),
        Unary("BitIncrement", Real, (x, r) => x.Constant(1)),
        Unary("BitDecrement", Real, (x, r) => x.Constant(1)),
    ];

    /// <summary>Piecewise constant functions, in all their overloads.</summary>
    public static ImmutableHashSet<string> PiecewiseConstant { get; } =
        ImmutableHashSet.Create("Floor", "Ceiling", "Truncate", "Round", "Sign", "ILogB");
}
