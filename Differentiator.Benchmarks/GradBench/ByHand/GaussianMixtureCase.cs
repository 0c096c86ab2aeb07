using System;
using Differentiator.Benchmarks.GradBench.Evals;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Kernels.Suite;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>gmm</c>, by hand as in <see cref="GaussianMixtureKernel"/>: what is below the diagonals is sorted by rows first, and back last.</summary>
internal static class GaussianMixtureCase
{
    private const double Gamma = 1;
    private const int M = 0;

    public static RatioCase Case(int dimension, int components, string elsewhere)
    {
        int below = dimension * (dimension - 1) / 2;
        double[] alpha = Data.Uniform(-0.5, 0.5, seed: 53, components), alphaGradient = new double[components], emitted = new double[components];
        double[][] mu = Data.UniformRows(-0.5, 0.5, seed: 54, components, dimension), q = Data.UniformRows(-0.5, 0.5, seed: 55, components, dimension);
        double[][] l = Data.UniformRows(-0.5, 0.5, seed: 56, components, below), x = Data.UniformRows(-1, 1, seed: 57, Data.Count, dimension);
        double[][] muGradient = Rows.Like(mu), qGradient = Rows.Like(q), lGradient = Rows.Like(l);
        double[][] muEmitted = Rows.Like(mu), qEmitted = Rows.Like(q), lEmitted = Rows.Like(l);
        RatioCase ratioCase = new($"gmm d={dimension} k={components} n=1000", "a mixture of Gaussians") { Elsewhere = elsewhere };
        ratioCase.Add(Variants.Primal, () => GaussianMixture.LogLikelihood(alpha, mu, q, l, x, Gamma, M));
        ratioCase.Add(
            Variants.HandWritten,
            () => HandWritten(alpha, mu, q, l, x, alphaGradient, muGradient, qGradient, lGradient),
            () => EvalCases.Flat([alphaGradient], muGradient, qGradient, lGradient));
        ratioCase.Add(
            Variants.Generated,
            () => GaussianMixture.LogLikelihoodGradient(alpha, mu, q, l, x, Gamma, M, emitted, muEmitted, qEmitted, lEmitted),
            () => EvalCases.Flat([emitted], muEmitted, qEmitted, lEmitted));
        ratioCase.Add(
            Variants.GeneratedFast,
            () => GaussianMixture.FastLogLikelihoodGradient(alpha, mu, q, l, x, Gamma, M, emitted, muEmitted, qEmitted, lEmitted),
            () => EvalCases.Flat([emitted], muEmitted, qEmitted, lEmitted));
        return ratioCase;
    }

    /// <summary>The value is without its constants.</summary>
    private static double HandWritten(
        double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x,
        double[] alphaGradient, double[][] muGradient, double[][] qGradient, double[][] lGradient)
    {
        int count = alpha.Length, dimension = mu[0].Length, size = dimension * (dimension + 1) / 2;
        using Scratch<double> scratch = new(count * (2 * size + 3 * dimension + 2), default);
        Span<double> all = scratch.Span, factors = Take(count * size, ref all), gradients = Take(count * size, ref all), diagonals = Take(count * dimension, ref all);
        Span<double> differences = Take(count * dimension, ref all), products = Take(count * dimension, ref all);
        Span<double> logDeterminants = Take(count, ref all), terms = Take(count, ref all);
        for (int k = 0; k < count; k++)
        {
            Span<double> factor = factors.Slice(k * size, size);
            q[k].CopyTo(factor);
            ByRows(l[k], factor.Slice(dimension), dimension);
            muGradient[k].AsSpan().Clear();
        }

        double prior = GaussianMixtureKernel.Prepare(factors, dimension, Gamma, M, diagonals, logDeterminants);
        Array.Clear(alphaGradient);
        gradients.Clear();
        double likelihood = 0;
        foreach (double[] point in x)
        {
            for (int k = 0; k < terms.Length; k++)
            {
                int first = k * dimension;
                double square = GaussianMixtureKernel.SquaredDistance(
                    point, mu[k], diagonals.Slice(first, dimension), factors.Slice((k * size) + dimension, size - dimension),
                    differences.Slice(first, dimension), products.Slice(first, dimension));
                terms[k] = alpha[k] + logDeterminants[k] - 0.5 * square;
            }

            likelihood += GaussianMixtureKernel.Softmax(terms);
            for (int k = 0; k < terms.Length; k++)
            {
                int first = k * dimension;
                alphaGradient[k] += terms[k];
                GaussianMixtureKernel.AddPoint(
                    terms[k], differences.Slice(first, dimension), products.Slice(first, dimension), diagonals.Slice(first, dimension),
                    factors.Slice((k * size) + dimension, size - dimension), muGradient[k], gradients.Slice(k * size, size));
            }
        }

        GaussianMixtureKernel.Finish(factors, x.Length, Gamma, M, diagonals, alphaGradient, gradients);
        for (int k = 0; k < count; k++)
        {
            Span<double> gradient = gradients.Slice(k * size, size);
            gradient.Slice(0, dimension).CopyTo(qGradient[k]);
            ByColumns(gradient.Slice(dimension), lGradient[k], dimension);
        }

        return likelihood - x.Length * GaussianMixtureKernel.SubtractSoftmax(alpha, x.Length, alphaGradient) - prior;
    }

    private static Span<double> Take(int count, ref Span<double> rest)
    {
        Span<double> taken = rest.Slice(0, count);
        rest = rest.Slice(count);
        return taken;
    }

    private static void ByRows(ReadOnlySpan<double> byColumns, Span<double> byRows, int dimension)
    {
        int entry = 0;
        for (int column = 0; column < dimension; column++)
        {
            for (int row = column + 1; row < dimension; row++)
            {
                byRows[(row * (row - 1) / 2) + column] = byColumns[entry++];
            }
        }
    }

    private static void ByColumns(ReadOnlySpan<double> byRows, Span<double> byColumns, int dimension)
    {
        int entry = 0;
        for (int column = 0; column < dimension; column++)
        {
            for (int row = column + 1; row < dimension; row++)
            {
                byColumns[entry++] = byRows[(row * (row - 1) / 2) + column];
            }
        }
    }
}
