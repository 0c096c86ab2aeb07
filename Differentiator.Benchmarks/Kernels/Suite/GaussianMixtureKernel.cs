using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// The log-likelihood of points in a mixture of Gaussians, with a Wishart prior, up to a constant, over plain spans. The inverse of a
/// covariance is LᵀL; for each component there are the logarithms of L's diagonal and then, row after row, what is below it.
/// </summary>
internal static partial class GaussianMixtureKernel
{
    private const int Dimension = 10;
    private const int Components = 25;
    private const int FactorSize = Dimension * (Dimension + 1) / 2;
    private const double Gamma = 1.5;
    private const int M = 2;

    private const int Means = Components;
    private const int Factors = Means + (Components * Dimension);
    private const int Size = Factors + (Components * FactorSize);

    private static readonly double[] Parameters = Data.Uniform(-0.5, 0.5, seed: 33, Size);
    private static readonly double[] X = Data.Uniform(-1, 1, seed: 34, Data.Count * Dimension);
    private static readonly double[] Gradient = new double[Size];

    [Differentiable(nameof(alphas), nameof(means), nameof(factors))]
    [Differentiable(nameof(alphas), nameof(means), nameof(factors), Name = "FastLogLikelihood", Fast = true)]
    public static double LogLikelihood(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int dimension, double gamma, int m)
    {
        int count = alphas.Length, size = dimension * (dimension + 1) / 2, points = x.Length / dimension;
        double[] diagonals = new double[count * dimension], logDeterminants = new double[count];
        double prior = 0;
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> factor = factors.Slice(k * size, size);
            double squares = 0;
            for (int j = 0; j < dimension; j++)
            {
                double entry = Math.Exp(factor[j]);
                diagonals[(k * dimension) + j] = entry;
                logDeterminants[k] += factor[j];
                squares += entry * entry;
            }

            for (int j = dimension; j < size; j++)
            {
                squares += factor[j] * factor[j];
            }

            prior += 0.5 * gamma * gamma * squares - m * logDeterminants[k];
        }

        double[] terms = new double[count], difference = new double[dimension];
        double likelihood = 0;
        for (int i = 0; i < points; i++)
        {
            ReadOnlySpan<double> point = x.Slice(i * dimension, dimension);
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<double> mean = means.Slice(k * dimension, dimension);
                for (int j = 0; j < dimension; j++)
                {
                    difference[j] = point[j] - mean[j];
                }

                ReadOnlySpan<double> lower = factors.Slice((k * size) + dimension, size - dimension);
                double square = 0;
                for (int row = 0; row < dimension; row++)
                {
                    ReadOnlySpan<double> entries = lower.Slice(row * (row - 1) / 2, row);
                    double sum = diagonals[(k * dimension) + row] * difference[row];
                    for (int column = 0; column < entries.Length; column++)
                    {
                        sum += entries[column] * difference[column];
                    }

                    square += sum * sum;
                }

                terms[k] = alphas[k] + logDeterminants[k] - 0.5 * square;
            }

            likelihood += LogSumExp(terms);
        }

        return likelihood - points * LogSumExp(alphas) - prior;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("d_gmm", "mixture of Gaussians, n = 1000, d = 10, k = 25, by weights, means and factors");
        ratioCase.Add(Variants.Primal, () => LogLikelihood(AlphasOf(Parameters), MeansOf(Parameters), FactorsOf(Parameters), X, Dimension, Gamma, M));
        ratioCase.Add(Variants.HandWritten, () => Run(HandWritten), () => Gradient);
        ratioCase.Add(Variants.HandWrittenFast, () => Run(HandWrittenFast), () => Gradient);
        ratioCase.Add(Variants.Generated, () => Run(LogLikelihoodGradient), () => Gradient);
        ratioCase.Add(Variants.GeneratedFast, () => Run(FastLogLikelihoodGradient), () => Gradient);
        return ratioCase;
    }

    private delegate double Differentiated(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int dimension, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> factorsGradient);

    private static double Run(Differentiated differentiated) => differentiated(
        AlphasOf(Parameters), MeansOf(Parameters), FactorsOf(Parameters), X, Dimension, Gamma, M,
        AlphasOf(Gradient), MeansOf(Gradient), FactorsOf(Gradient));

    private static Span<double> AlphasOf(double[] all) => all.AsSpan(0, Components);

    private static Span<double> MeansOf(double[] all) => all.AsSpan(Means, Components * Dimension);

    private static Span<double> FactorsOf(double[] all) => all.AsSpan(Factors);

    private static double LogSumExp(ReadOnlySpan<double> terms)
    {
        double largest = double.NegativeInfinity;
        foreach (double term in terms)
        {
            largest = Math.Max(largest, term);
        }

        double sum = 0;
        foreach (double term in terms)
        {
            sum += Math.Exp(term - largest);
        }

        return largest + Math.Log(sum);
    }
}
