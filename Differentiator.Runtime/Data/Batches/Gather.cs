using System;

namespace Differentiator;

/// <summary>Collects chosen samples into the buffers of a mini-batch. Nothing is allocated, and nothing written if an argument is wrong.</summary>
public static class Gather
{
    /// <summary>Copies rows: <c>destination[k, j] = source[samples[k], j]</c>.</summary>
    /// <param name="source">All rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="samples">The numbers of the wanted rows.</param>
    /// <param name="destination">As many rows as there are <paramref name="samples"/>; all elements are overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit, the two overlap, or there is no row of a number.</exception>
    public static void Rows(ReadOnlySpan<float> source, int rowLength, ReadOnlySpan<int> samples, Span<float> destination)
    {
        DestinationGuard.Length(destination.Length, Length(samples.Length, rowLength), nameof(destination));
        DestinationGuard.Disjoint(destination, nameof(destination), source, nameof(source));
        Check(samples, RowCount(source.Length, rowLength), nameof(samples));
        for (int k = 0; k < samples.Length; k++)
        {
            source.Slice(samples[k] * rowLength, rowLength).CopyTo(destination.Slice(k * rowLength, rowLength));
        }
    }

    /// <summary>Copies rows of bytes as scaled numbers: <c>destination[k, j] = source[samples[k], j] · scale</c>.</summary>
    /// <remarks>Bytes take a quarter of the memory traffic of numbers: for images this is the faster form.</remarks>
    /// <param name="source">All rows, one after the other.</param>
    /// <param name="rowLength">The number of elements of a row.</param>
    /// <param name="samples">The numbers of the wanted rows.</param>
    /// <param name="scale">The factor; <c>1 / 255f</c> brings images into [0, 1].</param>
    /// <param name="destination">As many rows as there are <paramref name="samples"/>; all elements are overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit, the two overlap, or there is no row of a number.</exception>
    public static void Rows(ReadOnlySpan<byte> source, int rowLength, ReadOnlySpan<int> samples, float scale, Span<float> destination)
    {
        DestinationGuard.Length(destination.Length, Length(samples.Length, rowLength), nameof(destination));
        DestinationGuard.Disjoint(destination, nameof(destination), source, nameof(source));
        Check(samples, RowCount(source.Length, rowLength), nameof(samples));
        for (int k = 0; k < samples.Length; k++)
        {
            ByteRows.Widen(source.Slice(samples[k] * rowLength, rowLength), scale, destination.Slice(k * rowLength, rowLength));
        }
    }

    /// <summary>Copies labels: <c>destination[k] = source[samples[k]]</c>.</summary>
    /// <param name="source">All labels.</param>
    /// <param name="samples">The numbers of the wanted samples.</param>
    /// <param name="destination">As many labels as there are <paramref name="samples"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, the two overlap, or there is no sample of a number.</exception>
    public static void Labels(ReadOnlySpan<int> source, ReadOnlySpan<int> samples, Span<int> destination)
    {
        DestinationGuard.Length(destination.Length, samples.Length, nameof(destination));
        DestinationGuard.Disjoint(destination, nameof(destination), source, nameof(source));
        Check(samples, source.Length, nameof(samples));
        for (int k = 0; k < samples.Length; k++)
        {
            destination[k] = source[samples[k]];
        }
    }

    private static int RowCount(int sourceLength, int rowLength) => sourceLength % rowLength == 0
        ? sourceLength / rowLength
        : throw new ArgumentException($"{sourceLength} elements are no whole number of rows of {rowLength}.", nameof(rowLength));

    private static int Length(int sampleCount, int rowLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowLength);
        return (int)Math.Min((long)sampleCount * rowLength, int.MaxValue);
    }

    private static void Check(ReadOnlySpan<int> samples, int count, string parameter)
    {
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)count)
            {
                throw new ArgumentException($"There is no sample {sample}: there are {count}.", parameter);
            }
        }
    }
}
