using System;
using System.Runtime.Intrinsics;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>In vectors.</content>
internal static partial class LogisticRegressionKernel
{
    private static double HandWrittenFast(
        ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient, out double biasGradient)
    {
        int dimension = weights.Length;
        gradient = gradient.Slice(0, dimension);
        Span<double> z = stackalloc double[Lanes.Count];
        Vector512<double> sums = default, adjointSums = default;
        int i = 0;
        double sum = HandWritten(weights, bias, x, y.Slice(0, y.Length % Lanes.Count), gradient, out double adjoints);
        for (i = y.Length % Lanes.Count; i < y.Length; i += Lanes.Count)
        {
            ReadOnlySpan<double> rows = x.Slice(i * dimension, Lanes.Count * dimension);
            for (int row = 0; row < Lanes.Count; row++)
            {
                z[row] = bias + Lanes.Dot(weights, rows.Slice(row * dimension, dimension));
            }

            Vector512<double> zs = Lanes.At(z, 0), labels = Lanes.At(y, i), one = Vector512<double>.One, half = Vector512.Create(0.5);
            Vector512<double> powers = Vector512.Exp(-Vector512.Abs(zs));
            sums += Vector512.Max(zs, Vector512<double>.Zero) + Vector512.Log(one + powers) - labels * zs;
            Vector512<double> adjoint = half + Vector512.CopySign(one / (one + powers) - half, zs) - labels;
            adjointSums += adjoint;
            AddRows(adjoint, rows, gradient);
        }

        biasGradient = adjoints + Vector512.Sum(adjointSums);
        return sum + Vector512.Sum(sums);
    }

    /// <summary>Adds Σ adjointᵢ rowᵢ: the gradient is loaded and stored once for eight rows.</summary>
    private static void AddRows(Vector512<double> adjoint, ReadOnlySpan<double> rows, Span<double> gradient)
    {
        int dimension = gradient.Length;
        Vector512<double> a0 = Vector512.Create(adjoint[0]), a1 = Vector512.Create(adjoint[1]), a2 = Vector512.Create(adjoint[2]);
        Vector512<double> a3 = Vector512.Create(adjoint[3]), a4 = Vector512.Create(adjoint[4]), a5 = Vector512.Create(adjoint[5]);
        Vector512<double> a6 = Vector512.Create(adjoint[6]), a7 = Vector512.Create(adjoint[7]);
        int j = 0;
        for (; j <= dimension - Lanes.Count; j += Lanes.Count)
        {
            Vector512<double> even = Lanes.At(gradient, j), odd = a1 * Lanes.At(rows, dimension + j);
            even = Vector512.FusedMultiplyAdd(a0, Lanes.At(rows, j), even);
            even = Vector512.FusedMultiplyAdd(a2, Lanes.At(rows, (2 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a3, Lanes.At(rows, (3 * dimension) + j), odd);
            even = Vector512.FusedMultiplyAdd(a4, Lanes.At(rows, (4 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a5, Lanes.At(rows, (5 * dimension) + j), odd);
            even = Vector512.FusedMultiplyAdd(a6, Lanes.At(rows, (6 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a7, Lanes.At(rows, (7 * dimension) + j), odd);
            (even + odd).Store(gradient, j);
        }

        for (; j < dimension; j++)
        {
            gradient[j] += Vector512.Sum(adjoint * Lanes.Column(rows, dimension, j));
        }
    }
}
