using System;

namespace Differentiator.Benchmarks.GradBench.Evals;

/// <summary>The eval <c>kmeans</c>: the squared distances of points to the closest of some centroids, and the step that Newton's
/// method would take. The Hessian is diagonal: its product with ones is the diagonal.</summary>
internal static partial class KMeans
{
    [Differentiable(nameof(centroids), Derivatives = Derivatives.GradientHvp)]
    [Differentiable(nameof(centroids), Derivatives = Derivatives.GradientHvp, Name = "FastCost", Fast = true)]
    public static double Cost(double[][] points, double[][] centroids)
    {
        double cost = 0;
        foreach (double[] point in points)
        {
            double closest = double.PositiveInfinity;
            foreach (double[] centroid in centroids)
            {
                closest = Math.Min(closest, SquaredDistance(point, centroid));
            }

            cost += closest;
        }

        return cost;
    }

    public static Eval Eval() => new(
        "kmeans",
        EvalFunction.Of<Input>("cost", input =>
        {
            input.Demand();
            return EvalRun.Of(() => Cost(input.Points, input.Centroids));
        }),
        EvalFunction.Of<Input>("dir", input =>
        {
            input.Demand();
            double[][] direction = Rows.Like(input.Centroids), diagonal = Rows.Like(input.Centroids), ones = Rows.Like(input.Centroids);
            Array.ForEach(ones, row => Array.Fill(row, 1));
            return new EvalRun(() => Direction(input.Points, input.Centroids, ones, direction, diagonal), () => direction);
        }));

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

    internal static void Direction(double[][] points, double[][] centroids, double[][] ones, double[][] direction, double[][] diagonal)
    {
        CostGradientHvp(points, centroids, ones, direction, diagonal);
        Divide(direction, diagonal);
    }

    internal static void FastDirection(double[][] points, double[][] centroids, double[][] ones, double[][] direction, double[][] diagonal)
    {
        FastCostGradientHvp(points, centroids, ones, direction, diagonal);
        Divide(direction, diagonal);
    }

    private static void Divide(double[][] direction, double[][] diagonal)
    {
        for (int i = 0; i < direction.Length; i++)
        {
            for (int j = 0; j < direction[i].Length; j++)
            {
                direction[i][j] /= diagonal[i][j];
            }
        }
    }

    private sealed record Input(double[][] Points, double[][] Centroids)
    {
        public void Demand()
        {
            int dimension = Rows.Width(Centroids, "centroids");
            Rows.Demand(Points, Points.Length, dimension, "points");
        }
    }
}
