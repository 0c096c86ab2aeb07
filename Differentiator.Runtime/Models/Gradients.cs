using System;
using System.ComponentModel;

namespace Differentiator;

/// <summary>The partial derivatives with respect to all parameters of a model, as derivatives of layers add to them.</summary>
/// <remarks>The default value stands for no model: nobody asks for partial derivatives.</remarks>
public readonly struct Gradients
{
    private readonly GradientBlock? block;

    /// <summary>The values of the model, by which its parameters are known.</summary>
    private readonly float[]? values;

    internal Gradients(GradientBlock block, float[] values) => (this.block, this.values) = (block, values);

    /// <summary>All partial derivatives, parameter after parameter.</summary>
    public Span<float> Span => block is null ? default : block.Elements;

    /// <summary>The partial derivatives with respect to one parameter, of its shape; empty if nobody asks for them.</summary>
    /// <param name="parameter">Of the model.</param>
    /// <exception cref="ArgumentException">The parameter does not belong to the model.</exception>
    public Matrix Of(Parameter parameter)
    {
        Matrix part = Take(parameter, out bool wasFresh);
        if (wasFresh)
            part.Span.Clear();
        return part;
    }

    /// <summary>Ends an emitted gradient: what no layer has added to is zero.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Complete() => block?.Complete();

    /// <summary>As <see cref="Of"/>, for kernels that can write as well as add.</summary>
    /// <param name="parameter">Of the model.</param>
    /// <param name="wasFresh">Whether the elements are arbitrary, and to be overwritten.</param>
    /// <exception cref="ArgumentException">The parameter does not belong to the model.</exception>
    internal Matrix Take(Parameter parameter, out bool wasFresh)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        wasFresh = false;
        if (block is null)
            return default;
        return parameter.Offset >= 0 && ReferenceEquals(parameter.Value.Elements, values)
            ? block.Take(parameter, out wasFresh)
            : throw new ArgumentException($"The parameter '{parameter.Name}' of {parameter.Value} does not belong to this model: no field of it holds the layer.", nameof(parameter));
    }
}
