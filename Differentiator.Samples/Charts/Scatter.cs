using System.Collections.Generic;

namespace Differentiator.Samples.Charts;

/// <summary>Separate dots, in the palette's colour of the given number.</summary>
internal sealed record Scatter(string Name, int Colour, IReadOnlyList<Point> Dots) : Series(Name)
{
    public double Radius { get; init; } = 4;

    public override IEnumerable<Point> Points => Dots;
}
