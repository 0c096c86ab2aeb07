using System;

namespace Differentiator;

// Cross entropy over logits.
public static partial class Losses
{
    private const int ElementsAtOnce = 512;

    /// <summary>
    /// The mean over the rows of <c>log(sum over j of exp(logits[i, j])) - logits[i, labels[i]]</c>: PyTorch's
    /// <c>CrossEntropyLoss</c> of class indices. Finite for finite logits.
    /// </summary>
    /// <param name="logits">samples x classes, before any softmax; not empty.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <exception cref="ArgumentException">There are no logits, or not as many labels as rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    [Derivative(nameof(CrossEntropyVjp))]
    public static float CrossEntropy(Matrix logits, ReadOnlySpan<int> labels)
    {
        RequireLabels(logits, labels);
        int columns = logits.Columns, step = RowsAtOnce(columns);
        using Scratch<float> scratch = new(step * columns, stackalloc float[ElementsAtOnce]);
        double sum = 0;
        for (int start = 0; start < logits.Rows; start += step)
        {
            Matrix rows = logits.RowRange(start, Math.Min(step, logits.Rows - start));
            ReadOnlySpan<float> exponentials = Exponentials(rows, scratch.Span);
            for (int row = 0; row < rows.Rows; row++)
            {
                ReadOnlySpan<float> elements = rows.Row(row);
                sum += Math.Log(Sum(exponentials.Slice(row * columns, columns))) + ((double)Largest(elements) - elements[labels[start + row]]);
            }
        }

        return (float)(sum / logits.Rows);
    }

    /// <summary>
    /// The derivative of <see cref="CrossEntropy"/>: <c>(p - onehot(label)) / rows</c> with the softmax p of each row.
    /// </summary>
    /// <param name="logits">samples x classes; not empty.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="resultCotangent">Of the loss.</param>
    /// <param name="logitsGradient">samples x classes, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">There are no logits, not as many labels as rows, or the shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public static void CrossEntropyVjp(Matrix logits, ReadOnlySpan<int> labels, float resultCotangent, Matrix logitsGradient)
    {
        RequireLabels(logits, labels);
        if (!Shapes.IsAsked(logitsGradient, logits, nameof(logitsGradient)))
            return;
        int columns = logits.Columns, step = RowsAtOnce(columns);
        using Scratch<float> scratch = new(step * columns, stackalloc float[ElementsAtOnce]);
        double factor = (double)resultCotangent / logits.Rows;
        for (int start = 0; start < logits.Rows; start += step)
        {
            Matrix rows = logits.RowRange(start, Math.Min(step, logits.Rows - start));
            Span<float> exponentials = Exponentials(rows, scratch.Span);
            for (int row = 0; row < rows.Rows; row++)
                AddGradient(exponentials.Slice(row * columns, columns), labels[start + row], factor, logitsGradient.Row(start + row));
        }
    }

    // p - 1 = (exponential - sum) / sum: no digits are lost where p is almost 1.
    private static void AddGradient(Span<float> exponentials, int label, double factor, Span<float> gradient)
    {
        double sum = Sum(exponentials), scale = factor / sum;
        float ofLabel = (float)(scale * (exponentials[label] - sum));
        exponentials[label] = 0;
        Elementwise.AddScaled(exponentials, (float)scale, gradient);
        gradient[label] += ofLabel;
    }

    private static void RequireLabels(Matrix logits, ReadOnlySpan<int> labels)
    {
        Shapes.RequireElements(logits, nameof(logits));
        if (labels.Length != logits.Rows)
            throw new ArgumentException($"{logits.Rows} labels are expected, not {labels.Length}.", nameof(labels));
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)logits.Columns)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[row], $"The label of row {row} is none of the classes 0 to {logits.Columns - 1}.");
        }
    }

    // Short rows are taken together, so that vectors are full.
    private static int RowsAtOnce(int columns) => Math.Max(1, ElementsAtOnce / columns);

    // exp(element - largest of the row)
    private static Span<float> Exponentials(Matrix rows, Span<float> storage)
    {
        Span<float> exponentials = storage[..rows.Length];
        for (int row = 0; row < rows.Rows; row++)
        {
            ReadOnlySpan<float> elements = rows.Row(row);
            Span<float> differences = exponentials.Slice(row * elements.Length, elements.Length);
            float largest = Largest(elements);
            for (int j = 0; j < differences.Length; j++)
                differences[j] = elements[j] - largest;
        }

        Elementwise.Map<ExponentialFunction>(exponentials, exponentials);
        return exponentials;
    }

    // Two sums, as each addition waits for the one before.
    private static double Sum(ReadOnlySpan<float> elements)
    {
        double even = 0, odd = 0;
        int j = 0;
        for (; j < elements.Length - 1; j += 2)
        {
            even += elements[j];
            odd += elements[j + 1];
        }

        return even + odd + (j < elements.Length ? elements[j] : 0);
    }

    // A NaN may be passed over: the sum of the exponentials is NaN then.
    private static float Largest(ReadOnlySpan<float> elements)
    {
        float largest = elements[0];
        for (int j = 1; j < elements.Length; j++)
            largest = elements[j] > largest ? elements[j] : largest;
        return largest;
    }
}
