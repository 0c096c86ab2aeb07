using System.Collections.Generic;

namespace Differentiator;

/// <summary>Takes the layers of a model, in the order of their fields. Called by emitted code.</summary>
public sealed class LayerList
{
    private readonly List<NamedParameter> parameters = [];
    private readonly HashSet<Layer> known = [];

    internal IReadOnlyList<NamedParameter> Parameters => parameters;

    internal IReadOnlyCollection<Layer> Layers => known;

    /// <summary>Adds a layer; one that is there already is added once, under its first name.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="layer">Null is left out.</param>
    public void Add(string name, Layer? layer)
    {
        if (layer is null || !known.Add(layer))
            return;
        foreach (Parameter parameter in layer.Parameters)
            parameters.Add(new NamedParameter($"{name}.{parameter.Name}", parameter));
        foreach ((string innerName, Layer inner) in layer.Inner)
            Add($"{name}.{innerName}", inner);
    }

    /// <summary>Adds layers under numbered names: <c>layers.0</c>, <c>layers.1</c>.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="layers">Null is left out.</param>
    public void Add(string name, IEnumerable<Layer?>? layers)
    {
        int number = 0;
        foreach (Layer? layer in layers ?? [])
            Add($"{name}.{number++}", layer);
    }
}
