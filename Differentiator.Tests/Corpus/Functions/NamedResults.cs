using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Functions whose partials are computed by the method anyway, before and behind where they are wanted.</summary>
public static partial class NamedResults
{
    [Differentiable, Case(0.3, 0.4), Case(-0.2, 1.1), Case(0.0, 0.0, Smooth = false, Expect = new[] { 0.0, 0 })]
    public static double InABranch(double x, double y)
    {
        double square = x * x + y * y;
        if (square == 0)
            return 1;
        double angle = Math.Sqrt(square), cos = Math.Cos(angle), sin = Math.Sin(angle);
        return cos * x * y + sin * (x - y);
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, 2 }, 0.7), Case(new[] { 0.3 }, new double[0], 0.7)]
    public static double BehindALoop(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double t)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double angle = x[i] * t;
            for (int k = 0; k < w.Length; k++)
                sum += Math.Sin(angle) * w[k] * w[k];
            sum += Math.Cos(angle);
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, 2 }, 0.7), Case(new[] { 0.3 }, new double[0], 0.7)]
    public static double BeforeALoop(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double t)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double angle = x[i] * t, cos = Math.Cos(angle);
            for (int k = 0; k < w.Length; k++)
                sum += Math.Sin(angle) * w[k] * w[k] + cos;
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, 0.7), Case(new double[0], 0.7, Expect = new[] { 1.0 })]
    public static double InARecurrence(ReadOnlySpan<double> x, double start)
    {
        double state = start;
        for (int i = 0; i < x.Length; i++)
        {
            double sin = Math.Sin(state), cos = Math.Cos(state);
            state = sin * x[i] + cos * cos;
        }

        return state;
    }

    [Differentiable, Case(2.0, 3.0), Case(0.5, -1.5)]
    public static double Powers(double x, double y) => Math.Pow(x, y) * Math.Log(x) + Math.Pow(x, y - 1) + Math.Cosh(y) * Math.Sinh(y);

    [Differentiable, Case(0.0, 2.0, Smooth = false, Expect = new[] { 0.0, 0 }), Case(0.5, 2.0)]
    public static double InfiniteLogarithm(double x, double y) => Math.Pow(x, y) + (x > 0 ? Math.Log(x) : 0);
}
