using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace Differentiator;

/// <summary>
/// What a model learns: one flat block of values and one of their partial derivatives, in the order of the layers. Optimizers,
/// clipping and files see two spans.
/// </summary>
public sealed class Parameters
{
    private readonly float[] values;
    private readonly GradientBlock gradient;

    internal Parameters(float[] values, IReadOnlyList<NamedParameter> all)
    {
        this.values = values;
        gradient = new GradientBlock(all, values.Length);
        All = all;
    }

    /// <summary>The parameters with their full names, in the order of the blocks.</summary>
    public IReadOnlyList<NamedParameter> All { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count => values.Length;

    /// <summary>The parameters as tensors, views of the values: for <see cref="SafeTensors"/>.</summary>
    /// <example>
    /// <code>
    /// SafeTensors.Save("model.safetensors", model.Parameters.Tensors);
    /// SafeTensors.Load("model.safetensors").CopyTo(model.Parameters.Tensors);
    /// </code>
    /// </example>
    public IReadOnlyList<NamedTensor> Tensors =>
        [.. All.Select(named => new NamedTensor(
            named.Name,
            [named.Parameter.Value.Rows, named.Parameter.Value.Columns],
            values.AsMemory(named.Parameter.Offset, named.Parameter.Value.Length)))];

    /// <summary>All values.</summary>
    public Span<float> Values => values;

    /// <summary>The block of all values.</summary>
    internal float[] Array => values;

    /// <summary>The partial derivatives that the last emitted gradient has left.</summary>
    public Span<float> Gradient => gradient.Elements;

    /// <summary>The partial derivatives, for derivatives of layers.</summary>
    public Gradients Gradients
    {
        get
        {
            gradient.Complete();
            return new Gradients(gradient, values);
        }
    }

    /// <summary>Sets all partial derivatives to zero.</summary>
    public Gradients ClearGradient()
    {
        gradient.Start();
        return Gradients;
    }

    /// <summary>
    /// Begins an emitted gradient, which <see cref="Gradients.Complete"/> ends: the partial derivatives are those that layers
    /// give from here on, and zero otherwise.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Gradients StartGradient()
    {
        gradient.Start();
        return new Gradients(gradient, values);
    }

    /// <summary>The same values with partial derivatives of their own.</summary>
    internal Parameters Replicate() => new(values, All);
}
