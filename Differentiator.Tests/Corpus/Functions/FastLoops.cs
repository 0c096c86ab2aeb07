using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops that a fast derivative takes several iterations of at once, and loops beside them that it must leave alone.</summary>
public static partial class FastLoops
{
    [Differentiable, Case(new[] { 1.0, -2.0, 0.5 }, 1.5, -0.25)]
    public static double Fitted(double[] x, double slope, double offset)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = slope * x[i] + offset - 1;
            sum += error * error;
        }

        return sum / x.Length;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5 }, new[] { 0.25, 3.0, -1.0 })]
    public static double Backwards(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i--)
            sum += Math.Sin(x[i]) * y[i];
        for (int i = x.Length - 1; i > 0; i--)
            sum -= x[i] * Math.Exp(y[i - 1]);
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 })]
    public static double Neighbours(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        for (int i = 1; i < x.Length - 1; i++)
            sum += x[i - 1] * x[i] * x[i + 1];
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 }, 0.5, 1)]
    public static double Lagged(double[] x, double decay, int first)
    {
        double sum = 0, previous = decay;
        for (int i = first; i < x.Length; i++)
        {
            sum += (x[i] - previous) * (x[i] - decay * previous);
            previous = x[i] * x[i];
        }

        return sum + previous;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 }, 0.5)]
    public static double FlagOfTheIterationBefore(double[] x, double a)
    {
        double sum = 0;
        bool wasPositive = true;
        int before = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += wasPositive ? a * x[i] : x[i];
            wasPositive = x[i] > 0;
            before = i;
        }

        return wasPositive ? sum * sum : sum * before;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75, 2.5 }, 0.25)]
    public static double Branches(double[] x, double limit)
    {
        double sum = 0, most = -100, least = 100;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > limit && x[i] < 2)
                sum += Math.Sqrt(x[i]);
            else if (!(x[i] > limit))
                sum -= limit * x[i];
            double part = x[i] < 0 ? x[i] * x[i] : Math.Abs(x[i] - 1);
            sum += Math.Tanh(part);
            most = Math.Max(most, x[i]);
            least = Math.Min(least, part);
        }

        return sum * most + least;
    }

    [Differentiable, Case(new[] { 0.0, 2.0, 0.5, 0.0, 2.5 }, new[] { 0.0, 1.0, 0.0, 3.0, 2.0 })]
    public static double RootsAtZero(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Sqrt(x[i] * x[i] + y[i] * y[i]);
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 }, new[] { 0.5, 0.25 }, 1)]
    public static double Rows(double[] table, double[] weights, int row)
    {
        double sum = 0;
        for (int j = 0; j < weights.Length; j++)
            sum += weights[j] * table[row * weights.Length + j];
        for (int j = 0; j < weights.Length; j++)
            sum += weights[0] * table[j] * weights[j];
        return Math.Exp(-sum * sum);
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 }, new[] { 0.5, 0.25, 1.0, 2.0 }, 0.5)]
    public static double Written(double[] x, [Written] double[] y, double a)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = a * y[i] + Math.Cos(x[i]);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * y[i];
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5, 0.75 }, 0.5)]
    public static double Running(double[] x, double a)
    {
        double[] y = new double[x.Length];
        double sum = 0, prefix = 0;
        for (int i = 0; i < x.Length; i++)
        {
            prefix += a * x[i];
            y[i] = prefix;
            sum += prefix * x[i];
        }

        for (int i = 1; i < y.Length; i++)
            y[i] = y[i - 1] * 0.5 + x[i];
        for (int i = 0; i < y.Length; i++)
            sum += y[i] * y[0];
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5 }, new[] { 0.25, 3.0 }, Throws = typeof(IndexOutOfRangeException))]
    public static double TooShort(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable, Case(new[] { 1.0, -2.0, 0.5 }, new[] { 0.25, 3.0 }, Throws = typeof(IndexOutOfRangeException))]
    public static double TooShortFromItsEnd(double[] x, [Written] double[] y)
    {
        double sum = 0;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            y[i] = x[i] * y[i];
            sum += y[i];
        }

        return sum;
    }

    [Differentiable, Case(new[] { 1.0, 1.25, 0.5 }, 2.0)]
    public static double Product(double[] x, double a)
    {
        double product = a;
        for (int i = 0; i < x.Length; i++)
            product *= 1 + 0.01 * x[i];
        return product;
    }

    [Differentiable, Case(new[] { 1f, -2f, 0.5f }, 1.5f)]
    public static float Singles(ReadOnlySpan<float> x, float a)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += MathF.Exp(-a * x[i] * x[i]) + MathF.Tanh(x[i]);
        return sum;
    }

    [Differentiable, Case(new double[0], 1.5)]
    public static double Empty(double[] x, double a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += a * x[i];
        return sum + a;
    }
}
