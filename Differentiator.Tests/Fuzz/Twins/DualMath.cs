using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>The functions of <see cref="Math"/> that random programs call, on <see cref="Dual"/>; conventions at kinks as in docs/rules.md.</summary>
public static class DualMath
{
    public static Dual Exp(Dual x) => Unary(x, Math.Exp(x.Value), static (x, r) => r);

    public static Dual Log(Dual x) => Unary(AwayFromZero(x), Math.Log(x.Value), static (x, r) => 1 / x);

    public static Dual Log2(Dual x) => Unary(AwayFromZero(x), Math.Log2(x.Value), static (x, r) => 1 / (0.6931471805599453 * x));

    public static Dual Log10(Dual x) => Unary(AwayFromZero(x), Math.Log10(x.Value), static (x, r) => 1 / (2.302585092994046 * x));

    public static Dual Sqrt(Dual x) => Unary(AwayFromZero(x), Math.Sqrt(x.Value), static (x, r) => 0.5 / r);

    public static Dual Cbrt(Dual x) => Unary(AwayFromZero(x), Math.Cbrt(x.Value), static (x, r) => 1 / (3 * r * r));

    public static Dual Sin(Dual x) => Unary(x, Math.Sin(x.Value), static (x, r) => Math.Cos(x));

    public static Dual Cos(Dual x) => Unary(x, Math.Cos(x.Value), static (x, r) => -Math.Sin(x));

    public static Dual Tan(Dual x) => Unary(x, Math.Tan(x.Value), static (x, r) => 1 + (r * r));

    public static Dual Asin(Dual x) => Unary(x, Math.Asin(x.Value), static (x, r) => 1 / Math.Sqrt((1 - x) * (1 + x)));

    public static Dual Acos(Dual x) => Unary(x, Math.Acos(x.Value), static (x, r) => -1 / Math.Sqrt((1 - x) * (1 + x)));

    public static Dual Atan(Dual x) => Unary(x, Math.Atan(x.Value), static (x, r) => 1 / (1 + (x * x)));

    public static Dual Sinh(Dual x) => Unary(x, Math.Sinh(x.Value), static (x, r) => Math.Cosh(x));

    public static Dual Cosh(Dual x) => Unary(x, Math.Cosh(x.Value), static (x, r) => Math.Sinh(x));

    public static Dual Tanh(Dual x) => SaturatingTanh(x, Math.Tanh(x.Value));

    public static Dual Asinh(Dual x) => Unary(x, Math.Asinh(x.Value), static (x, r) => 1 / double.Hypot(1, x));

    public static Dual Acosh(Dual x) => Unary(x, Math.Acosh(x.Value), static (x, r) => 1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1)));

    public static Dual Atanh(Dual x) => Unary(x, Math.Atanh(x.Value), static (x, r) => 1 / ((1 - x) * (1 + x)));

    public static Dual Abs(Dual x) => Unary(AwayFromZero(x), Math.Abs(x.Value), static (x, r) => x > 0 ? 1 : x < 0 ? -1 : x);

    public static Dual Floor(Dual x) => Stepped(x, Math.Floor(x.Value), 0);

    public static Dual Ceiling(Dual x) => Stepped(x, Math.Ceiling(x.Value), 0);

    public static Dual Truncate(Dual x) => Stepped(x, Math.Truncate(x.Value), 0);

    public static Dual Round(Dual x) => Stepped(x, Math.Round(x.Value), 0.5);

    /// <summary>1 - r^2 is a difference of terms that cancel where the function saturates.</summary>
    internal static Dual SaturatingTanh(Dual x, double r) => Unary(x, r, static (_, r) => 1 - (r * r)) with { Terms = (1 + (r * r)) * x.Terms };

    public static Dual Stop(Dual x) => x.Value;

    public static Dual Log(Dual x, Dual b)
    {
        double r = Math.Log(x.Value, b.Value);
        return Dual.Apply(r, x, 1 / (x.Value * Math.Log(b.Value)), b, -r / (b.Value * Math.Log(b.Value)));
    }

    public static Dual Pow(Dual x, Dual y)
    {
        double r = Math.Pow(x.Value, y.Value);
        Kinks.Zero(x);
        Kinks.Curve(y, Math.Log(x.Value));
        double toX = y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1);
        return Dual.Apply(r, x, toX, y, x.Value == 0 && y.Value >= 0 ? 0 : r * Math.Log(x.Value));
    }

    public static Dual Atan2(Dual y, Dual x)
    {
        double h = double.Hypot(x.Value, y.Value);
        return Dual.Apply(Math.Atan2(y.Value, x.Value), y, h == 0 ? 0 : x.Value / h / h, x, h == 0 ? 0 : -y.Value / h / h);
    }

    public static Dual FusedMultiplyAdd(Dual x, Dual y, Dual z)
    {
        Dual exact = (x * y) + z;
        return exact with { Value = Math.FusedMultiplyAdd(x.Value, y.Value, z.Value) };
    }

    public static Dual CopySign(Dual x, Dual y) =>
        AwayFromZero(x).Apply(Math.CopySign(x.Value, y.Value), x.Value == 0 ? 0 : Math.CopySign(1, x.Value) * Math.CopySign(1, AwayFromZero(y).Value));

    public static Dual IEEERemainder(Dual x, Dual y)
    {
        double r = Math.IEEERemainder(x.Value, y.Value);
        Kinks.Steps(x / y, 0.5);
        return Dual.Apply(r, x, 1, y, -Math.Round((x.Value - r) / y.Value));
    }

    public static Dual ScaleB(Dual x, int n) => x.Apply(Math.ScaleB(x.Value, n), Math.ScaleB(1, n));

    public static Dual Max(Dual x, Dual y) => Chosen(Math.Max(x.Value, y.Value), x, y, x.Value < y.Value, y.Value < x.Value);

    public static Dual Min(Dual x, Dual y) => Chosen(Math.Min(x.Value, y.Value), x, y, x.Value > y.Value, y.Value > x.Value);

    public static Dual MaxMagnitude(Dual x, Dual y) => Returned(Math.MaxMagnitude(x.Value, y.Value), x, y);

    public static Dual MinMagnitude(Dual x, Dual y) => Returned(Math.MinMagnitude(x.Value, y.Value), x, y);

    public static Dual Clamp(Dual x, Dual low, Dual high) =>
        low > high ? throw new ArgumentException("low > high", nameof(low)) : x < low ? low : x > high ? high : x;

    public static SingleDual Stop(SingleDual x) => x.Value;

    public static SingleDual Abs(SingleDual x) => SingleDualMath.Abs(x);

    public static SingleDual Max(SingleDual x, SingleDual y) => SingleDualMath.Max(x, y);

    public static SingleDual Min(SingleDual x, SingleDual y) => SingleDualMath.Min(x, y);

    public static SingleDual Clamp(SingleDual x, SingleDual low, SingleDual high) => SingleDual.Rounded(Math.Clamp(x.Value, low.Value, high.Value), Clamp((Dual)x, low, high));

    public static int Abs(int n) => Math.Abs(n);

    public static int Max(int n, int m) => Math.Max(n, m);

    public static int Min(int n, int m) => Math.Min(n, m);

    public static int Clamp(int n, int low, int high) => Math.Clamp(n, low, high);

    public static int Sign(Dual x) => Math.Sign(x.Value);

    private static Dual AwayFromZero(Dual x)
    {
        Kinks.Zero(x);
        return x;
    }

    private static Dual Stepped(Dual x, double r, double offset)
    {
        Kinks.Steps(x, offset);
        return r;
    }

    private static Dual Unary(Dual x, double r, Func<double, double, double> partial)
    {
        Kinks.Curve(x);
        return x.Apply(r, partial(x.Value, r));
    }

    // At a tie the mean of both; NaN passes as the sum does.
    private static Dual Chosen(double r, Dual x, Dual y, bool isSecond, bool isFirst)
    {
        Kinks.Compare(x, y);
        double tie = x.Value == y.Value ? 0.5 : 1;
        return Dual.Apply(r, x, isSecond ? 0 : tie, y, isFirst ? 0 : tie);
    }

    private static Dual Returned(double r, Dual x, Dual y) => Kinks.Compare(x, y) && Kinks.Compare(x, -y) && x.Value == y.Value
        ? Dual.Apply(r, x, 0.5, y, 0.5)
        : Dual.Apply(r, x, r == y.Value ? 0 : 1, y, r == x.Value ? 0 : 1);
}
