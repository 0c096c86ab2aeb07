using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Arrays and spans that the method overwrites.</summary>
public static partial class InPlace
{
    [Differentiable, Covers(79), Case(new double[] { 1, 2, 3 }, 2.0, Expect = new[] { 8.0, 16.0, 24.0, 56.0 })]
    public static double Scaled([Written] double[] a, double s)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= s;
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * a[i];
        return sum;
    }

    [Differentiable, Covers(80), Case(new double[] { 1, 2, 3, 4 }, Expect = new[] { 40.0, 38.0, 32.0, 20.0 }), Case(new double[0], Expect = new double[0])]
    public static double PrefixSums([Written] Span<double> a)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] += a[i - 1];
        double sum = 0;
        foreach (double item in a)
            sum += item * item;
        return sum;
    }

    [Differentiable, Covers(81), Case(new double[] { 1, -2, 0.5, 3, 1 }, 0.1, 3), Case(new double[] { 1, -2, 0.5 }, 0.1, 0)]
    public static double HeatEquation([Written] double[] u, double k, int steps)
    {
        double[] next = new double[u.Length];
        for (int step = 0; step < steps; step++)
        {
            next[0] = u[0];
            next[^1] = u[^1];
            for (int i = 1; i < u.Length - 1; i++)
                next[i] = u[i] + k * (u[i - 1] - 2 * u[i] + u[i + 1]);
            for (int i = 0; i < u.Length; i++)
                u[i] = next[i];
        }

        double energy = 0;
        for (int i = 0; i < u.Length; i++)
            energy += u[i] * u[i];
        return energy;
    }

    [Differentiable, Covers(81), Case(new double[] { 1, -2, 0.5, 3, 1 }, 0.25)]
    public static double GaussSeidelSweep([Written] double[] u, double w)
    {
        for (int i = 1; i < u.Length - 1; i++)
            u[i] = (1 - w) * u[i] + w * 0.5 * (u[i - 1] + u[i + 1]) * u[i];
        double sum = 0;
        foreach (double item in u)
            sum += item * item * item;
        return sum;
    }

    [Differentiable, Covers(82), Case(new double[] { 2, 3, 5 }, new[] { 2, 0, 2, 2 }, Expect = new[] { 4.0, 0.0, 30.0 })]
    public static double Gathered(double[] a, int[] index)
    {
        double[] picked = new double[index.Length];
        for (int i = 0; i < index.Length; i++)
            picked[i] = a[index[i]];
        double sum = 0;
        foreach (double item in picked)
            sum += item * item;
        return sum;
    }

    [Differentiable, Covers(83), Case(new double[] { 1, 2, 3, 4 }, new[] { 1, 0, 1, 1 }, 2, Expect = new[] { 16.0, 4.0, 16.0, 16.0 })]
    public static double Scattered(double[] x, int[] bin, int bins)
    {
        double[] total = new double[bins];
        for (int i = 0; i < x.Length; i++)
            total[bin[i]] += x[i];
        double sum = 0;
        for (int k = 0; k < bins; k++)
            sum += total[k] * total[k];
        return sum;
    }

    [Differentiable, Covers(84), Case(new double[] { 2, 3 }, Expect = new[] { 4.0, 6.0 })]
    public static double Squared([Written] double[] a)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] = a[i] * a[i];
        return a[0] + a[1];
    }

    [Differentiable, Covers(84), Case(new double[] { 2, 3 }, 5.0, Expect = new[] { 0.0, 30.0, 9.0 })]
    public static double OverwrittenTwice([Written] double[] a, double x)
    {
        a[0] = a[0] * x;
        a[0] = a[1] * x;
        a[0] *= a[1];
        return a[0];
    }

    [Differentiable, Covers(84), Case(new double[] { 2, 3, 4 }, Expect = new[] { 0.0, 0.0, 12.0 })]
    public static double ElementsCleared([Written] double[] a)
    {
        a[0] = 0;
        a[1] = a[2];
        a[0] += a[1];
        a[0] += a[2];
        a[0] *= 0.5;
        double result = a[0] * a[1] + a[0] * a[2];
        Array.Clear(a);
        return result * 0.75 + a[1];
    }

    [Differentiable, Covers(85), Case(new double[] { 3, 1, 2 }, new double[] { 10, 20, 30 }, Expect = new[] { 30.0, 10, 20, 1, 2, 3 })]
    [Case(new double[] { 4, -1, 2, 0.5, 3 }, new double[] { 1, 2, 3, 4, 5 }, Expect = new[] { 5.0, 1, 3, 2, 4, -1, 0.5, 2, 3, 4 })]
    public static double SortedAndWeighted([Written] double[] a, double[] weights)
    {
        for (int i = 1; i < a.Length; i++)
        {
            double item = a[i];
            int j = i - 1;
            while (j >= 0 && a[j] > item)
            {
                a[j + 1] = a[j];
                j--;
            }

            a[j + 1] = item;
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += weights[i] * a[i];
        return sum;
    }

    [Differentiable, Covers(85), Case(new double[] { 3, 1, 2, 5 }, Expect = new[] { 3.0, 1, 2, 4 })]
    public static double BubbleSorted([Written] double[] a)
    {
        for (int end = a.Length - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (a[i] > a[i + 1])
                    (a[i], a[i + 1]) = (a[i + 1], a[i]);
            }
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (i + 1) * a[i];
        return sum;
    }

    [Differentiable, Covers(84), Case(new double[] { 1, 2, 3, 4 }, Expect = new[] { 0.0, 1, 2, 3 })]
    public static double Reversed([Written] Span<double> a)
    {
        for (int i = 0, j = a.Length - 1; i < j; i++, j--)
        {
            double t = a[i];
            a[i] = a[j];
            a[j] = t;
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a.Length - 1 - i) * a[i];
        return sum;
    }

    [Differentiable, Covers(84), Case(new double[] { 1, -2, 3 }, 0.5), Case(new double[] { -1 }, 0.5)]
    public static double OverwrittenInABranch([Written] double[] a, double w)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
                a[i] = w * a[i] * a[i];
            else if (i > 0)
                a[i] += a[i - 1];
        }

        double product = 1;
        foreach (double item in a)
            product *= item;
        return product;
    }

    [Differentiable, Covers(113), Case(new float[] { 1, 2, 3 }, 0.5f)]
    public static float OfFloats([Written] Span<float> a, float w)
    {
        for (int i = 1; i < a.Length; i++)
            a[i] = MathF.Tanh(w * a[i - 1] + a[i]);
        return a[^1] * w;
    }

    [Differentiable(nameof(w)), Covers(79), Case(new double[] { 1, 2, 3 }, 2.0, Expect = new[] { 24.0 })]
    public static double OfAnArrayThatIsData([NoGradient, Written] double[] a, double w)
    {
        for (int i = 0; i < a.Length; i++)
            a[i] *= 2;
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * w * w;
        return sum / 2;
    }

    [Differentiable(nameof(x)), Case(new[] { 3.0, 4.0 }, 2.0, Expect = new[] { 7.0 })]
    public static double ReadBeforeItIsCleared([Written] double[] a, double x)
    {
        double sum = a[0] * x + a[1] * x;
        a.AsSpan().Clear();
        a[1] = x * x;
        return sum;
    }

    [Differentiable(nameof(x)), Case(new[] { 3.0, 4.0 }, 2.0, Expect = new[] { 1.0 })]
    public static double ClearedBeforeItIsRead([Written] Span<double> a, double x)
    {
        a.Clear();
        double sum = a[0] * x + x;
        a[1] = x * x;
        return sum;
    }
}
