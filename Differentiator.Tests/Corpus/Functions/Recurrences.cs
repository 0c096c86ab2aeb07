using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops whose partial derivatives read what the loop carries, one inside the other and in every direction.</summary>
public static partial class Recurrences
{
    [Differentiable, Covers(50), Case(0.7, new double[] { 0.1, -0.4, 0.9 }, 2), Case(0.7, new double[] { 0.1 }, 0), Case(0.7, new double[0], 3)]
    public static double RecurrenceInsideRecurrence(double w, double[] x, int n)
    {
        double state = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
            double inner = state;
            for (int j = 0; j < n; j++)
                inner = Math.Sin(w * inner + x[i]);
            state = Math.Tanh(state * inner);
        }

        return state;
    }

    [Differentiable, Case(1.1, 4), Case(1.1, 1), Case(1.1, 0)]
    public static double InnerLengthDependsOnOuter(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                t = Math.Sin(t) * x;
            t = t * t + x;
        }

        return t;
    }

    [Differentiable, Case(new double[] { 1.1, 0.9, 1.2 }, 2)]
    public static double ThreeDeep(double[] x, int n)
    {
        double t = 1;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i; j < x.Length; j++)
            {
                for (int k = 0; k < n; k++)
                    t = Math.Cos(t * x[j]) + x[i];
                t *= x[j];
            }
        }

        return t;
    }

    [Differentiable, Covers(44), Case(new double[] { 1.1, 0.9, 1.2, 0.7, 1.3 }), Case(new double[] { 1.1 }), Case(new double[0])]
    public static double StepOfTwo(double[] x)
    {
        double t = 0.5;
        for (int i = 0; i < x.Length; i += 2)
            t = Math.Tanh(t * x[i]) + x[i];
        return t;
    }

    [Differentiable, Covers(44), Case(new double[] { 1.1, 0.9, 1.2, 0.7, 1.3 }), Case(new double[0])]
    public static double Backward(ReadOnlySpan<double> x)
    {
        double t = 0.5;
        for (int i = x.Length - 1; i >= 0; i--)
            t = Math.Tanh(t * x[i]) + x[i];
        return t;
    }

    [Differentiable, Case(new double[] { 1.1, 0.9, 1.2, 0.7, 1.3, 1.4, 0.8 }), Case(new double[] { 2, 3 }), Case(new double[0])]
    public static double BackwardByThree(double[] x)
    {
        double t = 0.5;
        for (int i = x.Length - 1; i > 0; i -= 3)
            t = t * x[i] + Math.Exp(-t);
        return t;
    }

    [Differentiable, Case(1.1, 2, 9), Case(1.1, 2, 8), Case(1.1, 2, 2), Case(1.1, 2, 1), Case(1.1, 2, -7)]
    public static double InclusiveByTwo(double x, int from, int to)
    {
        double t = x;
        for (int i = from; i <= to; i += 2)
            t = Math.Sin(t * x + i);
        return t;
    }

    [Differentiable, Case(1.1, 9, 2), Case(1.1, 8, 2), Case(1.1, 7, 2), Case(1.1, 2, 2), Case(1.1, 1, 2), Case(1.1, -7, 2)]
    public static double InclusiveDownByThree(double x, int from, int to)
    {
        double t = x;
        for (int i = from; i >= to; i -= 3)
            t = Math.Sin(t * x + i);
        return t;
    }

    [Differentiable, Case(1.1, 3L, 7L), Case(1.1, 3L, 3L), Case(1.1, 3L, -7L)]
    public static double LongIndex(double x, long from, long to)
    {
        double t = x;
        for (long i = from; i < to; i++)
            t = Math.Sin(t * x + i);
        return t;
    }

    [Differentiable, Covers(18), Case(1.3, 0.4, 5), Case(1.3, 0.4, 1), Case(1.3, 0.4, 0)]
    public static double Swapped(double x, double y, int n)
    {
        double a = x, b = y;
        for (int i = 0; i < n; i++)
        {
            double t = a;
            a = b;
            b = t * b;
        }

        return a + 2 * b;
    }

    [Differentiable, Case(1.3, 0.4, 5), Case(1.3, 0.4, 0)]
    public static double PlainlySwapped(double x, double y, int n)
    {
        double a = x, b = y;
        for (int i = 0; i < n; i++)
        {
            double t = a;
            a = b;
            b = t;
        }

        return a * a + 2 * b;
    }

    [Differentiable, Case(1.3, 6), Case(1.3, 2), Case(1.3, 1), Case(1.3, 0)]
    public static double Fibonacci(double x, int n)
    {
        double previous = 1, current = x;
        for (int i = 1; i < n; i++)
        {
            double next = current * x + previous;
            previous = current;
            current = next;
        }

        return current;
    }

    [Differentiable, Case(1.3, 0.7, 0.2, 4), Case(1.3, 0.7, 0.2, 0)]
    public static double RotatedThrough(double x, double y, double z, int n)
    {
        double a = x, b = y, c = z;
        for (int i = 0; i < n; i++)
        {
            double d = a * b - c;
            a = b;
            b = c;
            c = d;
        }

        return a + b * c;
    }

    [Differentiable, Case(1.3, 4), Case(1.3, 0)]
    public static double CarriedButUnused(double x, int n)
    {
        double t = x, unused = x;
        for (int i = 0; i < n; i++)
        {
            t = Math.Sin(t);
            unused = unused * t;
        }

        return t;
    }

    [Differentiable, Case(new double[] { 1.5, 2.5, 0.5 }, new[] { 1, 2, 0 }, 5), Case(new double[] { 1.5 }, new[] { 0 }, 2)]
    public static double CarriedIndex(double[] x, int[] next, int n)
    {
        double t = 1;
        int k = 0;
        for (int i = 0; i < n; i++)
        {
            t = Math.Tanh(t * x[k]);
            k = next[k];
        }

        return t;
    }

    [Differentiable, Case(new double[] { 1.5, 2.5, 0.5, 0.25 }), Case(new double[0])]
    public static double CarriedCount(double[] x)
    {
        double t = 1;
        int positive = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 1)
                positive++;
            t = t * x[i] + positive;
        }

        return t * positive;
    }

    [Differentiable, Case(0.3f, new float[] { 0.5f, -0.25f, 0.75f }, 2), Case(0.3f, new float[0], 2)]
    public static float OfFloats(float w, ReadOnlySpan<float> x, int n)
    {
        float state = 0;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int j = 0; j < n + i; j++)
                state = MathF.Tanh(w * state + x[i]);
        }

        return state;
    }

    [Differentiable, Case(0.3f, new double[] { 0.5, -0.25, 0.75 })]
    public static double MixedPrecision(float w, double[] x)
    {
        double state = w;
        float factor = w;
        for (int i = 0; i < x.Length; i++)
        {
            state = Math.Tanh(factor * state + x[i]);
            factor = (float)(factor * state);
        }

        return state + factor;
    }

    [Differentiable, Case(0.9, new double[] { 0.5, -0.25, 0.75 }), Case(0.9, new double[0])]
    public static double Horner(double x, double[] coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            value = value * x + coefficients[i];
        return value;
    }

    [Differentiable, Covers(45), Case(2.0, 4), Case(2.0, 0)]
    public static double NewtonRoot(double x, int n)
    {
        double root = x;
        for (int i = 0; i < n; i++)
            root = 0.5 * (root + x / root);
        return root;
    }
}
