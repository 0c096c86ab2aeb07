using System;
using Differentiator.Benchmarks.GradBench.Evals;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>The eval <c>kmeans</c>. By hand: a centroid's gradient is 2 Σ (centroid − point) over its points, its diagonal twice their number.</summary>
internal static class KMeansCase
{
    private const int Count = 10;
    private const int Dimension = 8;

    public static RatioCase Case(string elsewhere)
    {
        double[][] points = Data.UniformRows(-1, 1, seed: 51, Data.Count, Dimension), centroids = Data.UniformRows(-1, 1, seed: 52, Count, Dimension);
        double[][] direction = Rows.Like(centroids), emitted = Rows.Like(centroids), diagonal = Rows.Like(centroids), ones = Rows.Like(centroids);
        Array.ForEach(ones, row => Array.Fill(row, 1));
        double[] counts = new double[Count];
        RatioCase ratioCase = new("kmeans k=10 n=1000 d=8", "Newton's step of the squared distances to the closest centroids") { Elsewhere = elsewhere };
        ratioCase.Add(Variants.Primal, () => KMeans.Cost(points, centroids));
        ratioCase.Add(Variants.HandWritten, () => HandWritten(points, centroids, direction, counts), () => EvalCases.Flat(direction));
        ratioCase.Add(
            Variants.Generated,
            () =>
            {
                KMeans.Direction(points, centroids, ones, emitted, diagonal);
                return emitted[0][0];
            },
            () => EvalCases.Flat(emitted));
        ratioCase.Add(
            Variants.GeneratedFast,
            () =>
            {
                KMeans.FastDirection(points, centroids, ones, emitted, diagonal);
                return emitted[0][0];
            },
            () => EvalCases.Flat(emitted));
        return ratioCase;
    }

    private static double HandWritten(double[][] points, double[][] centroids, double[][] direction, double[] counts)
    {
        Array.Clear(counts);
        foreach (double[] row in direction)
        {
            Array.Clear(row);
        }

        double cost = 0;
        foreach (double[] point in points)
        {
            double closest = double.PositiveInfinity;
            int best = 0;
            for (int k = 0; k < centroids.Length; k++)
            {
                double square = SquaredDistance(point, centroids[k]);
                if (square < closest)
                {
                    (closest, best) = (square, k);
                }
            }

            cost += closest;
            counts[best]++;
            double[] centroid = centroids[best], sums = direction[best];
            for (int j = 0; j < sums.Length; j++)
            {
                sums[j] += centroid[j] - point[j];
            }
        }

        for (int k = 0; k < direction.Length; k++)
        {
            foreach (ref double sum in direction[k].AsSpan())
            {
                sum /= counts[k];
            }
        }

        return cost;
    }

    private static double SquaredDistance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }

        return sum;
    }
}
