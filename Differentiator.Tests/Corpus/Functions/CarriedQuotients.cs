using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Recurrences that divide by what they carry.</summary>
public static partial class CarriedQuotients
{
    [Differentiable, Case(2.0), Case(0.3), Case(50.0)]
    public static double Root(double a)
    {
        double y = a;
        while (Math.Abs(y * y - a) > 1e-12 * a)
            y = 0.5 * (y + a / y);
        return y;
    }

    // Where y is not the result its adjoint is zero, whatever the quotients are.
    [Differentiable(nameof(a), nameof(y))]
    [Case(2.0, 1.5, 3, true), Case(2.0, -1.5, 2, true), Case(2.0, 1.5, 0, true), Case(2.0, 1.5, 3, false)]
    [Case(0.0, 0.0, 3, false, Smooth = false, Expect = new[] { 1.0, 0 }), Case(double.PositiveInfinity, 1.0, 2, false, Smooth = false, Expect = new[] { 1.0, 0 })]
    [Case(2.0, 0.0, 1, false, Smooth = false, Expect = new[] { 1.0, 0 })]
    public static double Steps(double a, double y, int count, bool isAsked)
    {
        for (int i = 0; i < count; i++)
            y = 0.5 * (y + a / y);
        return isAsked ? y : a;
    }

    // Of an infinite quotient by a finite number nothing is lost.
    [Differentiable, Case(2.0, 0.0, Smooth = false, Expect = new[] { double.PositiveInfinity, double.NegativeInfinity })]
    public static double ByZero(double a, double y)
    {
        for (int i = 0; i < 1; i++)
            y = y + a / y;
        return y;
    }

    [Differentiable, Case(2.0, 1.5), Case(-0.5, 0.75)]
    public static double Continued(double a, double y)
    {
        for (int i = 0; i < 6; i++)
            y = 3 + a / y;
        return y;
    }

    // Each quotient has the other's variable: an adjoint waits for one of them whatever is done.
    [Differentiable, Case(2.0, 1.5), Case(0.5, 0.75)]
    public static double Mutual(double x, double y)
    {
        for (int i = 0; i < 4; i++)
        {
            double before = x;
            x = 1 + x / y;
            y = 2 + y / before;
        }

        return x * y;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2 }, 1.5), Case(new double[0], 1.5)]
    public static double Elements(ReadOnlySpan<double> x, double y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double quotient = x[i] / (y * y + 0.25 * y);
            y = y - quotient;
        }

        return y;
    }
}
