using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>
/// Σ wᵢ relu(xᵢ), signs at random. Best form of the gradient: fused, and free of branches. Best form of the primal found in plain
/// C#: Math.Max; <c>x &gt; 0 ? x : 0</c> is a branch, and takes 3200 ns in place of 500 on signs not seen before.
/// </summary>
/// <remarks>The calls go through 32 blocks of data in turn: the branch predictor learns the signs of a single one by heart.</remarks>
internal static partial class WeightedReluKernel
{
    private const int Blocks = 32;

    private static readonly double[] W = Data.Uniform(-1, 1, seed: 5);
    private static readonly double[] Xs = [.. Enumerable.Range(0, Blocks).SelectMany(i => Data.Uniform(-1, 1, seed: 100 + i))];
    private static readonly double[] Gradient = new double[2 * Data.Count];
    private static int block;

    private static ReadOnlySpan<double> NextX => Xs.AsSpan((block = (block + 1) % Blocks) * Data.Count, Data.Count);

    private static Span<double> WGradient => Gradient.AsSpan(0, Data.Count);

    private static Span<double> XGradient => Gradient.AsSpan(Data.Count);

    [Differentiable]
    public static double WeightedRelu(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += w[i] * Math.Max(x[i], 0);
        }

        return sum;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("WeightedRelu", "sum of w[i] relu(x[i]), n = 1000, by w and x");
        ratioCase.Add("primal", () => WeightedRelu(W, NextX));
        ratioCase.Add("hand-written", () => HandWritten(W, NextX, WGradient, XGradient), RestartedGradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    // For the comparison of the variants each begins with the same block.
    private static double[] RestartedGradient()
    {
        block = 0;
        return Gradient;
    }

    private static double HandWritten(
        ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> wGradient, Span<double> xGradient)
    {
        w = w.Slice(0, x.Length);
        wGradient = wGradient.Slice(0, x.Length);
        xGradient = xGradient.Slice(0, x.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double relu = Math.Max(x[i], 0);
            sum += w[i] * relu;
            wGradient[i] = relu;
            xGradient[i] = Vector128.ConditionalSelect(
                Vector128.GreaterThan(Vector128.CreateScalarUnsafe(x[i]), Vector128<double>.Zero),
                Vector128.CreateScalarUnsafe(w[i]),
                Vector128<double>.Zero).ToScalar();
        }

        return sum;
    }
}
