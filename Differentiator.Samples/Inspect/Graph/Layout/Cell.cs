namespace Differentiator.Samples.Inspect.Graph.Layout;

/// <summary>A place in a layer: a box, a bend of a line, a label on it, or where a line crosses the border of a scope.</summary>
internal sealed class Cell(Item? item)
{
    public Item? Item { get; } = item;

    public int Layer { get; set; }

    /// <summary>Its position in the layer.</summary>
    public int Order { get; set; }

    /// <summary>The middle, from the left edge of the scope.</summary>
    public double X { get; set; }

    public double Width { get; init; }

    public double Height { get; init; }

    public string Label { get; init; } = "";

    /// <summary>Whether it is the title of the scope, which stays at the left.</summary>
    public bool IsTitle { get; init; }

    /// <summary>Where a line goes through it, from its middle: at the left of a label.</summary>
    public double Line => Label.Length == 0 ? 0 : 8 - Width / 2;
}
