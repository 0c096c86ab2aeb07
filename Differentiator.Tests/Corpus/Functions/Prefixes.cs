using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Loops that meet all elements of an array, or the first ones: the gradients of the others are zero.</summary>
public static partial class Prefixes
{
    [Differentiable]
    [Case(new[] { 0.5, -1, 2 }, new[] { 0.3, -0.7, 1.5 })]
    [Case(new[] { 0.5, -1, 2, 4 }, new[] { 0.3, -0.7 }, Expect = new[] { 0.3, 0, 0, 0, 0.5, 0 })]
    [Case(new[] { 0.5, -1 }, new double[0], Expect = new[] { 0.0, 0 })]
    public static double Weighted(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += w[i] * Math.Max(x[i], 0);
        return sum;
    }

    [Differentiable(nameof(w))]
    [Case(new[] { 0.5, -1, 2 }, 3), Case(new[] { 0.5, -1, 2 }, 1, Expect = new[] { 1.0, 0, 0 })]
    [Case(new[] { 0.5, -1, 2 }, 0, Expect = new[] { 0.0, 0, 0 }), Case(new[] { 0.5, -1, 2 }, -2, Expect = new[] { 0.0, 0, 0 }), Case(new double[0], 0)]
    public static double FirstSquares(double[] w, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += w[i] * w[i];
        return sum;
    }

    // The first loop assigns what it meets, the second one adds to it.
    [Differentiable]
    [Case(new[] { 0.5, -1, 2 }, new[] { 0.3, -0.7, 1.5 }), Case(new[] { 0.5, -1, 2 }, new[] { 0.3 }), Case(new[] { 0.5, -1, 2 }, new double[0])]
    public static double MetAgain(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += w[i] * x[i];
        for (int i = 0; i < w.Length; i++)
            sum += w[i] * w[i];
        return sum;
    }

    // The length of what may be null is not asked for before the method does.
    [Differentiable(nameof(w))]
    [Case(new[] { 0.5, -1 }, new[] { 0.3, -0.7 }), Case(new[] { 0.5, -1, 2 }, new[] { 0.3 }, Expect = new[] { 0.3, 0, 0 }), Case(new[] { 0.5, -1 }, null, Expect = new[] { 0.0, 0 })]
    public static double PerhapsNone(ReadOnlySpan<double> w, double[]? x)
    {
        if (x is null)
            return 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += w[i] * x[i];
        return sum;
    }

    // Written downward, by the reverse sweep of a loop that carries a value.
    [Differentiable]
    [Case(new[] { 0.5, -1, 2 }, new[] { 0.3, -0.7, 1.5 }), Case(new[] { 0.5, -1, 2 }, new[] { 0.3, -0.7 }), Case(new[] { 0.5, -1, 2 }, new double[0], Expect = new[] { 0.0, 0, 0 })]
    public static double Recurrence(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double state = 0.5;
        for (int i = 0; i < x.Length; i++)
            state = Math.Tanh(w[i] * state + x[i]);
        return state;
    }
}
