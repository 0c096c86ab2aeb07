using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Data;

public sealed class BatchOrderTests
{
    // Worked out by another program from the documented generator, whose first number for state 1234567 is 6457827717110365317.
    [Theory]
    [InlineData(1, 0, new[] { 7, 2, 6, 8, 0, 1, 5, 9, 3, 4 })]
    [InlineData(1, 1, new[] { 6, 2, 3, 5, 1, 9, 0, 8, 4, 7 })]
    [InlineData(2, 0, new[] { 4, 5, 2, 7, 9, 1, 3, 8, 0, 6 })]
    [InlineData(-1, 0, new[] { 6, 5, 9, 2, 3, 7, 8, 0, 1, 4 })]
    public void The_order_is_that_of_the_documented_generator(int seed, int epoch, int[] expected)
    {
        BatchOrder order = BatchOrder.Shuffled(10, 3, seed);
        order.NextEpoch = epoch;

        Assert.Equal(expected, Epoch(order).SelectMany(batch => batch));
    }

    [Fact]
    public void Every_epoch_visits_every_sample_once()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            int samples = random.Next(0, 200);
            int size = random.Next(1, 50);
            BatchOrder order = BatchOrder.Shuffled(samples, size, round);
            for (int epoch = 0; epoch < 3; epoch++)
            {
                List<int[]> batches = Epoch(order);

                Assert.Equal(order.BatchCount, batches.Count);
                Assert.Equal(Enumerable.Range(0, samples), batches.SelectMany(batch => batch).Order());
                Assert.All(batches.SkipLast(1), batch => Assert.Equal(size, batch.Length));
            }
        }
    }

    [Fact]
    public void The_last_partial_batch_is_dropped_on_request()
    {
        BatchOrder order = BatchOrder.Shuffled(10, 4, seed: 1, dropLast: true);
        HashSet<int> seen = [];
        for (int epoch = 0; epoch < 20; epoch++)
        {
            List<int[]> batches = Epoch(order);
            Assert.Equal([4, 4], batches.Select(batch => batch.Length));
            int[] samples = [.. batches.SelectMany(batch => batch)];
            Assert.Equal(8, samples.Distinct().Count());
            seen.UnionWith(samples);
        }

        Assert.Equal(10, seen.Count);
    }

    [Fact]
    public void Whole_batches_are_the_same_with_and_without_dropping() =>
        Assert.Equal(Epoch(BatchOrder.Shuffled(9, 3, seed: 1)), Epoch(BatchOrder.Shuffled(9, 3, seed: 1, dropLast: true)));

    [Fact]
    public void Epochs_and_seeds_give_different_orders_and_the_same_again()
    {
        BatchOrder order = BatchOrder.Shuffled(100, 100, seed: 5);
        int[] first = Epoch(order)[0];
        int[] second = Epoch(order)[0];
        order.NextEpoch = 0;

        Assert.NotEqual(first, second);
        Assert.Equal(first, Epoch(order)[0]);
        Assert.Equal(first, Epoch(BatchOrder.Shuffled(100, 7, seed: 5)).SelectMany(batch => batch));
        Assert.NotEqual(first, Epoch(BatchOrder.Shuffled(100, 100, seed: 6))[0]);
    }

    // 24 orders, 24000 draws: each about 1000 times, within 5 standard deviations of 31.
    [Fact]
    public void All_orders_are_equally_likely()
    {
        Dictionary<string, int> counts = [];
        BatchOrder order = BatchOrder.Shuffled(4, 4, seed: 3);
        for (int epoch = 0; epoch < 24_000; epoch++)
        {
            string key = string.Join(' ', Epoch(order)[0]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 845, 1155));
    }

    [Fact]
    public void A_sequential_order_counts_up() =>
        Assert.Equal([[0, 1, 2], [3, 4, 5], [6]], Epoch(BatchOrder.Sequential(7, 3)));

    [Fact]
    public void An_epoch_ends_where_the_next_begins()
    {
        BatchOrder order = BatchOrder.Shuffled(10, 5, seed: 1);
        BatchOrder.Enumerator first = order.GetEnumerator();
        Assert.True(first.MoveNext());
        order.GetEnumerator();

        Assert.Throws<InvalidOperationException>(() => first.MoveNext());
    }

    [Fact]
    public void Epochs_allocate_nothing()
    {
        BatchOrder order = BatchOrder.Shuffled(1000, 32, seed: 1);
        int sum = Sum(order);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int epoch = 0; epoch < 10; epoch++)
        {
            sum += Sum(order);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(11 * 999 * 500, sum);

        static int Sum(BatchOrder order)
        {
            int sum = 0;
            foreach (ReadOnlySpan<int> samples in order)
            {
                foreach (int sample in samples)
                {
                    sum += sample;
                }
            }

            return sum;
        }
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("sampleCount", () => BatchOrder.Shuffled(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => BatchOrder.Shuffled(1, 0, 1));
        Assert.Throws<ArgumentException>("dropLast", () => BatchOrder.Shuffled(3, 4, 1, dropLast: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchOrder.Sequential(3, 4).NextEpoch = -1);
        Assert.Equal(1, BatchOrder.Sequential(int.MaxValue / 1000, int.MaxValue).BatchCount);
    }

    private static List<int[]> Epoch(BatchOrder order)
    {
        List<int[]> batches = [];
        foreach (ReadOnlySpan<int> samples in order)
        {
            batches.Add(samples.ToArray());
        }

        return batches;
    }
}
