using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Σ xᵢ². Best form of the gradient: fused, as the adjoint of the sum is known before the loop.</summary>
internal static partial class SumOfSquaresKernel
{
    private static readonly double[] X = Data.Uniform(-1, 1, seed: 1);
    private static readonly double[] Gradient = new double[Data.Count];

    [Differentiable]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
        }

        return sum;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("SumOfSquares", "sum of x[i]^2, n = 1000");
        ratioCase.Add("primal", () => SumOfSquares(X));
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
            sum += x[i] * x[i];
            gradient[i] = 2 * x[i];
        }

        return sum;
    }
}
