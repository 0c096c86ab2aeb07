using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// Logistic regression: Σ log(1 + exp zᵢ) − yᵢ zᵢ with z = b + X w, where no power is larger than 1. Best form of the gradient: fused,
/// a row of the data as a slice, the sigmoid without a branch. In vectors: eight rows together have one exponential and one
/// logarithm, and meet the gradient once.
/// </summary>
internal static partial class LogisticRegressionKernel
{
    private const double Bias = 0.1;

    [Differentiable(nameof(weights), nameof(bias))]
    [Differentiable(nameof(weights), nameof(bias), Name = "FastLogisticRegression", Fast = true)]
    public static double LogisticRegression(ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * weights.Length, weights.Length);
            double z = bias;
            for (int j = 0; j < row.Length; j++)
            {
                z += weights[j] * row[j];
            }

            sum += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - y[i] * z;
        }

        return sum;
    }

    public static RatioCase Case(string name, int count, int dimension)
    {
        double[] weights = Data.Uniform(-1, 1, seed: 24, dimension), x = Data.Uniform(-1, 1, seed: 25, count * dimension);
        double[] y = Array.ConvertAll(Data.Uniform(-1, 1, seed: 26, count), label => label > 0 ? 1.0 : 0.0), gradient = new double[dimension + 1];
        RatioCase ratioCase = new(name, $"logistic regression, n = {count}, d = {dimension}, by weights and bias");
        ratioCase.Add(Variants.Primal, () => LogisticRegression(weights, Bias, x, y));
        ratioCase.Add(
            Variants.HandWritten,
            () => HandWritten(weights, Bias, x, y, gradient.AsSpan(0, dimension), out gradient[dimension]), () => gradient);
        ratioCase.Add(
            Variants.HandWrittenFast,
            () => HandWrittenFast(weights, Bias, x, y, gradient.AsSpan(0, dimension), out gradient[dimension]), () => gradient);
        ratioCase.Add(
            Variants.Generated,
            () => LogisticRegressionGradient(weights, Bias, x, y, gradient.AsSpan(0, dimension), out gradient[dimension]), () => gradient);
        ratioCase.Add(
            Variants.GeneratedFast,
            () => FastLogisticRegressionGradient(weights, Bias, x, y, gradient.AsSpan(0, dimension), out gradient[dimension]), () => gradient);
        return ratioCase;
    }

    private static double HandWritten(
        ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient, out double biasGradient)
    {
        gradient = gradient.Slice(0, weights.Length);
        gradient.Clear();
        double sum = 0, adjoints = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * weights.Length, weights.Length);
            double z = bias;
            for (int j = 0; j < row.Length; j++)
            {
                z += weights[j] * row[j];
            }

            double power = Math.Exp(-Math.Abs(z));
            sum += Math.Max(z, 0) + Math.Log(1 + power) - y[i] * z;

            // The sigmoid is 1 / (1 + power) above 0 and 1 less that below.
            double adjoint = 0.5 + Math.CopySign(1 / (1 + power) - 0.5, z) - y[i];
            adjoints += adjoint;
            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] += adjoint * row[j];
            }
        }

        biasGradient = adjoints;
        return sum;
    }
}
