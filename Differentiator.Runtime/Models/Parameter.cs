using System;

namespace Differentiator;

/// <summary>A matrix of numbers that a layer learns. In a model it is a part of the model's flat block.</summary>
public sealed class Parameter
{
    /// <summary>A parameter with its first values.</summary>
    /// <param name="name">Within the layer: <c>weight</c>, <c>bias</c>.</param>
    /// <param name="value">The first values; the parameter owns them.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Parameter(string name, Matrix value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Value = value;
    }

    /// <summary>The name within the layer.</summary>
    public string Name { get; }

    /// <summary>The present values, to read and to write.</summary>
    public Matrix Value { get; private set; }

    /// <summary>Where the parameter begins in the model's flat block; -1 before it belongs to a model.</summary>
    public int Offset { get; private set; } = -1;

    /// <summary>Its place among the parameters of the model.</summary>
    internal int Index { get; private set; } = -1;

    /// <summary>Moves the values into a model's block.</summary>
    internal void MoveTo(float[] block, int offset, int index)
    {
        if (Offset >= 0)
            throw new InvalidOperationException($"The parameter '{Name}' of {Value} belongs to another model already.");
        var moved = new Matrix(block, offset, Value.Rows, Value.Columns);
        Value.Span.CopyTo(moved.Span);
        (Value, Offset, Index) = (moved, offset, index);
    }
}
