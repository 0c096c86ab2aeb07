using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Writes the row between title and plot that names the series; it never covers data.</summary>
internal static class LegendWriter
{
    private const double Sample = 26;

    public static void Write(SvgText svg, IReadOnlyList<Series> series, double x, double y, int chart)
    {
        foreach (Series entry in series.Where(entry => entry.Name.Length > 0))
        {
            switch (entry)
            {
                case Line line:
                    svg.Element($"<line class=\"line c{line.Colour}\" x1=\"{x}\" y1=\"{y - 4.5}\" x2=\"{x + Sample}\" y2=\"{y - 4.5}\"/>");
                    break;
                case Scatter scatter:
                    svg.Element($"<circle class=\"d{scatter.Colour}\" cx=\"{x + (Sample / 2)}\" cy=\"{y - 4.5}\" r=\"4\"/>");
                    break;
                case Fan fan:
                    x = Ramp(svg, fan, x, y, chart);
                    continue;
            }

            svg.Element($"<text x=\"{x + Sample + 8}\" y=\"{y}\">{entry.Name}</text>");
            x += Sample + 8 + Frame.WidthOf(entry.Name) + 22;
        }
    }

    /// <summary>Name, first label, colour bar, last label.</summary>
    private static double Ramp(SvgText svg, Fan fan, double x, double y, int chart)
    {
        const double Bar = 120;
        string id = string.Create(CultureInfo.InvariantCulture, $"ramp{chart}");
        string before = $"{fan.Name}: {fan.First}";
        double bar = x + Frame.WidthOf(before) + 6;
        string stops = string.Concat(Enumerable.Range(0, 7).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"<stop offset=\"{i / 6.0:0.###}\" stop-color=\"{ColourRamp.At(i / 6.0)}\"/>")));
        svg.Raw($"<linearGradient id=\"{id}\">{stops}</linearGradient>");
        svg.Element($"<text x=\"{x}\" y=\"{y}\">{before}</text>");
        svg.Element($"<rect x=\"{bar}\" y=\"{y - 10}\" width=\"{Bar}\" height=\"11\" rx=\"2\" fill=\"url(#{id})\"/>");
        svg.Element($"<text x=\"{bar + Bar + 8}\" y=\"{y}\">{fan.Last}</text>");
        return bar + Bar + 8 + Frame.WidthOf(fan.Last) + 22;
    }
}
