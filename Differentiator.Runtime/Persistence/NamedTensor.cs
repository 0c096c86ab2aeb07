using System;

namespace Differentiator;

/// <summary>A name and a shape for a block of numbers, row-major; the numbers are the caller's own, not copied.</summary>
/// <example>
/// <code>
/// float[] weights = new float[784 * 256];
/// NamedTensor tensor = new("hidden.weight", [784, 256], weights);
/// </code>
/// </example>
public sealed class NamedTensor
{
    private readonly int[] shape;
    private readonly Memory<float> singles;
    private readonly Memory<double> doubles;

    /// <summary>A tensor of <c>float</c>.</summary>
    /// <param name="name">The name; valid Unicode.</param>
    /// <param name="shape">The dimensions, slowest first; none for a single number.</param>
    /// <param name="values">As many numbers as the product of the dimensions.</param>
    /// <exception cref="ArgumentException">The name or a dimension is invalid, or the number of values does not fit.</exception>
    public NamedTensor(string name, ReadOnlySpan<int> shape, Memory<float> values)
        : this(name, shape, TensorType.Float32, values.Length)
    {
        singles = values;
    }

    /// <summary>A tensor of <c>double</c>.</summary>
    /// <param name="name">The name; valid Unicode.</param>
    /// <param name="shape">The dimensions, slowest first; none for a single number.</param>
    /// <param name="values">As many numbers as the product of the dimensions.</param>
    /// <exception cref="ArgumentException">The name or a dimension is invalid, or the number of values does not fit.</exception>
    public NamedTensor(string name, ReadOnlySpan<int> shape, Memory<double> values)
        : this(name, shape, TensorType.Float64, values.Length)
    {
        doubles = values;
    }

    private NamedTensor(string name, ReadOnlySpan<int> shape, TensorType type, int length)
    {
        UnicodeText.Demand(name, nameof(name));
        long elements = TensorShape.ElementCount(shape);
        if (elements != length)
        {
            throw new ArgumentException($"Tensor {Excerpt.Of(name)} of shape {TensorShape.Text(shape)} has {length} values.", nameof(shape));
        }

        Name = name;
        Type = type;
        Length = length;
        this.shape = shape.ToArray();
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type of the elements.</summary>
    public TensorType Type { get; }

    /// <summary>The dimensions, slowest first.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of elements: the product of the dimensions.</summary>
    public int Length { get; }

    /// <summary>The elements of a tensor of <c>float</c>.</summary>
    /// <exception cref="InvalidOperationException">The elements are <c>double</c>.</exception>
    public Memory<float> Singles => Type == TensorType.Float32 ? singles : throw WrongType();

    /// <summary>The elements of a tensor of <c>double</c>.</summary>
    /// <exception cref="InvalidOperationException">The elements are <c>float</c>.</exception>
    public Memory<double> Doubles => Type == TensorType.Float64 ? doubles : throw WrongType();

    private InvalidOperationException WrongType() => new($"The elements of tensor {Excerpt.Of(Name)} are {Type}.");
}
