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
        Span<double> z = stackalloc double[Octet.Count];
        Vector512<double> sums = default, adjointSums = default;
        int i = 0;
        double sum = HandWritten(weights, bias, x, y.Slice(0, y.Length % Octet.Count), gradient, out double adjoints);
        for (i = y.Length % Octet.Count; i < y.Length; i += Octet.Count)
        {
            ReadOnlySpan<double> rows = x.Slice(i * dimension, Octet.Count * dimension);
            for (int row = 0; row < Octet.Count; row++)
            {
                z[row] = bias + Octet.Dot(weights, rows.Slice(row * dimension, dimension));
            }

            Vector512<double> zs = Octet.At(z, 0), labels = Octet.At(y, i), one = Vector512<double>.One, half = Vector512.Create(0.5);
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
        for (; j <= dimension - Octet.Count; j += Octet.Count)
        {
            Vector512<double> even = Octet.At(gradient, j), odd = a1 * Octet.At(rows, dimension + j);
            even = Vector512.FusedMultiplyAdd(a0, Octet.At(rows, j), even);
            even = Vector512.FusedMultiplyAdd(a2, Octet.At(rows, (2 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a3, Octet.At(rows, (3 * dimension) + j), odd);
            even = Vector512.FusedMultiplyAdd(a4, Octet.At(rows, (4 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a5, Octet.At(rows, (5 * dimension) + j), odd);
            even = Vector512.FusedMultiplyAdd(a6, Octet.At(rows, (6 * dimension) + j), even);
            odd = Vector512.FusedMultiplyAdd(a7, Octet.At(rows, (7 * dimension) + j), odd);
            (even + odd).Store(gradient, j);
        }

        for (; j < dimension; j++)
        {
            gradient[j] += Vector512.Sum(adjoint * Octet.Column(rows, dimension, j));
        }
    }
}
