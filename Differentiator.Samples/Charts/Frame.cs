using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Where a chart's parts lie: margins grow with the labels, so that none overlaps another.</summary>
internal sealed class Frame
{
    private const double CharacterWidth = 7.6;

    public Frame(Chart chart, double top, double width, double height)
    {
        Top = top + 34 + (chart.Series.Any(series => series.Name.Length > 0) ? 26 : 6);
        Bottom = top + height - 58;
        Right = width - 28;
        IEnumerable<Point> points = chart.Series.SelectMany(series => series.Points);
        Y = new Scale(chart.Y, points.Select(point => point.Y), Bottom, Top, tickCount: (int)Math.Max(3, (Bottom - Top) / 55));
        Left = 44 + (Y.Labels.Max(tick => tick.Label.Length) * CharacterWidth);
        X = new Scale(chart.X, points.Select(point => point.X), Left, Right, tickCount: 8);
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public Scale X { get; }

    public Scale Y { get; }

    public static double WidthOf(string text) => text.Length * CharacterWidth;
}
