using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class BatchesTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(5, 16)]
    [InlineData(33, 1)]
    [InlineData(784, 256)]
    public void Batches_hold_the_rows_and_labels_of_their_samples(int rowLength, int batchSize)
    {
        byte[] pixels = RandomBytes(60 * rowLength);
        int[] labels = [.. Enumerable.Range(100, 60)];
        float[] numbers = [.. pixels.Select(pixel => pixel * 0.25f)];
        Batches ofBytes = new(pixels, 0.25f, labels, BatchOrder.Shuffled(60, batchSize, seed: 1));
        Batches ofNumbers = new(numbers, labels, BatchOrder.Shuffled(60, batchSize, seed: 1));

        foreach (Batches batches in new[] { ofBytes, ofNumbers })
        {
            int visited = 0;
            foreach (Batch batch in batches)
            {
                Assert.Equal((batch.Samples.Length, rowLength, batch.Count), (batch.Count, batch.RowLength, batch.Images.Rows));
                for (int k = 0; k < batch.Count; k++)
                {
                    Assert.Equal(100 + batch.Samples[k], batch.Labels[k]);
                    Assert.True(batch.Images.Row(k).SequenceEqual(numbers.AsSpan(batch.Samples[k] * rowLength, rowLength)));
                }

                visited += batch.Count;
            }

            Assert.Equal(60, visited);
        }
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        byte[] pixels = RandomBytes(1000 * 30);
        int[] labels = new int[1000];
        Batches ofBytes = new(pixels, 1 / 255f, labels, BatchOrder.Shuffled(1000, 32, seed: 1));
        Batches ofNumbers = new(new float[1000 * 30], labels, BatchOrder.Shuffled(1000, 32, seed: 1));
        Epoch(ofBytes);
        Epoch(ofNumbers);
        long before = GC.GetAllocatedBytesForCurrentThread();

        int count = Epoch(ofBytes) + Epoch(ofNumbers);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, count);

        static int Epoch(Batches batches)
        {
            int count = 0;
            foreach (Batch batch in batches)
            {
                count += batch.Count;
            }

            return count;
        }
    }

    [Fact]
    public void Lengths_must_fit()
    {
        Assert.Throws<ArgumentException>("labels", () => new Batches(new float[7], new int[2], BatchOrder.Sequential(2, 1)));
        Assert.Throws<ArgumentException>("labels", () => new Batches(Array.Empty<float>(), Array.Empty<int>(), BatchOrder.Sequential(0, 1)));
        Assert.Throws<ArgumentException>("order", () => new Batches(new float[6], new int[2], BatchOrder.Sequential(3, 1)));
    }

    private static byte[] RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
