using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods that make arrays and return them.</summary>
public static partial class Arrays
{
    private const Derivatives All = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5 }), Case(new[] { 3.0 }), Case(new double[0])]
    public static double[] Squares(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5 })]
    public static double[] Softmax(ReadOnlySpan<double> x)
    {
        double[] y = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < y.Length; i++)
            y[i] /= sum;
        return y;
    }

    [Differentiable(Derivatives = All), Case(2.0, 3.0)]
    public static double[] Listed(double x, double y) => [x * y, x + y, Math.Sin(x), 4];

    [Differentiable(Derivatives = All), Case(2.0, 3.0)]
    public static double[] Initialized(double x, double y) => new[] { x * y, x / y };

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 3.0 }, 2), Case(new[] { 1.0, 2.0, 3.0 }, 0), Case(new[] { -1.0, 2.0, 3.0 }, 3)]
    public static double[] EarlyReturns(double[] x, int n)
    {
        double[] y = new double[n + 1];
        y[0] = x[0];
        if (x[0] < 0)
            return y;
        for (int i = 0; i < n; i++)
        {
            y[i + 1] = y[i] * x[i];
            if (y[i + 1] > 1.5)
                return y;
        }

        y[0] *= 2;
        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 3.0 })]
    public static double[] Copied(double[] x)
    {
        double[] y = (double[])x.Clone();
        for (int i = 1; i < y.Length; i++)
            y[i] += y[i - 1] * y[i - 1];
        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 3.0 }, 0.5)]
    public static double[] ByAHelper(double[] x, double k) => Scaled(Scaled(x, k), k + 1);

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 3.0 })]
    public static double[] Aliased(double[] x)
    {
        double[] y = new double[x.Length], z = y;
        for (int i = 0; i < x.Length; i++)
            z[i] = Math.Exp(-x[i]);
        y[0] += z[1];
        return z;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1f, 2f, 0.5f }, 2f)]
    public static float[] Singles(float[] x, float power)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = MathF.Pow(x[i], power);
        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0 }, new[] { 1.0, 2.0, 3.0, 4.0, 5.0, 6.0 })]
    public static double[] MatrixVector(double[] x, double[] m)
    {
        double[] y = new double[m.Length / x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                y[i] += m[i * x.Length + j] * x[j];
        }

        return y;
    }

    [Differentiable(Derivatives = All), Case(1.1, 4)]
    public static double[] Powers(double x, int n)
    {
        double[] y = new double[n];
        double power = 1;
        int k = 0;
        while (k < n)
        {
            power *= x;
            y[k++] = power;
        }

        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0 })]
    public static double[] Overwritten(double[] x)
    {
        double[] y = new double[2];
        y[0] = x[0] * x[1];
        y[1] = y[0] * y[0];
        y[0] = Math.Sin(y[1]);
        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0 }, 3)]
    public static double[] SwappedUnderOtherNames(double[] x, int n)
    {
        double[] y = new double[2];
        double[] from = y, to = new double[2];
        for (int i = 0; i < n; i++)
        {
            to[0] = x[0] * (1 + from[1]);
            to[1] = x[1] * from[0];
            double[] other = from;
            from = to;
            to = other;
        }

        return y;
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, 4.0 }, true), Case(new[] { 1.0, 2.0, 4.0 }, false)]
    public static double[] ThroughAChoice(double[] x, bool first)
    {
        double[] y = new double[3], z = new double[3], t = first ? y : z;
        for (int i = 0; i < 3; i++)
            t[i] = x[i] * x[i];
        y[0] += z[1];
        t.AsSpan(1).CopyTo(y);
        return y;
    }

    [Differentiable(Derivatives = All), Case(0.4, new[] { 1.0, 0.3, 0.9 }, 5, 40), Case(0.4, new[] { 1.0, 0.3, 0.9 }, 5, 4000), Case(0.4, new[] { 1.0 }, 0, 40)]
    public static double[] WithinABudget(double x, double[] u, int n, int budget)
    {
        double[] y = new double[u.Length];
        foreach (int i in Checkpoint.Range(n, budget))
        {
            for (int j = 0; j < y.Length; j++)
                y[j] = Math.Sin(y[j] * x + u[j] + 0.1 * i);
        }

        return y;
    }

    private static double[] Scaled(double[] x, double k)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = k * x[i] * x[i];
        return y;
    }
}
