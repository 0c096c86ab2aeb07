using System.Collections.Generic;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.Domain;
using static Differentiator.Generator.Rules.LibraryFunctions;
using static Differentiator.Generator.Rules.RuleForms;

namespace Differentiator.Generator.Rules;

/// <summary>
/// The rules of the static methods of <c>double</c> and <c>float</c> that <c>Math</c> lacks: one line a function. x, y are
/// the operands, r the result; where a convention was chosen the line says so. To add a function, add a line.
/// </summary>
internal static class NumberRules
{
    private const double Pi = System.Math.PI;

    public static IEnumerable<Rule> All { get; } = Rule.Of(Library.Number,
    [
        // Powers and logarithms; from r + 1 the power would lose its digits near 0.
        Unary("Exp2", Real, (x, r) => Ln2 * r),
        Unary("Exp10", Real, (x, r) => Ln10 * r),
        Unary("ExpM1", Real, (x, r) => Exp(x)),
        Unary("Exp2M1", Real, (x, r) => Ln2 * Exp2(x)),
        Unary("Exp10M1", Real, (x, r) => Ln10 * Exp10(x)),
        Unary("LogP1", AboveMinusOne, (x, r) => 1 / (1 + x)),
        Unary("Log2P1", AboveMinusOne, (x, r) => 1 / (Ln2 * (1 + x))),
        Unary("Log10P1", AboveMinusOne, (x, r) => 1 / (Ln10 * (1 + x))),
        Make("RootN", [Positive, null], [(o, r) => Root(o[0], o[1], r), (_, _) => null]),

        // Angles in turns of half a circle.
        Unary("SinPi", Real, (x, r) => Pi * CosPi(x)),
        Unary("CosPi", Real, (x, r) => -Pi * SinPi(x)),
        Unary("TanPi", new(-0.4, 0.4), (x, r) => Pi * (1 + (r * r))),
        Unary("SinCosPi.SinPi", Real, (x, r) => Pi * SinCosPi(x, "CosPi")),
        Unary("SinCosPi.CosPi", Real, (x, r) => -Pi * SinCosPi(x, "SinPi")),
        Unary("AsinPi", UnitBall, (x, r) => 1 / (Pi * Sqrt((1 - x) * (1 + x)))),
        Unary("AcosPi", UnitBall, (x, r) => -1 / (Pi * Sqrt((1 - x) * (1 + x)))),
        Unary("AtanPi", Real, (x, r) => 1 / (Pi * (1 + (x * x)))),
        Unary("DegreesToRadians", Real, (x, r) => x.Constant(Pi / 180)),
        Unary("RadiansToDegrees", Real, (x, r) => x.Constant(180 / Pi)),

        // Of several operands.
        Binary("Atan2Pi", Real, Positive,
            (y, x, r) => AwayFromOrigin(x, y, x / Pi),                              // x / (pi h^2), at the origin 0
            (y, x, r) => AwayFromOrigin(x, y, -y / Pi)),
        Binary("Hypot", Real, Real, (x, y, r) => Leg(x, y, r), (x, y, r) => Leg(y, x, r)),
        Ternary("Lerp", Real, Real, Real, (x, y, t) => 1 - t, (x, y, t) => t, (x, y, t) => y - x),
        Ternary("MultiplyAddEstimate", Real, Real, Real, (x, y, z) => y, (x, y, z) => x, (x, y, z) => x.Constant(1)),
        Binary("Ieee754Remainder", Real, Positive, (x, y, r) => x.Constant(1), (x, y, r) => -Round((x - r) / y)),

        // Kinked: as in Math; of a number and NaN, the slope of what is returned.
        Binary("MaxNumber", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MinNumber", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MaxMagnitudeNumber", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MinMagnitudeNumber", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MaxNative", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Binary("MinNative", Real, Real, (x, y, r) => Returned(x, y, r), (x, y, r) => Returned(y, x, r)),
        Ternary("ClampNative", new(-3, 5), new(-1, 0), new(1, 2), Clamped),
    ]);

    // r / (n x); at 0 and at infinity, where that is 0 / 0, by its limit 1 / (n r^(n - 1))
    private static Expr Root(Expr x, Expr n, Expr r)
    {
        Expr degree = n is IntConstant { Value: var known } ? x.Constant(known) : new IR.Convert(n, x.Type);
        return If(Or(x.IsEqualTo(0), IsInfinity(x)), 1 / (degree * Pow(r, degree - 1)), r / (degree * x));
    }
}
