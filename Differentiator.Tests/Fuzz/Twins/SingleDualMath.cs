using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>The functions of <see cref="MathF"/> on <see cref="SingleDual"/>.</summary>
public static class SingleDualMath
{
    public static SingleDual Exp(SingleDual x) => At(x, MathF.Exp(x.Value), static (x, r) => r);

    public static SingleDual Log(SingleDual x) => At(x, MathF.Log(x.Value), static (x, r) => 1 / x);

    public static SingleDual Log2(SingleDual x) => At(x, MathF.Log2(x.Value), static (x, r) => 1 / (0.6931471805599453 * x));

    public static SingleDual Log10(SingleDual x) => At(x, MathF.Log10(x.Value), static (x, r) => 1 / (2.302585092994046 * x));

    public static SingleDual Sqrt(SingleDual x) => At(x, MathF.Sqrt(x.Value), static (x, r) => 0.5 / r);

    public static SingleDual Cbrt(SingleDual x) => At(x, MathF.Cbrt(x.Value), static (x, r) => 1 / (3 * r * r));

    public static SingleDual Sin(SingleDual x) => At(x, MathF.Sin(x.Value), static (x, r) => Math.Cos(x));

    public static SingleDual Cos(SingleDual x) => At(x, MathF.Cos(x.Value), static (x, r) => -Math.Sin(x));

    public static SingleDual Tan(SingleDual x) => At(x, MathF.Tan(x.Value), static (x, r) => 1 + (r * r));

    public static SingleDual Asin(SingleDual x) => At(x, MathF.Asin(x.Value), static (x, r) => 1 / Math.Sqrt((1 - x) * (1 + x)));

    public static SingleDual Acos(SingleDual x) => At(x, MathF.Acos(x.Value), static (x, r) => -1 / Math.Sqrt((1 - x) * (1 + x)));

    public static SingleDual Atan(SingleDual x) => At(x, MathF.Atan(x.Value), static (x, r) => 1 / (1 + (x * x)));

    public static SingleDual Sinh(SingleDual x) => At(x, MathF.Sinh(x.Value), static (x, r) => Math.Cosh(x));

    public static SingleDual Cosh(SingleDual x) => At(x, MathF.Cosh(x.Value), static (x, r) => Math.Sinh(x));

    public static SingleDual Tanh(SingleDual x) => MathF.Tanh(x.Value) is var r ? SingleDual.Rounded(r, DualMath.SaturatingTanh(x, r)) : default;

    public static SingleDual Asinh(SingleDual x) => At(x, MathF.Asinh(x.Value), static (x, r) => 1 / double.Hypot(1, x));

    public static SingleDual Acosh(SingleDual x) => At(x, MathF.Acosh(x.Value), static (x, r) => 1 / (Math.Sqrt(x - 1) * Math.Sqrt(x + 1)));

    public static SingleDual Atanh(SingleDual x) => At(x, MathF.Atanh(x.Value), static (x, r) => 1 / ((1 - x) * (1 + x)));

    public static SingleDual Abs(SingleDual x) => At(x, MathF.Abs(x.Value), static (x, r) => x > 0 ? 1 : x < 0 ? -1 : x);

    public static SingleDual Floor(SingleDual x) => MathF.Floor(x.Value);

    public static SingleDual Ceiling(SingleDual x) => MathF.Ceiling(x.Value);

    public static SingleDual Truncate(SingleDual x) => MathF.Truncate(x.Value);

    public static SingleDual Round(SingleDual x) => MathF.Round(x.Value);

    public static SingleDual Log(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.Log(x.Value, y.Value), DualMath.Log((Dual)x, (Dual)y));

    public static SingleDual Pow(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.Pow(x.Value, y.Value), DualMath.Pow((Dual)x, (Dual)y));

    public static SingleDual Atan2(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.Atan2(x.Value, y.Value), DualMath.Atan2((Dual)x, (Dual)y));

    public static SingleDual CopySign(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.CopySign(x.Value, y.Value), DualMath.CopySign((Dual)x, (Dual)y));

    public static SingleDual IEEERemainder(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.IEEERemainder(x.Value, y.Value), DualMath.IEEERemainder((Dual)x, (Dual)y));

    public static SingleDual Max(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.Max(x.Value, y.Value), DualMath.Max((Dual)x, (Dual)y));

    public static SingleDual Min(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.Min(x.Value, y.Value), DualMath.Min((Dual)x, (Dual)y));

    public static SingleDual MaxMagnitude(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.MaxMagnitude(x.Value, y.Value), DualMath.MaxMagnitude((Dual)x, (Dual)y));

    public static SingleDual MinMagnitude(SingleDual x, SingleDual y) => SingleDual.Rounded(MathF.MinMagnitude(x.Value, y.Value), DualMath.MinMagnitude((Dual)x, (Dual)y));

    public static SingleDual FusedMultiplyAdd(SingleDual x, SingleDual y, SingleDual z) =>
        SingleDual.Rounded(MathF.FusedMultiplyAdd(x.Value, y.Value, z.Value), DualMath.FusedMultiplyAdd(x, y, z));

    public static SingleDual ScaleB(SingleDual x, int n) => SingleDual.Rounded(MathF.ScaleB(x.Value, n), DualMath.ScaleB(x, n));

    private static SingleDual At(SingleDual x, float r, Func<double, double, double> partial)
    {
        double slope = partial(x.Value, r);
        Kinks.SingleUnderflow(slope);
        return SingleDual.Rounded(r, ((Dual)x).Apply(r, slope));
    }
}
