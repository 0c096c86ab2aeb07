using System;
using System.Collections.Generic;

namespace Differentiator.Samples.Mnist;

/// <summary>Draws lines into an image of <see cref="DigitSet.Side"/> x <see cref="DigitSet.Side"/> shades of ink, 0 to 1.</summary>
/// <param name="radius">Half the width of the line, in pixels.</param>
internal sealed class Pen(double radius)
{
    private readonly double[] ink = new double[DigitSet.Side * DigitSet.Side];

    public ReadOnlySpan<double> Ink => ink;

    /// <summary>Draws from corner to corner; coordinates are in pixels.</summary>
    public void Draw(IReadOnlyList<(double X, double Y)> corners)
    {
        for (int i = 0; i + 1 < corners.Count; i++)
            Draw(corners[i], corners[i + 1]);
    }

    // The ink of a pixel follows its distance from the line; one pixel of it is the soft edge.
    private void Draw((double X, double Y) from, (double X, double Y) to)
    {
        double reach = radius + 0.5;
        int top = Inside(Math.Min(from.Y, to.Y) - reach), bottom = Inside(Math.Max(from.Y, to.Y) + reach);
        int left = Inside(Math.Min(from.X, to.X) - reach), right = Inside(Math.Max(from.X, to.X) + reach);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                ref double shade = ref ink[(y * DigitSet.Side) + x];
                shade = Math.Max(shade, Math.Clamp(reach - Distance(x + 0.5, y + 0.5, from, to), 0, 1));
            }
        }
    }

    private static int Inside(double coordinate) => (int)Math.Clamp(coordinate, 0, DigitSet.Side - 1);

    /// <summary>From a point to the nearest one of a line.</summary>
    private static double Distance(double x, double y, (double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, squared = (dx * dx) + (dy * dy);
        double share = squared == 0 ? 0 : Math.Clamp((((x - from.X) * dx) + ((y - from.Y) * dy)) / squared, 0, 1);
        double awayX = x - from.X - (share * dx), awayY = y - from.Y - (share * dy);
        return Math.Sqrt((awayX * awayX) + (awayY * awayY));
    }
}
