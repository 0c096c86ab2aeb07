using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>What the ordinals of origins and diagnostics stand for in the present compilation; never leaves the front end.</summary>
internal sealed class SourceMap
{
    private readonly List<Location> locations = new();
    private readonly Dictionary<Location, int> ordinals = new();

    public Location this[int ordinal] => locations[ordinal];

    public int Add(Location location)
    {
        if (ordinals.TryGetValue(location, out int known))
            return known;
        ordinals.Add(location, locations.Count);
        locations.Add(location);
        return locations.Count - 1;
    }
}
