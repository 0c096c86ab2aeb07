using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What the ordinals of origins and diagnostics stand for in the present compilation; never leaves the front end.</summary>
internal sealed class SourceMap
{
    private readonly List<Location> locations = new();

    public Location this[int ordinal] => locations[ordinal];

    public int Add(Location location)
    {
        locations.Add(location);
        return locations.Count - 1;
    }
}
