using System.Collections.Generic;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>A line of a drawing, from above to below.</summary>
/// <param name="Factor">What stands beside it, at <paramref name="Label"/>.</param>
internal sealed record Route(IReadOnlyList<(double X, double Y)> Points, bool HasValue, bool HasAdjoint, string Factor, (double X, double Y) Label)
{
    /// <summary>Whether it begins at a node, and not at the border of a scope.</summary>
    public bool Begins { get; init; }

    /// <summary>Whether it ends at a node.</summary>
    public bool Ends { get; init; }
}
