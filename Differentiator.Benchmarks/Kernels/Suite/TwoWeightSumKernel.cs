using System;
using System.Runtime.Intrinsics;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>The loss of two weights, summed over data. Best form of the gradient: one loop for the three sums.</summary>
internal static partial class TwoWeightSumKernel
{
    private const double W1 = 0.5;
    private const double W2 = 1.2;

    private static readonly double[] X1 = Data.Uniform(-1, 1, seed: 20);
    private static readonly double[] X2 = Data.Uniform(-1, 1, seed: 21);
    private static readonly double[] Gradient = new double[2];

    [Differentiable(nameof(w1), nameof(w2))]
    [Differentiable(nameof(w1), nameof(w2), Name = "FastTwoWeightSum", Fast = true)]
    public static double TwoWeightSum(double w1, double w2, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2)
    {
        double sum = 0;
        for (int i = 0; i < x1.Length; i++)
        {
            double error = 1 - (w1 * x1[i] - w2 * x2[i] + 1);
            sum += error * error;
        }

        return sum;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("a_sum", "sum of (1 - (w1 x1[i] - w2 x2[i] + 1))^2, n = 1000, by w1 and w2");
        ratioCase.Add(Variants.Primal, () => TwoWeightSum(W1, W2, X1, X2));
        ratioCase.Add(Variants.HandWritten, () => HandWritten(W1, W2, X1, X2, out Gradient[0], out Gradient[1]), () => Gradient);
        ratioCase.Add(Variants.HandWrittenFast, () => HandWrittenFast(W1, W2, X1, X2, out Gradient[0], out Gradient[1]), () => Gradient);
        ratioCase.Add(Variants.Generated, () => TwoWeightSumGradient(W1, W2, X1, X2, out Gradient[0], out Gradient[1]), () => Gradient);
        ratioCase.Add(Variants.GeneratedFast, () => FastTwoWeightSumGradient(W1, W2, X1, X2, out Gradient[0], out Gradient[1]), () => Gradient);
        return ratioCase;
    }

    private static double HandWritten(
        double w1, double w2, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, out double w1Gradient, out double w2Gradient)
    {
        x2 = x2.Slice(0, x1.Length);
        double squares = 0, products1 = 0, products2 = 0;
        for (int i = 0; i < x1.Length; i++)
        {
            double error = 1 - (w1 * x1[i] - w2 * x2[i] + 1);
            squares += error * error;
            products1 += error * x1[i];
            products2 += error * x2[i];
        }

        w1Gradient = -2 * products1;
        w2Gradient = 2 * products2;
        return squares;
    }

    private static double HandWrittenFast(
        double w1, double w2, ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, out double w1Gradient, out double w2Gradient)
    {
        x2 = x2.Slice(0, x1.Length);
        Vector512<double> squares = default, products1 = default, products2 = default;
        Vector512<double> minusW1 = Vector512.Create(-w1), w2s = Vector512.Create(w2);
        int i = 0;
        for (; i <= x1.Length - Octet.Count; i += Octet.Count)
        {
            Vector512<double> a = Octet.At(x1, i), b = Octet.At(x2, i);
            Vector512<double> error = Vector512.FusedMultiplyAdd(minusW1, a, w2s * b);
            squares = Vector512.FusedMultiplyAdd(error, error, squares);
            products1 = Vector512.FusedMultiplyAdd(error, a, products1);
            products2 = Vector512.FusedMultiplyAdd(error, b, products2);
        }

        double rest = HandWritten(w1, w2, x1.Slice(i), x2.Slice(i), out w1Gradient, out w2Gradient);
        w1Gradient -= 2 * Vector512.Sum(products1);
        w2Gradient += 2 * Vector512.Sum(products2);
        return rest + Vector512.Sum(squares);
    }
}
