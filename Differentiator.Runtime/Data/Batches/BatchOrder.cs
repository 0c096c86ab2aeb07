using System;

namespace Differentiator;

/// <summary>The order in which an epoch visits the samples, cut into mini-batches. Each <c>foreach</c> is one epoch.</summary>
/// <remarks>
/// An epoch visits every sample exactly once; the last batch holds what remains, or is left out on request. The order of an
/// epoch depends on nothing but the seed, the number of samples and the number of the epoch: Fisher and Yates' shuffle of
/// 0, 1, 2 .. from the last position down, with SplitMix64 (Steele, Lea and Flood, 2014) and Lemire's unbiased bounds
/// (2019). It is the same on every platform and version of .NET. Nothing is allocated after the constructor.
/// One instance serves one loop at a time: beginning an epoch ends the one before.
/// </remarks>
/// <example>
/// <code>
/// BatchOrder order = BatchOrder.Shuffled(sampleCount: 1000, batchSize: 32, seed: 1);
/// for (int epoch = 0; epoch &lt; 10; epoch++)
///     foreach (ReadOnlySpan&lt;int&gt; samples in order)
///         Gather.Rows(inputs, rowLength, samples, batchInputs.AsSpan(0, samples.Length * rowLength));
/// </code>
/// </example>
public sealed class BatchOrder
{
    private readonly int[] order;
    private readonly int? seed;
    private readonly bool dropLast;
    private int version;
    private int nextEpoch;

    private BatchOrder(int sampleCount, int batchSize, int? seed, bool dropLast)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (dropLast && batchSize > sampleCount)
        {
            throw new ArgumentException($"Without the last, partial batch there is none: {sampleCount} samples, batches of {batchSize}.", nameof(dropLast));
        }

        this.seed = seed;
        this.dropLast = dropLast;
        BatchSize = batchSize;
        order = new int[sampleCount];
        Number();
    }

    /// <summary>The number of samples.</summary>
    public int SampleCount => order.Length;

    /// <summary>The number of samples in each batch but perhaps the last.</summary>
    public int BatchSize { get; }

    /// <summary>The number of batches in an epoch.</summary>
    public int BatchCount => dropLast ? SampleCount / BatchSize : (int)(((long)SampleCount + BatchSize - 1) / BatchSize);

    /// <summary>The number of the epoch that the next <c>foreach</c> walks; 0 at first. Set it to resume a training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int NextEpoch
    {
        get => nextEpoch;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            nextEpoch = value;
        }
    }

    /// <summary>Batches in an order that is drawn anew for each epoch.</summary>
    /// <param name="sampleCount">The number of samples.</param>
    /// <param name="batchSize">The number of samples in a batch.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <param name="dropLast">Whether a last batch of fewer samples is left out; its samples differ from epoch to epoch.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or <paramref name="batchSize"/> is 0.</exception>
    /// <exception cref="ArgumentException">With <paramref name="dropLast"/>, no batch would be left.</exception>
    public static BatchOrder Shuffled(int sampleCount, int batchSize, int seed, bool dropLast = false) =>
        new(sampleCount, batchSize, seed, dropLast);

    /// <summary>Batches of the samples as they are numbered, for evaluation.</summary>
    /// <param name="sampleCount">The number of samples.</param>
    /// <param name="batchSize">The number of samples in a batch.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or <paramref name="batchSize"/> is 0.</exception>
    public static BatchOrder Sequential(int sampleCount, int batchSize) => new(sampleCount, batchSize, seed: null, dropLast: false);

    /// <summary>Begins the epoch <see cref="NextEpoch"/> and counts that up.</summary>
    /// <returns>The batches of the epoch.</returns>
    public Enumerator GetEnumerator()
    {
        version++;
        if (seed is int value)
        {
            Shuffle(SplitMix64.Stream((ulong)value, (ulong)NextEpoch));
        }

        NextEpoch++;
        return new Enumerator(this);
    }

    private void Number()
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
    }

    // From the numbers in order, not from the epoch before, so that an epoch can be repeated alone.
    private void Shuffle(SplitMix64 random)
    {
        Number();
        for (int last = order.Length - 1; last > 0; last--)
        {
            int chosen = random.Below(last + 1);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }
    }

    /// <summary>The batches of one epoch.</summary>
    public struct Enumerator
    {
        private readonly BatchOrder batches;
        private readonly int version;
        private int batch;

        internal Enumerator(BatchOrder batches)
        {
            this.batches = batches;
            version = batches.version;
            batch = -1;
        }

        /// <summary>The numbers of the samples in the batch; valid until the next epoch begins.</summary>
        public readonly ReadOnlySpan<int> Current
        {
            get
            {
                int begin = batch * batches.BatchSize;
                return batches.order.AsSpan(begin, Math.Min(batches.BatchSize, batches.SampleCount - begin));
            }
        }

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another epoch has begun.</exception>
        public bool MoveNext()
        {
            if (version != batches.version)
            {
                throw new InvalidOperationException("Another epoch has begun, which has shuffled the samples: one instance serves one loop at a time.");
            }

            if (batch + 1 >= batches.BatchCount)
            {
                return false;
            }

            batch++;
            return true;
        }
    }
}
