using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>A box of a drawing, in the scope that it belongs to; the place is that of its middle.</summary>
internal abstract class Item(Scope? parent)
{
    public Scope? Parent { get; } = parent;

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; set; }

    public double Height { get; set; }

    /// <summary>The item and the scopes around it, from the inside out.</summary>
    public IEnumerable<Item> Around => Parent is null ? [this] : Parent.Around.Prepend(this);
}
