using System;
using System.Linq;
using System.Xml.Linq;
using Differentiator.Samples.Charts;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Ticks, and charts as documents.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(-0.9, 1.2, 5, "−0.5 0.0 0.5 1.0")]
    [InlineData(0.001, 0.0042, 4, "0.001 0.002 0.003 0.004")]
    [InlineData(166, 176, 5, "166 168 170 172 174 176")]
    public void Ticks_are_round_numbers(double low, double high, int count, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Linear(low, high, count).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.02, 300, "10⁻¹ 1 10 10²")]
    [InlineData(1e-12, 1e6, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 1 10³ 10⁶")]
    public void Logarithmic_ticks_are_powers(double low, double high, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Logarithmic(low, high).Select(tick => tick.Label)));

    [Fact]
    public void A_chart_is_a_document_with_its_words()
    {
        var chart = new Chart("a < b & c", new Axis("x"), new Axis("y"), [new Line("line", 0, [new Point(0, 1), new Point(1, 2)])]);

        XDocument document = XDocument.Parse(ChartWriter.Write(chart));

        Assert.Contains(document.Descendants(), element => element.Value == "a < b & c" && element.Name.LocalName == "text");
    }

    [Fact]
    public void Degenerate_data_is_drawn_without_NaN()
    {
        var chart = new Chart("t", new Axis("x"), new Axis("y") { IsLogarithmic = true },
            [new Line("one", 0, [new Point(3, 3)]), new Line("none", 1, []), new Line("bad", 2, [new Point(0, double.NaN), new Point(1, -1)]), new Fan("f", "1", "1", [[new Point(0, 1)]])]);

        Assert.DoesNotContain("NaN", ChartWriter.Write(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_line_is_where_the_function_has_the_level()
    {
        var lines = LevelLines.Around(new Point(1, -2), new Point(10, 4), Value, [0.5, 3, 1000]);

        Assert.Equal(3, lines.Count);
        Assert.All(lines[0], point => Assert.Equal(0.5, Value(point), 1e-9));
        Assert.All(lines[1], point => Assert.Equal(3, Value(point), 1e-9));
        Assert.Equal(lines[1][0].X, lines[1][^1].X, 1e-9);
        Assert.All(lines[2], point => Assert.Equal(1, Math.Pow((point.X - 1) / 10, 2) + Math.Pow((point.Y + 2) / 4, 2), 1e-9));

        static double Value(Point at) => Math.Pow(at.X - 1, 2) + 2 * Math.Pow(at.Y + 2, 2);
    }

    [Fact]
    public void The_ramp_runs_from_blue_to_orange()
    {
        Assert.Equal("#3A6EE0", ColourRamp.At(0));
        Assert.Equal("#F08228", ColourRamp.At(1));
    }
}
