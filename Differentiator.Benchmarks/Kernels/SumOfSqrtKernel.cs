using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Σ √xᵢ. Best form of the gradient: fused, with the root shared.</summary>
internal static partial class SumOfSqrtKernel
{
    private static readonly double[] X = Data.Uniform(0.1, 2, seed: 7);
    private static readonly double[] Gradient = new double[Data.Count];

    [Differentiable]
    public static double SumOfSqrt(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Sqrt(x[i]);
        }

        return sum;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("SumOfSqrt", "sum of sqrt(x[i]), n = 1000");
        ratioCase.Add("primal", () => SumOfSqrt(X));
        ratioCase.Add("hand-written", () => HandWritten(X, Gradient), () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private static double HandWritten(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient = gradient.Slice(0, x.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double root = Math.Sqrt(x[i]);
            sum += root;
            gradient[i] = 0.5 / root;
        }

        return sum;
    }
}
