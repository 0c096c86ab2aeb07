using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>Kernels against formulas in double: values directly, derivatives by central differences of the formula.</summary>
internal static class Reference
{
    /// <summary>What accumulators hold before a kernel adds to them.</summary>
    public const float Before = 0.5f;

    private const double Step = 1e-5;

    /// <summary>Numbers between -2 and 2, away from 0.</summary>
    public static Matrix Sample(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        Initializers.Uniform(matrix.Span, -2, 2, seed);
        foreach (ref float element in matrix.Span)
            element += Math.Abs(element) < 0.01f ? 0.1f : 0;
        return matrix;
    }

    public static Matrix Copy(Matrix matrix) => new([.. matrix.Span], matrix.Rows, matrix.Columns);

    public static Matrix Accumulator(Matrix like)
    {
        var matrix = new Matrix(like.Rows, like.Columns);
        matrix.Span.Fill(Before);
        return matrix;
    }

    public static double[] Doubles(Matrix matrix) => [.. matrix.Span.ToArray().Select(element => (double)element)];

    public static void AssertClose(double[] expected, ReadOnlySpan<float> actual, double tolerance = 2e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"element {i}: {expected[i]} is expected, not {actual[i]}");
    }

    /// <summary>Derivatives of the cotangent's product with the function, by each element of one argument.</summary>
    public static double[] Gradient(Func<double[][], double[]> function, Matrix[] arguments, int argument, Matrix cotangent)
    {
        double[][] points = [.. arguments.Select(Doubles)];
        double[] weights = Doubles(cotangent), point = points[argument];
        return [.. Enumerable.Range(0, point.Length).Select(i =>
        {
            double middle = point[i];
            point[i] = middle + Step;
            double above = Product(weights, function(points));
            point[i] = middle - Step;
            double below = Product(weights, function(points));
            point[i] = middle;
            return (above - below) / (2 * Step);
        })];
    }

    /// <summary>An accumulator holds what it did before, and the derivative.</summary>
    public static void AssertAdded(double[] gradient, Matrix accumulator, double tolerance = 5e-6) =>
        AssertClose([.. gradient.Select(element => element + Before)], accumulator.Span, tolerance);

    private static double Product(double[] left, double[] right) => left.Zip(right, (l, r) => l * r).Sum();
}
