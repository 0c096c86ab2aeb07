using System;

namespace Differentiator.Samples.Mnist;

/// <summary>Images of digits, <see cref="Side"/> rows of as many pixels each, from 0 (paper) to 255 (ink), with their labels.</summary>
internal sealed record DigitSet(ReadOnlyMemory<byte> Pixels, int[] Labels)
{
    public const int Side = 28;

    /// <summary>Brings pixels into [0, 1].</summary>
    public const float Scale = 1 / 255f;

    public int Count => Labels.Length;

    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * Side * Side, Side * Side);

    public Batches Shuffled(int batchSize, int seed) => new(Pixels, Scale, Labels, BatchOrder.Shuffled(Count, batchSize, seed));

    public Batches InOrder(int batchSize) => new(Pixels, Scale, Labels, BatchOrder.Sequential(Count, batchSize));
}
