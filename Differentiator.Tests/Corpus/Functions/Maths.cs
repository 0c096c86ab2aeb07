using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Maths, with the kinks and singular points of RULES.md.</summary>
public static partial class Maths
{
    [Differentiable, Covers(95), Case(3.0, Expect = new[] { 6.0 }), Case(-3.0, Expect = new[] { -6.0 }), Case(0.0, Expect = new[] { 0.0 })]
    public static double PowerTwo(double x) => Math.Pow(x, 2);

    [Differentiable, Covers(95), Case(2.0, Expect = new[] { -0.25 }), Case(-2.0, Expect = new[] { -0.25 })]
    public static double PowerMinusOne(double x) => Math.Pow(x, -1);

    [Differentiable, Covers(95), Case(4.0, Expect = new[] { 0.25 }), Case(0.0, Expect = new[] { double.PositiveInfinity }, Smooth = false)]
    public static double PowerHalf(double x) => Math.Pow(x, 0.5);

    [Differentiable, Covers(95), Case(3.0, Expect = new[] { 5.545177444479562 })]
    public static double PowerOfTwo(double x) => Math.Pow(2, x);

    [Differentiable(nameof(x)), Covers(95), Case(-2.0, 2.0, Expect = new[] { -4.0 }), Case(0.0, 0.0, Expect = new[] { 0.0 }, Smooth = false)]
    [Case(0.0, 1.0, Expect = new[] { 1.0 }), Case(0.0, 3.0, Expect = new[] { 0.0 })]
    public static double PowerOfNegative(double x, double y) => Math.Pow(x, y);

    [Differentiable, Covers(95)]
    [Case(2.0, 3.0, Expect = new[] { 12.0, 5.545177444479562 })]
    [Case(0.0, 0.0, Expect = new[] { 0.0, 0.0 }, Smooth = false), Case(0.0, 1.0, Expect = new[] { 1.0, 0.0 }, Smooth = false)]
    [Case(0.0, 2.0, Expect = new[] { 0.0, 0.0 }, Smooth = false), Case(0.0, 0.5, Expect = new[] { double.PositiveInfinity, 0.0 }, Smooth = false)]
    [Case(-2.0, 2.0, Expect = new[] { -4.0, double.NaN }, Smooth = false)]
    public static double Power(double x, double y) => Math.Pow(x, y);

    [Differentiable, Covers(96), Case(-5.5, 2.0, Expect = new[] { 1.0, 2.0 }), Case(5.5, 2.0, Expect = new[] { 1.0, -2.0 })]
    [Case(1.0, 0.1, Expect = new[] { 1.0, -9.0 }, Smooth = false)]
    public static double Remainder(double x, double y) => x % y;

    [Differentiable, Covers(97)]
    [Case(new double[] { 1000, 1001, 1002 }, Expect = new[] { 0.09003057317038046, 0.24472847105479764, 0.6652409557748218 })]
    public static double LogSumExp(double[] x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > largest)
                largest = x[i];
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable, Covers(98), Case(40.0, Expect = new[] { 4.248354255291589e-18 }), Case(-40.0, Expect = new[] { 4.248354255291589e-18 }), Case(0.0, Expect = new[] { 0.25 })]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable, Covers(98), Case(40.0, Expect = new[] { 1.0 }), Case(-40.0, Expect = new[] { 4.248354255291589e-18 }), Case(0.0, Expect = new[] { 0.5 })]
    public static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { 0.0 }, Smooth = false), Case(-2.0, Expect = new[] { -1.0 }), Case(2.0, Expect = new[] { 1.0 })]
    public static double Absolute(double x) => Math.Abs(x);

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { 0.0 }, Smooth = false), Case(-1.0, Expect = new[] { 0.0 }), Case(1.0, Expect = new[] { 1.0 })]
    public static double Rectified(double x) => x > 0 ? x : 0;

    [Differentiable, Covers(100), Case(2.0, 2.0, Expect = new[] { 0.5, 0.5 }, Smooth = false), Case(3.0, 2.0, Expect = new[] { 1.0, 0.0 }), Case(2.0, 3.0, Expect = new[] { 0.0, 1.0 })]
    public static double Larger(double x, double y) => Math.Max(x, y);

    [Differentiable, Covers(100), Case(2.0, 2.0, Expect = new[] { 0.5, 0.5 }, Smooth = false), Case(3.0, 2.0, Expect = new[] { 0.0, 1.0 }), Case(2.0, 3.0, Expect = new[] { 1.0, 0.0 })]
    public static double Smaller(double x, double y) => Math.Min(x, y);

    [Differentiable, Covers(100)]
    [Case(1.0, 0.0, 2.0, Expect = new[] { 1.0, 0.0, 0.0 }), Case(-1.0, 0.0, 2.0, Expect = new[] { 0.0, 1.0, 0.0 }), Case(3.0, 0.0, 2.0, Expect = new[] { 0.0, 0.0, 1.0 })]
    [Case(0.0, 0.0, 2.0, Expect = new[] { 1.0, 0.0, 0.0 }, Smooth = false), Case(2.0, 0.0, 2.0, Expect = new[] { 1.0, 0.0, 0.0 }, Smooth = false)]
    public static double Clamped(double x, double low, double high) => Math.Clamp(x, low, high);

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { double.PositiveInfinity }, Smooth = false), Case(4.0, Expect = new[] { 0.25 })]
    public static double Root(double x) => Math.Sqrt(x);

    [Differentiable, Covers(99), Case(0.0, 0.0, Expect = new[] { 0.0, 0.0 }, Smooth = false), Case(3.0, 4.0, Expect = new[] { 0.6, 0.8 })]
    public static double Norm(double x, double y) => Math.Sqrt(x * x + y * y);

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { 0.0 }, Smooth = false)]
    public static double RootTimesZero(double x) => 0 * Math.Sqrt(x);

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { double.PositiveInfinity }, Smooth = false), Case(4.0, Expect = new[] { 0.25 })]
    public static double Logarithm(double x) => Math.Log(x);

    [Differentiable, Covers(100), Case(0.0, 0.0, Expect = new[] { 0.0, 0.0 }, Smooth = false), Case(3.0, 4.0, Expect = new[] { 0.16, -0.12 })]
    public static double Angle(double y, double x) => Math.Atan2(y, x);

    [Differentiable, Covers(100), Case(0.0, Expect = new[] { double.PositiveInfinity }, Smooth = false), Case(8.0, Expect = new[] { 1.0 / 12 })]
    public static double CubeRoot(double x) => Math.Cbrt(x);

    [Differentiable, Covers(100), Case(1.0, Expect = new[] { double.PositiveInfinity }, Smooth = false), Case(0.6, Expect = new[] { 1.25 })]
    public static double ArcSine(double x) => Math.Asin(x);

    [Differentiable, Covers(100), Case(1.0, Expect = new[] { double.NegativeInfinity }, Smooth = false), Case(0.6, Expect = new[] { -1.25 })]
    public static double ArcCosine(double x) => Math.Acos(x);

    [Differentiable, Covers(100), ZeroDerivative, Case(2.5, Expect = new[] { 0.0 })]
    public static double Steps(double x) => Math.Floor(x) + Math.Ceiling(x) + Math.Truncate(x) + Math.Sign(x);

    [Differentiable, Covers(94), Case(0.5), Case(1.2)]
    public static double ManyFunctions(double x) => Math.Sin(x) * Math.Cos(x) + Math.Exp(-x) * Math.Tan(x / 2) + Math.Sinh(x) / Math.Cosh(x) + Math.Atan(x);

    [Differentiable, Covers(94), Case(0.5f), Case(1.2f)]
    public static float ManyFunctionsOfFloat(float x) => MathF.Sin(x) * MathF.Cos(x) + MathF.Exp(-x) * MathF.Log(x + 1) + MathF.Sqrt(x) * MathF.Tanh(x);

    [Differentiable, Covers(101), Case(1.0, Expect = new[] { 2.0 })]
    public static double UnusedInvalidBranch(double x)
    {
        double y = 5.0 / 3.0 * x;
        return y <= 1 ? Math.Acos(y) : x * x;
    }

    [Differentiable, Covers(101), Case(1.0, Expect = new[] { 2.0 })]
    public static double InvalidValueNotUsed(double x)
    {
        double angle = Math.Acos(5.0 / 3.0 * x);
        return x > 10 ? angle : x * x;
    }
}
