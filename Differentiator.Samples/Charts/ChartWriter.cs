using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Draws charts, one below the other, as one SVG document.</summary>
internal sealed class ChartWriter
{
    private const double Width = 900;

    private readonly SvgText svg = new();

    public static string Write(params IReadOnlyList<Chart> charts)
    {
        double height = charts.Count == 1 ? 540 : 340;
        var writer = new ChartWriter();
        writer.svg.Element($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height * charts.Count}\" viewBox=\"0 0 {Width} {height * charts.Count}\" role=\"img\">");
        writer.svg.Element($"<title>{string.Join("; ", charts.Select(chart => chart.Title))}</title>");
        writer.svg.Raw(Theme.Style);
        writer.svg.Raw("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
        for (int i = 0; i < charts.Count; i++)
            writer.Draw(charts[i], i, i * height, height);
        writer.svg.Raw("</svg>");
        return writer.svg.ToString();
    }

    private void Draw(Chart chart, int index, double top, double height)
    {
        var frame = new Frame(chart, top, Width, height);
        svg.Element($"<text class=\"title\" x=\"{frame.Left}\" y=\"{top + 26}\">{chart.Title}</text>");
        LegendWriter.Write(svg, chart.Series, frame.Left, frame.Top - 14, index);
        Axes(chart, frame);

        string clip = string.Create(CultureInfo.InvariantCulture, $"plot{index}");
        svg.Element($"<clipPath id=\"{clip}\"><rect x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Right - frame.Left}\" height=\"{frame.Bottom - frame.Top}\"/></clipPath>");
        svg.Element($"<g clip-path=\"url(#{clip})\">");
        foreach (Series series in chart.Series)
            Draw(series, frame);
        svg.Raw("</g>");
        svg.Element($"<rect class=\"frame\" x=\"{frame.Left}\" y=\"{frame.Top}\" width=\"{frame.Right - frame.Left}\" height=\"{frame.Bottom - frame.Top}\"/>");
    }

    private void Axes(Chart chart, Frame frame)
    {
        foreach (Tick tick in frame.X.Labels.Where(tick => frame.X.Contains(tick.Value)))
        {
            double x = frame.X.Pixel(tick.Value);
            svg.Element($"<line class=\"grid\" x1=\"{x}\" y1=\"{frame.Top}\" x2=\"{x}\" y2=\"{frame.Bottom}\"/>");
            svg.Element($"<text x=\"{x}\" y=\"{frame.Bottom + 20}\" text-anchor=\"middle\">{tick.Label}</text>");
        }

        foreach (Tick tick in frame.Y.Labels.Where(tick => frame.Y.Contains(tick.Value)))
        {
            double y = frame.Y.Pixel(tick.Value);
            svg.Element($"<line class=\"grid\" x1=\"{frame.Left}\" y1=\"{y}\" x2=\"{frame.Right}\" y2=\"{y}\"/>");
            svg.Element($"<text x=\"{frame.Left - 9}\" y=\"{y + 4.5}\" text-anchor=\"end\">{tick.Label}</text>");
        }

        double middle = (frame.Top + frame.Bottom) / 2;
        svg.Element($"<text class=\"label\" x=\"{(frame.Left + frame.Right) / 2}\" y=\"{frame.Bottom + 43}\" text-anchor=\"middle\">{chart.X.Label}</text>");
        svg.Element($"<text class=\"label\" x=\"22\" y=\"{middle}\" text-anchor=\"middle\" transform=\"rotate(-90 22 {middle})\">{chart.Y.Label}</text>");
    }

    private void Draw(Series series, Frame frame)
    {
        switch (series)
        {
            case Line line:
                svg.Element($"<polyline class=\"line c{line.Colour}\" points=\"{Path(line.Vertices, frame)}\"/>");
                break;
            case Scatter scatter:
                foreach (Point dot in scatter.Dots)
                    svg.Element($"<circle class=\"d{scatter.Colour}\" cx=\"{frame.X.Pixel(dot.X)}\" cy=\"{frame.Y.Pixel(dot.Y)}\" r=\"{scatter.Radius}\"/>");
                break;
            case Fan fan:
                for (int i = 0; i < fan.Lines.Count; i++)
                    svg.Element($"<polyline class=\"fan\" stroke=\"{ColourRamp.At((double)i / (fan.Lines.Count - 1))}\" points=\"{Path(fan.Lines[i], frame)}\"/>");
                break;
        }
    }

    private static string Path(IReadOnlyList<Point> points, Frame frame) =>
        string.Join(' ', points
            .Where(point => double.IsFinite(frame.X.Pixel(point.X)) && double.IsFinite(frame.Y.Pixel(point.Y)))
            .Select(point => string.Create(CultureInfo.InvariantCulture, $"{frame.X.Pixel(point.X):0.##},{frame.Y.Pixel(point.Y):0.##}")));
}
