using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Many lines in an order that their colours show, from the ramp's first to its last.</summary>
internal sealed record Fan(string Name, string First, string Last, IReadOnlyList<IReadOnlyList<Point>> Lines) : Series(Name)
{
    public override IEnumerable<Point> Points => Lines.SelectMany(line => line);
}
