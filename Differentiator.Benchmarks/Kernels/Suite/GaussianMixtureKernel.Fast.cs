using System;
using System.Runtime.Intrinsics;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>In vectors: eight points at a time, with a sum for each lane of each derivative.</content>
internal static partial class GaussianMixtureKernel
{
    private static double HandWrittenFast(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> factors, ReadOnlySpan<double> x, int dimension, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> factorsGradient)
    {
        int count = alphas.Length, size = dimension * (dimension + 1) / 2, points = x.Length / dimension;
        Span<double> diagonals = stackalloc double[count * dimension], logDeterminants = stackalloc double[count];
        double prior = Prepare(factors, dimension, gamma, m, diagonals, logDeterminants);
        using Scratch<Vector512<double>> sums = new(count * (1 + dimension + size), default), kept = new((2 * count * dimension) + count + dimension, default);
        Span<Vector512<double>> alphaSums = sums.Span.Slice(0, count), meanSums = sums.Span.Slice(count, count * dimension);
        Span<Vector512<double>> factorSums = sums.Span.Slice(count * (1 + dimension), count * size);
        Span<Vector512<double>> terms = kept.Span.Slice(0, count), differences = kept.Span.Slice(count, count * dimension);
        Span<Vector512<double>> products = kept.Span.Slice(count * (1 + dimension), count * dimension), point = kept.Span.Slice(count * (1 + (2 * dimension)), dimension);
        alphaSums.Clear();
        meanSums.Clear();
        factorSums.Clear();
        Vector512<double> likelihoods = default, numbers = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (int i = 0; i < points; i += Octet.Count)
        {
            // Lanes beyond the last point repeat the first ones' data and count nothing.
            Vector512<double> counts = Vector512.ConditionalSelect(
                Vector512.LessThan(numbers, Vector512.Create((double)(points - i))), Vector512<double>.One, Vector512<double>.Zero);
            Load(x, dimension, i, points, point);
            for (int k = 0; k < terms.Length; k++)
            {
                int first = k * dimension;
                Vector512<double> square = SquaredDistance(
                    point, means.Slice(first, dimension), diagonals.Slice(first, dimension), factors.Slice((k * size) + dimension, size - dimension),
                    differences.Slice(first, dimension), products.Slice(first, dimension));
                terms[k] = Vector512.FusedMultiplyAdd(Vector512.Create(-0.5), square, Vector512.Create(alphas[k] + logDeterminants[k]));
            }

            likelihoods = Vector512.FusedMultiplyAdd(counts, Softmax(terms), likelihoods);
            for (int k = 0; k < terms.Length; k++)
            {
                Vector512<double> weight = terms[k] * counts;
                int first = k * dimension;
                alphaSums[k] += weight;
                AddPoints(
                    weight, differences.Slice(first, dimension), products.Slice(first, dimension), diagonals.Slice(first, dimension),
                    factors.Slice((k * size) + dimension, size - dimension), meanSums.Slice(first, dimension), factorSums.Slice(k * size, size));
            }
        }

        Add(alphaSums, alphasGradient);
        Add(meanSums, meansGradient);
        Add(factorSums, factorsGradient);
        Finish(factors, points, gamma, m, diagonals, alphasGradient, factorsGradient);
        return Vector512.Sum(likelihoods) - points * SubtractSoftmax(alphas, points, alphasGradient) - prior;
    }

    private static void Load(ReadOnlySpan<double> x, int dimension, int first, int points, Span<Vector512<double>> point)
    {
        Span<double> rows = stackalloc double[Octet.Count * dimension];
        int available = Math.Min(Octet.Count, points - first);
        x.Slice(0, Math.Min(rows.Length, x.Length)).CopyTo(rows);
        x.Slice(first * dimension, available * dimension).CopyTo(rows);
        for (int j = 0; j < point.Length; j++)
        {
            point[j] = Octet.Column(rows, dimension, j);
        }
    }

    private static Vector512<double> SquaredDistance(
        ReadOnlySpan<Vector512<double>> point, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower,
        Span<Vector512<double>> difference, Span<Vector512<double>> product)
    {
        for (int j = 0; j < difference.Length; j++)
        {
            difference[j] = point[j] - Vector512.Create(mean[j]);
        }

        Vector512<double> square = default;
        int start = 0;
        for (int row = 0; row < difference.Length; row++)
        {
            ReadOnlySpan<double> entries = lower.Slice(start, row);
            Vector512<double> sum = Vector512.Create(diagonal[row]) * difference[row];
            for (int column = 0; column < entries.Length; column++)
            {
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(entries[column]), difference[column], sum);
            }

            product[row] = sum;
            square = Vector512.FusedMultiplyAdd(sum, sum, square);
            start += row;
        }

        return square;
    }

    private static void AddPoints(
        Vector512<double> weight, ReadOnlySpan<Vector512<double>> difference, ReadOnlySpan<Vector512<double>> product, ReadOnlySpan<double> diagonal,
        ReadOnlySpan<double> lower, Span<Vector512<double>> meanSums, Span<Vector512<double>> factorSums)
    {
        int start = 0;
        for (int row = 0; row < difference.Length; row++)
        {
            Vector512<double> pull = weight * product[row];
            ReadOnlySpan<double> entries = lower.Slice(start, row);
            Span<Vector512<double>> sums = factorSums.Slice(difference.Length + start, entries.Length);
            factorSums[row] = Vector512.FusedMultiplyAdd(-pull, difference[row], factorSums[row]);
            meanSums[row] = Vector512.FusedMultiplyAdd(pull, Vector512.Create(diagonal[row]), meanSums[row]);
            for (int column = 0; column < entries.Length; column++)
            {
                sums[column] = Vector512.FusedMultiplyAdd(-pull, difference[column], sums[column]);
                meanSums[column] = Vector512.FusedMultiplyAdd(pull, Vector512.Create(entries[column]), meanSums[column]);
            }

            start += row;
        }
    }

    private static Vector512<double> Softmax(Span<Vector512<double>> terms)
    {
        Vector512<double> largest = Vector512.Create(double.NegativeInfinity), sum = default;
        foreach (Vector512<double> term in terms)
        {
            largest = Vector512.Max(largest, term);
        }

        foreach (ref Vector512<double> term in terms)
        {
            term = Vector512.Exp(term - largest);
            sum += term;
        }

        Vector512<double> inverse = Vector512<double>.One / sum;
        foreach (ref Vector512<double> term in terms)
        {
            term *= inverse;
        }

        return largest + Vector512.Log(sum);
    }

    private static void Add(ReadOnlySpan<Vector512<double>> sums, Span<double> gradient)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            gradient[i] = Vector512.Sum(sums[i]);
        }
    }
}
