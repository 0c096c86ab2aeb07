using System;

namespace Differentiator;

/// <summary>A mini-batch of images with their labels; valid until the next batch is asked for, which reuses its memory.</summary>
public readonly ref struct Batch
{
    internal Batch(Matrix images, ReadOnlySpan<int> labels, ReadOnlySpan<int> samples)
    {
        Images = images;
        Labels = labels;
        Samples = samples;
    }

    /// <summary>The images: <see cref="Count"/> rows of <see cref="RowLength"/> numbers. A view of the memory that the next batch reuses.</summary>
    public Matrix Images { get; }

    /// <summary>One label for each image.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>Which samples these are: their numbers in the whole set.</summary>
    public ReadOnlySpan<int> Samples { get; }

    /// <summary>The number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The number of elements of an image.</summary>
    public int RowLength => Images.Columns;
}
