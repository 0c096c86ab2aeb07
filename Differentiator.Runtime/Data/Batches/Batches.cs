using System;

namespace Differentiator;

/// <summary>A set of images and labels in mini-batches. Each <c>foreach</c> is one epoch.</summary>
/// <remarks>
/// The images and labels of a batch are copied into buffers that the next batch overwrites; after the constructor nothing is
/// allocated. The set itself is not copied and must not change. One instance serves one loop at a time.
/// </remarks>
/// <example>
/// <code>
/// IdxArray images = Idx.ReadImages("train-images-idx3-ubyte.gz");
/// int[] labels = Idx.ReadLabels("train-labels-idx1-ubyte.gz", classes: 10);
/// Batches batches = new(images.Bytes, 1 / 255f, labels, BatchOrder.Shuffled(images.Count, batchSize: 256, seed: 1));
/// for (int epoch = 0; epoch &lt; 10; epoch++)
///     foreach (Batch batch in batches)
///     {
///         loss.Add(model.LossGradient(batch.Images, batch.Labels), batch.Count);
///         optimizer.Step(model.Parameters.Values, model.Parameters.Gradient);
///     }
/// </code>
/// </example>
public sealed class Batches
{
    private readonly ReadOnlyMemory<float> numbers;
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly bool areBytes;
    private readonly float scale;
    private readonly ReadOnlyMemory<int> labels;
    private readonly Matrix batchImages;
    private readonly int[] batchLabels;

    /// <summary>Batches of images that are rows of numbers.</summary>
    /// <param name="images">As many rows of one length as there are labels.</param>
    /// <param name="labels">One label for each image.</param>
    /// <param name="order">The order, over as many samples as there are labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no image.</exception>
    public Batches(ReadOnlyMemory<float> images, ReadOnlyMemory<int> labels, BatchOrder order)
        : this(images.Length, labels, order)
    {
        numbers = images;
    }

    /// <summary>Batches of images that are rows of bytes, which become numbers when a batch is collected.</summary>
    /// <remarks>This takes a quarter of the memory of numbers, and less time.</remarks>
    /// <param name="images">As many rows of one length as there are labels.</param>
    /// <param name="scale">The factor of each byte; <c>1 / 255f</c> brings images into [0, 1].</param>
    /// <param name="labels">One label for each image.</param>
    /// <param name="order">The order, over as many samples as there are labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no image.</exception>
    public Batches(ReadOnlyMemory<byte> images, float scale, ReadOnlyMemory<int> labels, BatchOrder order)
        : this(images.Length, labels, order)
    {
        bytes = images;
        areBytes = true;
        this.scale = scale;
    }

    private Batches(int imagesLength, ReadOnlyMemory<int> labels, BatchOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (imagesLength == 0 || labels.Length == 0 || imagesLength % labels.Length != 0)
        {
            throw new ArgumentException($"{imagesLength} elements of images are no rows for {labels.Length} labels.", nameof(labels));
        }

        if (order.SampleCount != labels.Length)
        {
            throw new ArgumentException($"The order is over {order.SampleCount} samples; there are {labels.Length} labels.", nameof(order));
        }

        this.labels = labels;
        Order = order;
        RowLength = imagesLength / labels.Length;
        int largest = Math.Min(order.BatchSize, order.SampleCount);
        batchImages = new Matrix(largest, RowLength);
        batchLabels = new int[largest];
    }

    /// <summary>The order of the samples and the size of the batches.</summary>
    public BatchOrder Order { get; }

    /// <summary>The number of elements of an image.</summary>
    public int RowLength { get; }

    /// <summary>Begins the next epoch of <see cref="Order"/>.</summary>
    /// <returns>The batches of the epoch.</returns>
    public Enumerator GetEnumerator() => new(this);

    private Batch Collect(ReadOnlySpan<int> samples)
    {
        Matrix images = batchImages.RowRange(0, samples.Length);
        if (areBytes)
        {
            Gather.Rows(bytes.Span, RowLength, samples, scale, images.Span);
        }
        else
        {
            Gather.Rows(numbers.Span, RowLength, samples, images.Span);
        }

        Span<int> chosen = batchLabels.AsSpan(0, samples.Length);
        Gather.Labels(labels.Span, samples, chosen);
        return new Batch(images, chosen, samples);
    }

    /// <summary>The batches of one epoch.</summary>
    public ref struct Enumerator
    {
        private readonly Batches batches;
        private BatchOrder.Enumerator samples;

        internal Enumerator(Batches batches)
        {
            this.batches = batches;
            samples = batches.Order.GetEnumerator();
        }

        /// <summary>The batch; valid until the next one is asked for.</summary>
        public Batch Current { get; private set; }

        /// <summary>Collects the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">Another epoch has begun.</exception>
        public bool MoveNext()
        {
            if (!samples.MoveNext())
            {
                return false;
            }

            Current = batches.Collect(samples.Current);
            return true;
        }
    }
}
