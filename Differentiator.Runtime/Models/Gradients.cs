using System;

namespace Differentiator;

/// <summary>The partial derivatives with respect to all parameters of a model, as derivatives of layers add to them.</summary>
/// <param name="block">The flat block, parameter after parameter.</param>
public readonly struct Gradients(float[] block)
{
    /// <summary>All partial derivatives, parameter after parameter.</summary>
    public Span<float> Span => block;

    /// <summary>The partial derivatives with respect to one parameter; of its shape.</summary>
    /// <param name="parameter">Of the model.</param>
    /// <exception cref="ArgumentException">The parameter belongs to no model.</exception>
    public Matrix Of(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Offset >= 0
            ? new Matrix(block, parameter.Offset, parameter.Value.Rows, parameter.Value.Columns)
            : throw new ArgumentException($"The parameter '{parameter.Name}' belongs to no model.", nameof(parameter));
    }
}
