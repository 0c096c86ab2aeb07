using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods that return nothing and write into what they are given.</summary>
public static partial class WrittenOnly
{
    private const Derivatives All = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5 }, new[] { 9.0, 9.0, 9.0, 7.0 }), Case(new[] { 1.0 }, new[] { 9.0 })]
    public static void Squares(ReadOnlySpan<double> x, [Written] Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[i] = x[i] * x[i];
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0, -0.5 }, new[] { 9.0, 9.0, 9.0 }), Case(new[] { 1.0, 2.0 }, new[] { 0.0, 0.0 })]
    public static void Sums(double[] x, [Written] double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Sin(x[i]);
            y[i] = sum * y[i];
        }
    }

    [Differentiable(Derivatives = All), Case(new[] { 1.0, 2.0, -0.5 })]
    public static void InPlace([Written] Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
            x[i] = x[i] * x[i - 1] + x[0];
    }

    [Differentiable(Derivatives = All), Case(0.3, new[] { 1.0 }, new[] { 2.0 })]
    public static void Turn(double angle, [Written] ref double x, [Written] ref double y)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        (x, y) = (c * x - s * y, s * x + c * y);
    }

    [Differentiable(Derivatives = All), Case(0.3, 2.0, new[] { 0.0 }, new[] { 0.0 })]
    public static void Out(double x, double y, [Written] out double sum, [Written] out double product)
    {
        sum = x + y;
        product = x * y * sum;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(2.0, new[] { 3.0 }, new[] { 1.0, 2.0 })]
    public static void Several(double x, [Written] ref double k, [Written] double[] y)
    {
        k *= x;
        for (int i = 0; i < y.Length; i++)
            y[i] += k * x;
        if (y.Length > 5)
            return;
        y[0] = k;
    }

    [Differentiable(Derivatives = All), Case(new[] { 2.0, 1.0, 1.0, 3.0 }, new[] { 1.0, 2.0 })]
    public static void Solve(ReadOnlySpan<double> matrix, [Written] Span<double> b)
    {
        Span<double> m = stackalloc double[4];
        matrix.CopyTo(m);
        double factor = m[2] / m[0];
        m[3] -= factor * m[1];
        b[1] -= factor * b[0];
        b[1] /= m[3];
        b[0] = (b[0] - m[1] * b[1]) / m[0];
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0, 3.0 }, new[] { 0.0, 0.0, 0.0 })]
    public static void Through(double[] x, [Written] Span<double> y)
    {
        Accumulate(x, y, 2);
        Accumulate(x, y.Slice(1), 0.5);
    }

    [Differentiable(Derivatives = All), Case(1.5f, new[] { 0f, 0f, 0f })]
    public static void Singles(float x, [Written] Span<float> y)
    {
        float power = 1;
        for (int i = 0; i < y.Length; i++)
            y[i] = power *= x;
    }

    private static void Accumulate(double[] x, Span<double> y, double k)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += k * x[i] * x[i];
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 1.0, 2.0 }, new[] { 3.0, 4.0, 5.0 })]
    public static void ReadThenCleared(double[] x, [Written] Span<double> y)
    {
        double sum = y[0] * x[0] + y[1] * x[1] * x[0];
        y.Clear();
        y[2] = sum;
    }
}
