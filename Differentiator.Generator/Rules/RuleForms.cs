using System;
using System.Linq;
using Differentiator.Generator.IR;
using static Differentiator.Generator.Rules.LibraryFunctions;

namespace Differentiator.Generator.Rules;

/// <summary>How the lines of a table of rules are written, and the formulas that several have in common.</summary>
internal static class RuleForms
{
    public const double Ln2 = 0.6931471805599453;
    public const double Ln10 = 2.302585092994046;

    public static Rule Unary(string name, Domain domain, Func<Expr, Expr, Expr?> partial) =>
        Make(name, [domain], [(o, r) => partial(o[0], r)]);

    public static Rule Binary(
        string name, Domain first, Domain second, Func<Expr, Expr, Expr, Expr?> toFirst, Func<Expr, Expr, Expr, Expr?> toSecond) =>
        Make(name, [first, second], [(o, r) => toFirst(o[0], o[1], r), (o, r) => toSecond(o[0], o[1], r)]);

    public static Rule Ternary(
        string name, Domain first, Domain second, Domain third, params Func<Expr, Expr, Expr, Expr?>[] partials) =>
        Make(name, [first, second, third], partials.Select<Func<Expr, Expr, Expr, Expr?>, Partial>(p => (o, r) => p(o[0], o[1], o[2])).ToArray());

    public static Rule Make(string name, Domain?[] domains, Partial[] partials) => new(name, partials, domains);

    /// <summary>1 or -1; at 0 and at NaN, x itself, as a constant: the slope does not change at the kink, it jumps.</summary>
    public static Expr Sign(Expr x) => If(x > 0, 1, If(x < 0, -1, Stop(x)));

    public static Expr Tie(Expr x, Expr y) => If(x.IsEqualTo(y), 0.5, x.Constant(1));

    /// <summary>Of two numbers one is returned whole, up to the sign: this is the slope in x.</summary>
    public static Expr Returned(Expr x, Expr y, Expr result) => If(x.IsEqualTo(y), 0.5, If(result.IsEqualTo(y), 0, x.Constant(1)));

    /// <summary>The value between two bounds; at a bound it follows the number.</summary>
    public static Func<Expr, Expr, Expr, Expr?>[] Clamped { get; } =
    [
        (x, low, high) => If(x < low, 0, If(x > high, 0, x.Constant(1))),
        (x, low, high) => If(x < low, 1, x.Constant(0)),
        (x, low, high) => If(x > high, 1, x.Constant(0)),
    ];

    public static Expr AwayFromOrigin(Expr x, Expr y, Expr numerator) =>
        If(Hypot(x, y).IsEqualTo(0), 0, numerator / Hypot(x, y) / Hypot(x, y));

    /// <summary>The slope of the length of a pair in x; where the length is 0 it has none.</summary>
    public static Expr Leg(Expr x, Expr y, Expr r) =>
        x is FloatConstant { Value: not 0 } || y is FloatConstant { Value: not 0 } ? x / r : If(r.IsEqualTo(0), 0, x / r);

    public static Binary And(Expr left, Expr right) => new(BinaryOp.And, left, right, IrType.Boolean);

    public static Binary Or(Expr left, Expr right) => new(BinaryOp.Or, left, right, IrType.Boolean);

    public static Binary AtLeastZero(Expr x) => new(BinaryOp.GreaterOrEqual, x, x.Constant(0), IrType.Boolean);
}
