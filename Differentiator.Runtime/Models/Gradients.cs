using System;

namespace Differentiator;

/// <summary>The partial derivatives with respect to all parameters of a model, as derivatives of layers add to them.</summary>
/// <remarks>The default value stands for no model: nobody asks for partial derivatives.</remarks>
public readonly struct Gradients
{
    private readonly float[]? block;

    /// <summary>The values of the model, by which its parameters are known.</summary>
    private readonly float[]? values;

    internal Gradients(float[] block, float[] values) => (this.block, this.values) = (block, values);

    /// <summary>All partial derivatives, parameter after parameter.</summary>
    public Span<float> Span => block;

    /// <summary>The partial derivatives with respect to one parameter, of its shape; empty if nobody asks for them.</summary>
    /// <param name="parameter">Of the model.</param>
    /// <exception cref="ArgumentException">The parameter does not belong to the model.</exception>
    public Matrix Of(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (block is null)
            return default;
        return parameter.Offset >= 0 && ReferenceEquals(parameter.Value.Elements, values)
            ? new Matrix(block, parameter.Offset, parameter.Value.Rows, parameter.Value.Columns)
            : throw new ArgumentException($"The parameter '{parameter.Name}' of {parameter.Value} does not belong to this model: no field of it holds the layer.", nameof(parameter));
    }
}
