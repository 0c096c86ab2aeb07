using System.Collections.Generic;

namespace Differentiator.Samples.Charts;

/// <summary>A line through points, in the palette's colour of the given number.</summary>
internal sealed record Line(string Name, int Colour, IReadOnlyList<Point> Vertices) : Series(Name)
{
    public override IEnumerable<Point> Points => Vertices;
}
