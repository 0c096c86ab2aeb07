using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class GatherTests
{
    // Lengths around the width of vectors; all bytes occur.
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(256)]
    [InlineData(784)]
    public void Bytes_are_widened_and_scaled_bitwise_as_one_by_one(int rowLength)
    {
        byte[] source = [.. Enumerable.Range(0, 3 * rowLength).Select(i => (byte)(7 * i))];
        float[] destination = new float[2 * rowLength];

        Gather.Rows(source, rowLength, [2, 0], 1 / 255f, destination);

        Assert.Equal([.. source[(2 * rowLength)..].Concat(source[..rowLength]).Select(pixel => pixel * (1 / 255f))], destination);
    }

    [Fact]
    public void Rows_and_labels_may_repeat()
    {
        float[] rows = new float[6];
        int[] labels = new int[3];

        Gather.Rows([1f, 2, 3, 4], 2, [1, 1, 0], rows);
        Gather.Labels([7, 8], [1, 1, 0], labels);

        Assert.Equal([3, 4, 3, 4, 1, 2], rows);
        Assert.Equal([8, 8, 7], labels);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, -1)]
    public void Numbers_without_a_sample_are_refused_before_anything_is_written(int first, int second)
    {
        int[] samples = [first, second];
        float[] destination = [-1, -1];

        Assert.Throws<ArgumentException>("samples", () => Gather.Rows([1f, 2, 3], 1, samples, destination));
        Assert.Throws<ArgumentException>("samples", () => Gather.Rows(new byte[3], 1, samples, 1, destination));
        Assert.Throws<ArgumentException>("samples", () => Gather.Labels([1, 2, 3], samples, new int[2]));
        Assert.Equal([-1, -1], destination);
    }

    [Fact]
    public void Lengths_must_fit()
    {
        float[] memory = new float[6];

        Assert.Throws<ArgumentException>("destination", () => Gather.Rows(new float[4], 2, [0], new float[3]));
        Assert.Throws<ArgumentException>("destination", () => Gather.Labels(new int[4], [0], new int[2]));
        Assert.Throws<ArgumentException>("rowLength", () => Gather.Rows(new float[5], 2, [0], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("rowLength", () => Gather.Rows(new float[5], 0, [0], new float[2]));
        Assert.Throws<ArgumentException>("destination", () => Gather.Rows(memory.AsSpan(0, 4), 2, [0], memory.AsSpan(3, 2)));
    }
}
