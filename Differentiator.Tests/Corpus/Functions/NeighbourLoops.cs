using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Elements that two iterations in a row add to, and loops that look like it.</summary>
public static partial class NeighbourLoops
{
    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 }), Case(new double[0], Expect = new double[0])]
    public static double Chain(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            sum += 100 * a * a + (1 - x[i]) * (1 - x[i]);
        }

        return sum;
    }

    // All elements are met, or all but the first, the last, or some.
    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 }), Case(new double[0], Expect = new double[0])]
    public static double Differences(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
            sum += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 }), Case(new double[0], Expect = new double[0])]
    public static double DifferencesToTheLast(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i <= x.Length - 2; i++)
            sum += (x[i + 1] - x[i]) * (x[i + 1] - x[i]) * x[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 }), Case(new double[0], Expect = new double[0])]
    public static double DifferencesDownward(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = x.Length - 2; i >= 0; i--)
            sum += (x[i + 1] - x[i]) * (x[i + 1] - x[i]) * x[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1, 2 }), Case(new[] { 0.5, -1 }, Expect = new[] { 0.0, 0 }), Case(new double[0], Expect = new double[0])]
    public static double AllButTheFirst(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++)
            sum += (x[i + 1] - x[i]) * (x[i + 1] - x[i]) * x[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1, 2 }), Case(new[] { 0.5, -1 }, Expect = new[] { 0.0, 0 }), Case(new double[0], Expect = new double[0])]
    public static double AllButTheLast(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 2; i++)
            sum += (x[i + 1] - x[i]) * (x[i + 1] - x[i]) * x[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5, -1, 2 }), Case(new[] { 0.5, -1 }, Expect = new[] { 0.0, 0 }), Case(new double[0], Expect = new double[0])]
    public static double AllButTheFirstDownward(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = x.Length - 2; i > 0; i--)
            sum += (x[i + 1] - x[i]) * (x[i + 1] - x[i]) * x[i];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, 1, 3), Case(new[] { 0.5, -1, 2, 0.3 }, 2, 3), Case(new[] { 0.5, -1, 2, 0.3 }, 3, 1, Expect = new[] { 0.0, 0, 0, 0 })]
    public static double Behind(ReadOnlySpan<double> x, int first, int last)
    {
        double sum = 0;
        for (int i = first; i <= last; i++)
            sum += x[i] * x[i] * x[i - 1];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 })]
    public static double Downward(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = x.Length - 1; i > 0; i--)
            sum += x[i] * x[i] * x[i - 1];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }), Case(new[] { 0.5 }, Expect = new[] { 0.0 })]
    public static double NotFused(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length - 1; i++)
            product *= 2 + Math.Sin(x[i] * x[i + 1]);
        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double ByTwo(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i += 2)
            sum += x[i] * x[i + 1] * x[i + 1];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double TwoApart(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length - 1; i++)
            sum += x[i - 1] * x[i] * x[i + 1];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double WithACondition(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            sum += x[i] * x[i];
            if (x[i] > 0)
                sum += x[i] * x[i + 1];
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double TwoLoops(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
            sum += x[i] * x[i + 1] * x[i];
        foreach (double element in x)
            sum += element * element;
        for (int i = 0; i < x.Length - 1; i++)
            sum += x[i] * x[i + 1];
        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 }, 3), Case(new[] { 0.5, -1, 2, 0.3, 0.7 }, 0, Expect = new[] { 0.0, 0, 0, 0, 0 })]
    public static double Repeated(ReadOnlySpan<double> x, int times)
    {
        double sum = 0;
        for (int k = 0; k < times; k++)
        {
            for (int i = 0; i < x.Length - 1; i++)
                sum += k * x[i] * x[i + 1];
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double OfALocalArray(ReadOnlySpan<double> x)
    {
        double[] t = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            t[i] = x[i] * x[i];
        double product = 1;
        for (int i = 0; i < t.Length - 1; i++)
            product *= 1 + t[i] * t[i + 1];
        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 })]
    public static double Recurrence(ReadOnlySpan<double> x)
    {
        double[] t = new double[x.Length];
        t[0] = x[0];
        for (int i = 0; i < x.Length - 1; i++)
            t[i + 1] = t[i] * x[i] + x[i + 1];
        return t[^1];
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7 }, new[] { 1.5, 0.7, -1, 2 })]
    public static double OfTwoArrays(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length - 1; i++)
            sum += x[i] * x[i + 1] * y[i] * y[i] * y[i + 1];
        return sum;
    }

    // The scaled error is a factor of two sums, and of something else in the second function.
    [Differentiable, Case(0.5, 1.5, new[] { 1.0, 2, 3 }), Case(0.5, 1.5, new double[0], Expect = new[] { 0.0, 0 })]
    public static double SumsWithAFactor(double a, double b, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = x[i] - a * i - b;
            sum += error * error;
        }

        return sum;
    }

    [Differentiable, Case(0.5, 1.5, new[] { 1.0, 2, 3 })]
    public static double SumsAndElementsWithAFactor(double a, double b, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = x[i] - a * i - b * x[i];
            sum -= 2 * error * error;
        }

        return sum;
    }
}
