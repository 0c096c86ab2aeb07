using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Σ wᵢ relu(xᵢ), signs at random. Best form of the gradient: fused.</summary>
internal static partial class WeightedReluKernel
{
    private static readonly double[] W = Data.Uniform(-1, 1, seed: 5);
    private static readonly double[] X = Data.Uniform(-1, 1, seed: 6);
    private static readonly double[] Gradient = new double[2 * Data.Count];

    private static Span<double> WGradient => Gradient.AsSpan(0, Data.Count);

    private static Span<double> XGradient => Gradient.AsSpan(Data.Count);

    [Differentiable]
    public static double WeightedRelu(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += w[i] * (x[i] > 0 ? x[i] : 0);
        }

        return sum;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("WeightedRelu", "sum of w[i] relu(x[i]), n = 1000, by w and x");
        ratioCase.Add("primal", () => WeightedRelu(W, X));
        ratioCase.Add("hand-written", () => HandWritten(W, X, WGradient, XGradient), () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private static double HandWritten(
        ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> wGradient, Span<double> xGradient)
    {
        w = w.Slice(0, x.Length);
        wGradient = wGradient.Slice(0, x.Length);
        xGradient = xGradient.Slice(0, x.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double relu = x[i] > 0 ? x[i] : 0;
            sum += w[i] * relu;
            wGradient[i] = relu;
            xGradient[i] = x[i] > 0 ? w[i] : 0;
        }

        return sum;
    }
}
