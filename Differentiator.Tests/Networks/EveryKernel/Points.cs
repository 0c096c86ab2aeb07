using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Runtime.Layers;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>Where kernels are looked at: random points, and single numbers at kinks and large magnitudes in all combinations.</summary>
internal static class Points
{
    // Differences of these are at the kinks of the losses: 0, and 1 and -1 for Huber's default.
    private static readonly float[] Special = [0, -0f, 1e-3f, 0.25f, 1, -1, 2, -3, 20, -20, 90, -90, 1000, -1000, 1e4f, -1e4f];

    public static IEnumerable<object[]> Random(Kernel kernel)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            // One shape for all matrices, square so that products fit, or with a row for each label.
            (int rows, int columns) = kernel.Name.StartsWith("Matrix.Product", StringComparison.Ordinal) ? (5, 5) : (6, 19);
            yield return [.. kernel.Arguments.Select((type, i) => Random(type, rows, columns, (10 * seed) + (ulong)i))];
        }
    }

    public static IEnumerable<object[]> Extreme(Kernel kernel) => kernel.Name switch
    {
        var name when name.StartsWith("Losses.CrossEntropy", StringComparison.Ordinal) =>
            from first in Special from second in Special from label in Enumerable.Range(0, 3) select new object[] { Row(first, second, 1), new[] { label } },
        var name when name.Contains("LayerNorm", StringComparison.Ordinal) =>
            from first in Special from second in Special select new object[] { Row(first, second, 1, second, first) },
        var name when name.StartsWith("Losses.Gaussian", StringComparison.Ordinal) =>
            Combinations(kernel).Where(point => IsRepresentable((Matrix)point[0], (Matrix)point[1], (Matrix)point[2])),
        var name when name.StartsWith("Losses.Huber", StringComparison.Ordinal) =>
            Combinations(kernel).Where(point => point[2] is > 0f),
        _ => Combinations(kernel),
    };

    // The likelihood of a residual under a variance of exp(-90) is beyond floats: see the test of its own.
    private static bool IsRepresentable(Matrix mean, Matrix logVariance, Matrix target) => logVariance[0, 0] >= -20 || mean[0, 0] == target[0, 0];

    private static IEnumerable<object[]> Combinations(Kernel kernel)
    {
        IEnumerable<object[]> points = [[]];
        foreach (Type type in kernel.Arguments)
            points = points.SelectMany(_ => Special, (point, number) => (object[])[.. point, Of(type, number)]);
        return points;
    }

    private static object Of(Type type, float number) =>
        type == typeof(Matrix) ? Row(number) : type == typeof(double) ? (object)(double)number : number;

    private static object Random(Type type, int rows, int columns, ulong seed)
    {
        if (type == typeof(Matrix))
            return Reference.Sample(rows, columns, seed);
        if (type == typeof(int[]))
            return Enumerable.Range(0, rows).Select(row => (row * 7) % columns).ToArray();
        float number = Math.Abs(Reference.Sample(1, 1, seed)[0, 0]);
        return type == typeof(double) ? (object)(double)number : number;
    }

    private static Matrix Row(params float[] elements) => new(elements, 1, elements.Length);
}
