using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Charts;

namespace Differentiator.Samples.LossComparison.Spirals;

/// <summary>Points on three arms that wind around each other, a little off them.</summary>
internal static class Spiral
{
    public const int Classes = 3;
    private const int PointsOfClass = 60;
    private const int GridColumns = 90;
    private const int GridRows = 30;

    public static LossRun Run(Activation activation, int steps, ulong seed)
    {
        (Matrix points, int[] labels) = Points(seed);
        var model = new PointClassifier(activation, seed);
        float[] losses = Comparison.Train(model, steps, () => model.LossGradient(points, labels));

        double accuracy = Classification.Accuracy(model.Logits(points).Span, Classes, labels);
        return new LossRun(activation, losses, accuracy, [.. Regions(model), .. Dots(points, index => labels[index], 4.5, "class ")]);
    }

    private static (Matrix Points, int[] Labels) Points(ulong seed)
    {
        Matrix points = new(Classes * PointsOfClass, 2);
        int[] labels = new int[points.Rows];
        float[] noise = new float[points.Rows];
        Initializers.Normal(noise, 0, 0.15, seed);
        for (int i = 0; i < points.Rows; i++)
        {
            labels[i] = i / PointsOfClass;
            double radius = (i % PointsOfClass + 1.0) / PointsOfClass;
            (double sin, double cos) = Math.SinCos((4 * radius) + (2 * Math.PI * labels[i] / Classes) + noise[i]);
            (points[i, 0], points[i, 1]) = ((float)(radius * cos), (float)(radius * sin));
        }

        return (points, labels);
    }

    /// <summary>Where the model sees which class.</summary>
    private static IEnumerable<Series> Regions(PointClassifier model)
    {
        Matrix grid = new(GridColumns * GridRows, 2);
        for (int i = 0; i < grid.Rows; i++)
            (grid[i, 0], grid[i, 1]) = ((2.4f * (i % GridColumns) / (GridColumns - 1)) - 1.2f, (2.4f * (i / GridColumns) / (GridRows - 1)) - 1.2f);
        Matrix logits = model.Logits(grid);
        return Dots(grid, index => Classification.Predict(logits.Row(index)), 1, "");
    }

    private static IEnumerable<Series> Dots(Matrix points, Func<int, int> classOf, double radius, string name) =>
        Enumerable.Range(0, points.Rows).GroupBy(classOf).OrderBy(group => group.Key).Select(group => new Scatter(
            name.Length > 0 ? $"{name}{group.Key}" : "", group.Key,
            [.. group.Select(i => new Point(points[i, 0], points[i, 1]))])
        {
            Radius = radius,
        });
}
