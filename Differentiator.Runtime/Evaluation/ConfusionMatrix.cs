using System;

namespace Differentiator;

/// <summary>How often each class was taken for each class.</summary>
/// <example>
/// <code>
/// ConfusionMatrix confusion = new(classes: 10);
/// confusion.Add(logits, labels);
/// Console.WriteLine(confusion);
/// </code>
/// </example>
public sealed class ConfusionMatrix
{
    private readonly long[] counts;
    private readonly long[] unpredicted;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        Classes = classes;
        counts = new long[checked(classes * classes)];
        unpredicted = new long[classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples.</summary>
    public long Total { get; private set; }

    /// <summary>The share of samples that were predicted right; NaN without samples.</summary>
    public double Accuracy
    {
        get
        {
            long correct = 0;
            for (int label = 0; label < Classes; label++)
            {
                correct += this[label, label];
            }

            return correct / (double)Total;
        }
    }

    /// <summary>How many samples of the class <paramref name="actual"/> were taken for the class <paramref name="predicted"/>.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class, or <see cref="Classification.None"/>.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => Cell(actual, predicted);

    /// <summary>Adds a sample.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class, or <see cref="Classification.None"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        Cell(actual, predicted)++;
        Total++;
    }

    /// <summary>Adds samples by their logits; allocates nothing.</summary>
    /// <param name="logits">As many rows as there are labels, of one logit for each class.</param>
    /// <param name="labels">The true classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no class of a label.</exception>
    public void Add(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        Classification.CheckLengths(logits.Length, Classes, labels.Length, nameof(logits));
        foreach (int label in labels)
        {
            Classification.CheckClass(label, Classes, nameof(labels));
        }

        for (int row = 0; row < labels.Length; row++)
        {
            Add(labels[row], Classification.Predict(logits.Slice(row * Classes, Classes)));
        }
    }

    /// <summary>Of the samples taken for the class, the share that belongs to it; NaN if there are none.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The share, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label)
    {
        long predicted = 0;
        for (int actual = 0; actual < Classes; actual++)
        {
            predicted += this[actual, label];
        }

        return this[label, label] / (double)predicted;
    }

    /// <summary>Of the samples of the class, the share that was taken for it; NaN if there are none.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The share, in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label)
    {
        long actual = this[label, Classification.None];
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            actual += this[label, predicted];
        }

        return this[label, label] / (double)actual;
    }

    /// <summary>Sets all counts to zero.</summary>
    public void Clear()
    {
        counts.AsSpan().Clear();
        unpredicted.AsSpan().Clear();
        Total = 0;
    }

    /// <summary>A table: a row for each true class with its counts and recall, then the precision and the accuracy.</summary>
    /// <returns>The table, in lines that end in <c>\n</c>.</returns>
    public override string ToString() => ConfusionTable.Of(this);

    private ref long Cell(int actual, int predicted)
    {
        Classification.CheckClass(actual, Classes, nameof(actual));
        if (predicted == Classification.None)
        {
            return ref unpredicted[actual];
        }

        Classification.CheckClass(predicted, Classes, nameof(predicted));
        return ref counts[actual * Classes + predicted];
    }
}
