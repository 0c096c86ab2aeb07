using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Something drawn into a chart, with its name in the legend.</summary>
internal abstract record Series(string Name)
{
    public abstract IEnumerable<Point> Points { get; }

    public static IReadOnlyList<Point> Curve(IEnumerable<double> values) => [.. values.Select((y, x) => new Point(x, y))];
}
