using System;
using System.Collections.Generic;

namespace Differentiator.Samples.Mnist;

/// <summary>One movement of the pen through points of the unit square, y downwards: in a curve or in straight lines.</summary>
internal sealed record Stroke(bool IsCurved, params IReadOnlyList<(double X, double Y)> Points)
{
    private const int StepsPerCurve = 5;

    public static Stroke Curve(params IReadOnlyList<(double X, double Y)> points) => new(true, points);

    public static Stroke Lines(params IReadOnlyList<(double X, double Y)> points) => new(false, points);

    /// <summary>The corners of the movement, each point of the stroke moved first.</summary>
    public List<(double X, double Y)> Corners(Func<(double X, double Y), (double X, double Y)> move)
    {
        List<(double X, double Y)> points = [];
        foreach ((double X, double Y) point in Points)
            points.Add(move(point));
        if (!IsCurved)
            return points;

        List<(double X, double Y)> corners = [points[0]];
        for (int i = 0; i + 1 < points.Count; i++)
        {
            for (int step = 1; step <= StepsPerCurve; step++)
                corners.Add(Between(points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Count - 1)], (double)step / StepsPerCurve));
        }

        return corners;
    }

    // Catmull and Rom's spline, which runs through its points.
    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d, double t)
    {
        return (Mix(a.X, b.X, c.X, d.X), Mix(a.Y, b.Y, c.Y, d.Y));

        double Mix(double p, double q, double r, double s) =>
            0.5 * ((2 * q) + ((r - p) * t) + (((2 * p) - (5 * q) + (4 * r) - s) * t * t) + (((3 * q) - p - (3 * r) + s) * t * t * t));
    }
}
