using System;
using System.Runtime.Intrinsics;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>Mean of (w xᵢ + b − yᵢ)². Best form of the gradient: one loop for the three sums.</summary>
internal static partial class LinearRegressionMseKernel
{
    private const double W = 0.8;
    private const double B = 0.3;

    private static readonly double[] X = Data.Uniform(-1, 1, seed: 8);
    private static readonly double[] Y = Data.Uniform(-1, 1, seed: 9);
    private static readonly double[] Gradient = new double[2];

    [Differentiable(nameof(w), nameof(b))]
    [Differentiable(nameof(w), nameof(b), Name = "FastLinearRegressionMse", Fast = true)]
    public static double LinearRegressionMse(double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = w * x[i] + b - y[i];
            sum += error * error;
        }

        return sum / x.Length;
    }

    public static RatioCase Case(string name)
    {
        RatioCase ratioCase = new(name, "mean of (w x[i] + b - y[i])^2, n = 1000, by w and b");
        ratioCase.Add("primal", () => LinearRegressionMse(W, B, X, Y));
        ratioCase.Add("hand-written", () => HandWritten(W, B, X, Y, out Gradient[0], out Gradient[1]), () => Gradient);
        ratioCase.Add(Variants.HandWrittenFast, () => HandWrittenFast(W, B, X, Y, out Gradient[0], out Gradient[1]), () => Gradient);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private static double HandWritten(
        double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, out double wGradient, out double bGradient)
    {
        y = y.Slice(0, x.Length);
        double squares = 0;
        double products = 0;
        double errors = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = w * x[i] + b - y[i];
            squares += error * error;
            products += error * x[i];
            errors += error;
        }

        wGradient = 2 * products / x.Length;
        bGradient = 2 * errors / x.Length;
        return squares / x.Length;
    }

    private static double HandWrittenFast(
        double w, double b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, out double wGradient, out double bGradient)
    {
        y = y.Slice(0, x.Length);
        Vector512<double> squareLanes = default, productLanes = default, errorLanes = default, ws = Vector512.Create(w), bs = Vector512.Create(b);
        int i = 0;
        for (; i <= x.Length - Octet.Count; i += Octet.Count)
        {
            Vector512<double> xs = Octet.At(x, i), error = Vector512.FusedMultiplyAdd(ws, xs, bs - Octet.At(y, i));
            squareLanes = Vector512.FusedMultiplyAdd(error, error, squareLanes);
            productLanes = Vector512.FusedMultiplyAdd(error, xs, productLanes);
            errorLanes += error;
        }

        double squares = Vector512.Sum(squareLanes), products = Vector512.Sum(productLanes), errors = Vector512.Sum(errorLanes);
        for (; i < x.Length; i++)
        {
            double error = w * x[i] + b - y[i];
            squares += error * error;
            products += error * x[i];
            errors += error;
        }

        wGradient = 2 * products / x.Length;
        bGradient = 2 * errors / x.Length;
        return squares / x.Length;
    }
}
