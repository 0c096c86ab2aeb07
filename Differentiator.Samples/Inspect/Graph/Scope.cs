using System.Collections.Generic;

namespace Differentiator.Samples.Inspect.Graph;

/// <summary>A loop or a branch, with what is computed in it; the method itself has no title.</summary>
internal sealed class Scope(string title, Scope? parent) : Item(parent)
{
    public string Title { get; } = title;

    public List<Item> Items { get; } = [];
}
