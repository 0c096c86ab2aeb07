using System.Collections.Generic;

namespace Differentiator;

/// <summary>A part of a model: a function of matrices with parameters of its own.</summary>
public abstract class Layer
{
    /// <summary>What the layer learns; none by default.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>The layers inside this one, with their names.</summary>
    public virtual IEnumerable<(string Name, Layer Layer)> Inner => [];

    /// <summary>Whether the layer is being trained: dropout does nothing otherwise. Set by <see cref="Model.IsTraining"/>.</summary>
    public bool IsTraining { get; set; } = true;
}
