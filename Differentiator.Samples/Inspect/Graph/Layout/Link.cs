using System.Collections.Generic;

namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>A line within one scope, from cell to cell; a value that crosses borders has one in each scope.</summary>
internal sealed class Link(Cell from, Cell to, Node source)
{
    public Cell From { get; } = from;

    public Cell To { get; } = to;

    /// <summary>The value that it carries.</summary>
    public Node Source { get; } = source;

    public string Factor { get; init; } = "";

    public bool HasValue { get; set; }

    public bool HasAdjoint { get; set; }

    /// <summary>All cells from the first to the last, one in each layer.</summary>
    public List<Cell> Path { get; } = [];

    /// <summary>Where it leaves the first and meets the last, from their middles.</summary>
    public double Start { get; set; }

    public double End { get; set; }
}
