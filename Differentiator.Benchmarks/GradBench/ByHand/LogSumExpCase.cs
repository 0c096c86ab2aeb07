using System;
using Differentiator.Benchmarks.GradBench.Evals;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>lse</c>. By hand: the powers are left in the gradient, which is then divided by their sum.</summary>
internal static class LogSumExpCase
{
    public static RatioCase Case(int count, string elsewhere)
    {
        double[] x = Data.Uniform(-10, 10, seed: 50, count), gradient = new double[count];

        // The sums of hundreds of thousands of terms differ by their rounding.
        RatioCase ratioCase = new($"lse n={count}", "log of a sum of exponentials") { Elsewhere = elsewhere, Tolerance = 1e-8 };
        ratioCase.Add(Variants.Primal, () => LogSumExp.Value(x));
        ratioCase.Add(Variants.HandWritten, () => HandWritten(x, gradient), () => gradient);
        ratioCase.Add(Variants.Generated, () => LogSumExp.ValueGradient(x, gradient), () => gradient);
        ratioCase.Add(Variants.GeneratedFast, () => LogSumExp.FastValueGradient(x, gradient), () => gradient);
        return ratioCase;
    }

    private static double HandWritten(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient.Slice(0, x.Length);
        double max = double.NegativeInfinity;
        foreach (double value in x)
        {
            max = Math.Max(max, value);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double power = Math.Exp(x[i] - max);
            gradient[i] = power;
            sum += power;
        }

        double inverse = 1 / sum;
        foreach (ref double power in gradient)
        {
            power *= inverse;
        }

        return max + Math.Log(sum);
    }
}
