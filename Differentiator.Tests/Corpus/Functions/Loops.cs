using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Loops.</summary>
public static partial class Loops
{
    [Differentiable, Covers(41), Case(2.0, Expect = new[] { 12.0 })]
    public static double ThreeTimes(double x)
    {
        double t = 1;
        for (int i = 0; i < 3; i++)
            t *= x;
        return t;
    }

    [Differentiable, Covers(42), Case(1.5, Expect = new[] { 9 * 25.62890625 })]
    public static double Nested(double x)
    {
        double t = 1;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                t *= x;
        }

        return t;
    }

    [Differentiable, Covers(42), Case(1.5, 4, Expect = new[] { 10 * 38.443359375 })]
    public static double Triangular(double x, int n)
    {
        double t = 1;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 0; j < i; j++)
                t *= x;
        }

        return t;
    }

    [Differentiable, Covers(43), Case(3.0, 0, Expect = new[] { 6.0 }), Case(3.0, -2, Expect = new[] { 6.0 }), Case(3.0, 2, Expect = new[] { 108.0 })]
    public static double ZeroTrips(double x, int n)
    {
        double t = x * x;
        for (int i = 0; i < n; i++)
            t *= x;
        return t;
    }

    [Differentiable, Covers(49), Case(2.0, 4, Expect = new[] { 10.0 })]
    public static double VariableAsFactor(double x, int n)
    {
        double t = 0;
        for (int i = 1; i <= n; i++)
            t += i * x;
        return t;
    }

    [Differentiable, Covers(49), Case(new double[] { 1, 2, 3 }, Expect = new[] { 0.0, 1.0, 2.0 })]
    public static double VariableAsWeight(ReadOnlySpan<double> x)
    {
        double t = 0;
        for (int i = 0; i < x.Length; i++)
            t += i * x[i];
        return t;
    }

    [Differentiable, Covers(50), Case(0.7, new double[] { 0.1, -0.4, 0.9, 0.3 }), Case(0.7, new double[0], Expect = new[] { 0.0 })]
    public static double Recurrence(double w, double[] x)
    {
        double state = 0;
        for (int i = 0; i < x.Length; i++)
            state = Math.Tanh(w * state + x[i]);
        return state;
    }

    [Differentiable, Covers(50), Case(0.7f, new float[] { 0.1f, -0.4f, 0.9f, 0.3f })]
    public static float RecurrenceOfFloats(float w, ReadOnlySpan<float> x)
    {
        float state = 0;
        for (int i = 0; i < x.Length; i++)
            state = MathF.Tanh(w * state + x[i]);
        return state;
    }

    [Differentiable, Covers(51), Case(0.5, new double[] { 1, 2, 4 })]
    public static double DivisorInside(double a, double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            s += 1 / (x[i] + a * a);
        return s;
    }

    [Differentiable, Covers(54), Case(1.25, 3, Expect = new[] { 4 * 1.953125 + 3 * 2 })]
    public static double ConsecutiveLoopsSharing(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
            t *= x;
        for (int i = 0; i < n; i++)
            t += 2 * x;
        return t;
    }

    [Differentiable, Covers(54), Case(1.25, new double[] { 1, 2, 3 })]
    public static double SecondLoopReadsFirst(double w, double[] x)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++)
            mean += x[i];
        mean /= x.Length;
        double spread = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double difference = w * x[i] - mean;
            spread += difference * difference;
        }

        return spread;
    }

    [Differentiable, Covers(55), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 }), Case(new double[0], Expect = new double[0])]
    public static double ForEachOverArray(double[] x)
    {
        double s = 0;
        foreach (double item in x)
            s += item * item;
        return s;
    }

    [Differentiable, Covers(55), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static double ForEachOverReadOnlySpan(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double item in x)
            s += item * item;
        return s;
    }

    [Differentiable, Covers(55), Case(new float[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static float ForEachOverSpan(Span<float> x)
    {
        float s = 0;
        foreach (float item in x)
            s += item * item;
        return s;
    }

    [Differentiable, Covers(55), Case(new double[] { 2, 3, 4 }, Expect = new[] { 12.0, 8.0, 6.0 }), Case(new double[] { 2, 0, 4 }, Expect = new[] { 0.0, 8.0, 0.0 })]
    public static double ProductOfAll(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double factor in x)
            product *= factor;
        return product;
    }

    [Differentiable(nameof(w), nameof(b)), Covers(56)]
    [Case(2.0, 1.0, new double[] { 1, 2, 3 }, new double[] { 2, 4, 7 }, Expect = new[] { 2.0 / 3 * (1 + 2 + 0), 2.0 / 3 * (1 + 1 + 0) })]
    public static double MeanSquaredError(double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = w * x[i] + b - y[i];
            sum += error * error;
        }

        return sum / x.Length;
    }

    [Differentiable, Covers(78), Case(new double[] { 1, 2, 3 }, new double[] { 4, 5, 6 }, Expect = new[] { 4.0, 5, 6, 1, 2, 3 })]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable, Covers(78), Case(new double[] { 1, 2, 3 }, Expect = new[] { 1.0 / 14 * 2, 2.0 / 14 * 2, 3.0 / 14 * 2 })]
    public static double LogOfSum(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i];
        return Math.Log(sum);
    }

    [Differentiable, Covers(110), Case(new double[] { 1, 2, 3, 4 }, 2, Expect = new[] { 2.0, 4.0, 0.0, 0.0 })]
    public static double Prefix(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += x[i] * x[i];
        return sum;
    }

    [Differentiable, Covers(82), Case(new double[] { 1, 2, 3 }, new[] { 2, 0, 2, 2 }, Expect = new[] { 2.0, 0.0, 18.0 })]
    public static double GatherWithDuplicates(double[] x, int[] index)
    {
        double sum = 0;
        foreach (int i in index)
            sum += x[i] * x[i];
        return sum;
    }

    [Differentiable, Covers(26), Case(new double[] { 1, -2, 3 }, Expect = new[] { 2.0, -1.0, 6.0 })]
    public static double BranchInside(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
                sum += x[i] * x[i];
            else
                sum -= x[i];
        }

        return sum;
    }

    [Differentiable, Covers(81), Case(new double[] { 1, 2, 4, 8 }, Expect = new[] { -2.0, -2.0, -4.0, 8.0 })]
    public static double Neighbours(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double step = x[i + 1] - x[i];
            sum += step * step;
        }

        return sum;
    }
}
