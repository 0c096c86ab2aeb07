using System;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>By hand: a point's differences and products are kept for all components, until their weights are known.</content>
internal static partial class GaussianMixtureKernel
{
    private static double HandWritten(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int dimension, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> factorsGradient)
    {
        int count = alphas.Length, size = dimension * (dimension + 1) / 2, points = x.Length / dimension;
        Span<double> diagonals = stackalloc double[count * dimension], differences = stackalloc double[count * dimension], products = stackalloc double[count * dimension];
        Span<double> logDeterminants = stackalloc double[count], terms = stackalloc double[count];
        double prior = Prepare(factors, dimension, gamma, m, diagonals, logDeterminants);
        alphasGradient.Clear();
        meansGradient.Clear();
        factorsGradient.Clear();
        double likelihood = 0;
        for (int i = 0; i < points; i++)
        {
            ReadOnlySpan<double> point = x.Slice(i * dimension, dimension);
            for (int k = 0; k < terms.Length; k++)
            {
                int first = k * dimension;
                double square = SquaredDistance(
                    point, means.Slice(first, dimension), diagonals.Slice(first, dimension), factors.Slice((k * size) + dimension, size - dimension),
                    differences.Slice(first, dimension), products.Slice(first, dimension));
                terms[k] = alphas[k] + logDeterminants[k] - 0.5 * square;
            }

            likelihood += Softmax(terms);
            for (int k = 0; k < terms.Length; k++)
            {
                double weight = terms[k];
                int first = k * dimension;
                alphasGradient[k] += weight;
                AddPoint(
                    weight, differences.Slice(first, dimension), products.Slice(first, dimension), diagonals.Slice(first, dimension),
                    factors.Slice((k * size) + dimension, size - dimension), meansGradient.Slice(first, dimension), factorsGradient.Slice(k * size, size));
            }
        }

        Finish(factors, points, gamma, m, diagonals, alphasGradient, factorsGradient);
        return likelihood - points * SubtractSoftmax(alphas, points, alphasGradient) - prior;
    }

    /// <summary>The diagonals and their logarithms' sums; returns the prior.</summary>
    internal static double Prepare(ReadOnlySpan<double> factors, int dimension, double gamma, int m, Span<double> diagonals, Span<double> logDeterminants)
    {
        int size = dimension * (dimension + 1) / 2;
        double prior = 0;
        for (int k = 0; k < logDeterminants.Length; k++)
        {
            ReadOnlySpan<double> factor = factors.Slice(k * size, size);
            double squares = 0, sum = 0;
            for (int j = 0; j < dimension; j++)
            {
                double entry = Math.Exp(factor[j]);
                diagonals[(k * dimension) + j] = entry;
                sum += factor[j];
                squares += entry * entry;
            }

            for (int j = dimension; j < size; j++)
            {
                squares += factor[j] * factor[j];
            }

            logDeterminants[k] = sum;
            prior += 0.5 * gamma * gamma * squares - m * sum;
        }

        return prior;
    }

    internal static double SquaredDistance(
        ReadOnlySpan<double> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower,
        Span<double> difference, Span<double> product)
    {
        for (int j = 0; j < difference.Length; j++)
        {
            difference[j] = point[j] - mean[j];
        }

        double square = 0;
        int start = 0;
        for (int row = 0; row < difference.Length; row++)
        {
            ReadOnlySpan<double> entries = lower.Slice(start, row);
            double sum = diagonal[row] * difference[row];
            for (int column = 0; column < entries.Length; column++)
            {
                sum += entries[column] * difference[column];
            }

            product[row] = sum;
            square += sum * sum;
            start += row;
        }

        return square;
    }

    /// <summary>Adds a point's part, with the adjoint of the squared distance, -weight/2. Of the diagonal, without its exponential.</summary>
    internal static void AddPoint(
        double weight, ReadOnlySpan<double> difference, ReadOnlySpan<double> product, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower,
        Span<double> meanGradient, Span<double> factorGradient)
    {
        int start = 0;
        for (int row = 0; row < difference.Length; row++)
        {
            double pull = weight * product[row];
            ReadOnlySpan<double> entries = lower.Slice(start, row);
            Span<double> gradient = factorGradient.Slice(difference.Length + start, entries.Length);
            factorGradient[row] -= pull * difference[row];
            meanGradient[row] += pull * diagonal[row];
            for (int column = 0; column < entries.Length; column++)
            {
                gradient[column] -= pull * difference[column];
                meanGradient[column] += pull * entries[column];
            }

            start += row;
        }
    }

    /// <summary>What a component has of the exponential, the determinants and the prior; its weights are summed in the gradient of alpha.</summary>
    internal static void Finish(
        ReadOnlySpan<double> factors, int points, double gamma, int m, ReadOnlySpan<double> diagonals, ReadOnlySpan<double> weights, Span<double> factorsGradient)
    {
        int dimension = diagonals.Length / weights.Length, size = factors.Length / weights.Length;
        for (int k = 0; k < weights.Length; k++)
        {
            Span<double> gradient = factorsGradient.Slice(k * size, size);
            for (int j = 0; j < dimension; j++)
            {
                double entry = diagonals[(k * dimension) + j];
                gradient[j] = gradient[j] * entry + weights[k] + m - gamma * gamma * entry * entry;
            }

            for (int j = dimension; j < size; j++)
            {
                gradient[j] -= gamma * gamma * factors[(k * size) + j];
            }
        }
    }

    /// <summary>Makes terms into their weights; returns the logarithm of the sum of their exponentials.</summary>
    internal static double Softmax(Span<double> terms)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double term in terms)
        {
            largest = Math.Max(largest, term);
        }

        foreach (ref double term in terms)
        {
            term = Math.Exp(term - largest);
            sum += term;
        }

        double inverse = 1 / sum;
        foreach (ref double term in terms)
        {
            term *= inverse;
        }

        return largest + Math.Log(sum);
    }

    internal static double SubtractSoftmax(ReadOnlySpan<double> alphas, int points, Span<double> alphasGradient)
    {
        Span<double> weights = stackalloc double[alphas.Length];
        alphas.CopyTo(weights);
        double value = Softmax(weights);
        for (int k = 0; k < weights.Length; k++)
        {
            alphasGradient[k] -= points * weights[k];
        }

        return value;
    }
}
