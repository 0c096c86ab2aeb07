using System;

namespace Differentiator;

// Cross entropy over logits.
public static partial class Losses
{
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
        using Scratch<float> scratch = new(logits.Columns, stackalloc float[128]);
        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            ReadOnlySpan<float> elements = logits.Row(row);
            float largest = Largest(elements);
            sum += Math.Log(Exponentials(elements, largest, scratch.Span)) + ((double)largest - elements[labels[row]]);
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
        using Scratch<float> scratch = new(logits.Columns, stackalloc float[128]);
        Span<float> exponentials = scratch.Span;
        double factor = (double)resultCotangent / logits.Rows;
        for (int row = 0; row < logits.Rows; row++)
        {
            ReadOnlySpan<float> elements = logits.Row(row);
            double sum = Exponentials(elements, Largest(elements), exponentials);

            // p - 1 = (exponential - sum) / sum: no digits are lost where p is almost 1.
            double scale = factor / sum;
            Span<float> gradient = logitsGradient.Row(row);
            int label = labels[row];
            float ofLabel = (float)(scale * (exponentials[label] - sum));
            exponentials[label] = 0;
            Elementwise.AddScaled(exponentials, (float)scale, gradient);
            gradient[label] += ofLabel;
        }
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

    // exp(element - largest), and their sum.
    private static double Exponentials(ReadOnlySpan<float> elements, float largest, Span<float> exponentials)
    {
        exponentials = exponentials[..elements.Length];
        for (int j = 0; j < elements.Length; j++)
            exponentials[j] = elements[j] - largest;
        Elementwise.Map<ExponentialFunction>(exponentials, exponentials);
        double sum = 0;
        foreach (float exponential in exponentials)
            sum += exponential;
        return sum;
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
