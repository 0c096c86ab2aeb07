using System;
using System.Numerics;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>The static methods of the numbers: those with a rule are in its table, here is what else there is.</summary>
public static partial class Numbers
{
    [Differentiable, Case(0.7), Case(-2.0)]
    public static double Both(double x)
    {
        (double sine, double cosine) = Math.SinCos(x * x);
        return sine * cosine + Math.SinCos(x).Cos;
    }

    [Differentiable, Case(0.2), Case(-1.3)]
    public static double BothInHalfTurns(double x)
    {
        var (sine, cosine) = double.SinCosPi(2 * x);
        return sine * x + cosine;
    }

    [Differentiable, Case(0.2f), Case(-1.3f)]
    public static float BothOfFloat(float x)
    {
        var both = MathF.SinCos(x);
        return both.Sin * float.SinCosPi(both.Cos).CosPi;
    }

    [Differentiable, Case(0.3, 1.5), Case(-0.3, -0.5)]
    public static double AngleInALoop(double x, double y)
    {
        for (int i = 0; i < 3; i++)
        {
            (double sine, double cosine) = Math.SinCos(y);
            (x, y) = (x * cosine - y * sine, x * sine + y);
        }

        return x + y;
    }

    [Differentiable, Case(0.3, 1.25f), Case(-0.3, -0.5f)]
    public static double Conversions(double x, float y) =>
        double.CreateChecked(y) * x + double.CreateSaturating(3) * x * double.CreateTruncating(x);

    [Differentiable, Case(1.3, 2.6), Case(2.6, 1.3)]
    public static double ComparedNumbers(double x, double y) =>
        x.CompareTo(y) * x + (x.Equals(y) ? x : y * y) + (double.IsInteger(x) || double.IsNegative(y) ? x : 2 * x);

    [Differentiable, Case(1.3, 2.6), Case(-2.6, 3.4)]
    public static double IntegersOfNumbers(double x, double y) =>
        x * double.ConvertToInteger<int>(y) + x * double.ConvertToIntegerNative<long>(y) + y * int.CreateChecked(x) + y * double.ILogB(x) + double.Round(x, 1) * y;

    [Differentiable, Case(0.4, 3), Case(1.7, -2), Case(0.6, 2)]
    public static double Roots(double x, int n) => double.RootN(x, n) * x + double.RootN(x, 3);

    [Differentiable, Case(0.0, Expect = new[] { double.PositiveInfinity }, Smooth = false), Case(8.0, Expect = new[] { 1.0 / 12 }), Case(-8.0, Expect = new[] { 1.0 / 12 })]
    public static double ThirdRoot(double x) => double.RootN(x, 3);

    [Differentiable, Case(0.4), Case(-1.1)]
    public static double OfTheirInterfaces(double x) => Powers(x) + Turned(x);

    private static T Powers<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Exp2(x) * T.Hypot(x, T.One) + T.MaxNumber(x, T.Zero) * T.Lerp(x, T.One, T.Exp10M1(x));

    private static T Turned<T>(T x)
        where T : IFloatingPointIeee754<T> => T.SinCos(x).Cos * T.SinCosPi(x).SinPi;
}
