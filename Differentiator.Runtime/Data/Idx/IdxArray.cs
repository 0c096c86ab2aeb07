using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace Differentiator;

/// <summary>The content of an IDX file: an array of one or more dimensions, row-major.</summary>
public sealed class IdxArray
{
    private readonly string source;
    private readonly byte[] content;

    internal IdxArray(string source, IdxHeader header, byte[] content)
    {
        this.source = source;
        this.content = content;
        ElementType = header.ElementType;
        Dimensions = Array.AsReadOnly(header.Dimensions);
        RowLength = 1;
        foreach (int dimension in header.Dimensions.AsSpan(1))
        {
            RowLength *= dimension;
        }
    }

    /// <summary>The type of the elements.</summary>
    public IdxElementType ElementType { get; }

    /// <summary>The dimensions, slowest first: <c>[60000, 28, 28]</c> are 60000 images of 28 rows of 28 pixels.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The number of samples: the first dimension.</summary>
    public int Count => Dimensions[0];

    /// <summary>The number of elements of one sample: the product of the other dimensions, 1 if there are none.</summary>
    public int RowLength { get; }

    /// <summary>The elements of a file of bytes from 0 to 255, not copied: <see cref="Count"/> rows of <see cref="RowLength"/>.</summary>
    /// <exception cref="InvalidDataException">The elements are of another type.</exception>
    public ReadOnlyMemory<byte> Bytes => ElementType == IdxElementType.UInt8 ? content : throw WrongType("UInt8");

    /// <summary>The elements, each rounded to <c>float</c> and multiplied by a factor.</summary>
    /// <param name="scale">The factor; <c>1 / 255f</c> brings the bytes of images into [0, 1].</param>
    /// <returns>A new array: <see cref="Count"/> rows of <see cref="RowLength"/> numbers.</returns>
    public float[] ToSingles(float scale = 1)
    {
        float[] result = new float[content.Length / IdxHeader.SizeOf(ElementType)];
        if (ElementType == IdxElementType.UInt8)
        {
            ByteRows.Widen(content, scale, result);
            return result;
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (float)Element(i) * scale;
        }

        return result;
    }

    /// <summary>The elements as <c>double</c>, which all types convert to exactly.</summary>
    /// <returns>A new array: <see cref="Count"/> rows of <see cref="RowLength"/> numbers.</returns>
    public double[] ToDoubles()
    {
        double[] result = new double[content.Length / IdxHeader.SizeOf(ElementType)];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Element(i);
        }

        return result;
    }

    /// <summary>The elements of a file of whole numbers.</summary>
    /// <returns>A new array: <see cref="Count"/> rows of <see cref="RowLength"/> numbers.</returns>
    /// <exception cref="InvalidDataException">The elements are <c>Single</c> or <c>Double</c>.</exception>
    public int[] ToInts()
    {
        if (ElementType is IdxElementType.Single or IdxElementType.Double)
        {
            throw WrongType("whole numbers");
        }

        int[] result = new int[content.Length / IdxHeader.SizeOf(ElementType)];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (int)Element(i);
        }

        return result;
    }

    // Every type of the format fits into a double.
    private double Element(int index) => ElementType switch
    {
        IdxElementType.UInt8 => content[index],
        IdxElementType.Int8 => (sbyte)content[index],
        IdxElementType.Int16 => BinaryPrimitives.ReadInt16BigEndian(content.AsSpan(2 * index)),
        IdxElementType.Int32 => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 * index)),
        IdxElementType.Single => BinaryPrimitives.ReadSingleBigEndian(content.AsSpan(4 * index)),
        _ => BinaryPrimitives.ReadDoubleBigEndian(content.AsSpan(8 * index)),
    };

    private InvalidDataException WrongType(string expected) =>
        new($"{source}: byte offset {IdxHeader.TypeOffset}: the elements are {ElementType}; expected {expected}.");
}
