using System;

namespace Differentiator;

/// <summary>What a classifier predicts, and how often it is right.</summary>
public static class Classification
{
    /// <summary>Stands for the class where there is none to predict.</summary>
    public const int None = -1;

    /// <summary>
    /// The class with the largest logit, the first of several; <see cref="None"/> if a logit is NaN, as a network that has
    /// diverged predicts nothing.
    /// </summary>
    /// <param name="logits">One logit, or probability, for each class.</param>
    /// <returns>The class, or <see cref="None"/>.</returns>
    public static int Predict(ReadOnlySpan<float> logits)
    {
        int best = None;
        float largest = float.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            float logit = logits[i];
            if (float.IsNaN(logit))
            {
                return None;
            }

            if (logit > largest || best == None)
            {
                largest = logit;
                best = i;
            }
        }

        return best;
    }

    /// <summary>The number of rows whose prediction is their label; a row with a NaN is wrong.</summary>
    /// <param name="logits">As many rows as there are labels, of one logit for each class.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="labels">The true classes.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is not in [0, <paramref name="classes"/>).</exception>
    public static int CountCorrect(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> labels)
    {
        CheckLengths(logits.Length, classes, labels.Length, nameof(logits));
        int correct = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            CheckClass(labels[row], classes, nameof(labels));
            if (Predict(logits.Slice(row * classes, classes)) == labels[row])
            {
                correct++;
            }
        }

        return correct;
    }

    /// <summary>The share of rows whose prediction is their label, in [0, 1]; a row with a NaN is wrong; NaN without rows.</summary>
    /// <param name="logits">As many rows as there are labels, of one logit for each class.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="labels">The true classes.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or a label is not in [0, <paramref name="classes"/>).</exception>
    public static double Accuracy(ReadOnlySpan<float> logits, int classes, ReadOnlySpan<int> labels) =>
        CountCorrect(logits, classes, labels) / (double)labels.Length;

    internal static void CheckLengths(int logitCount, int classes, int labelCount, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (logitCount != (long)labelCount * classes)
        {
            throw new ArgumentException($"There are {logitCount} logits; {labelCount} labels of {classes} classes need {(long)labelCount * classes}.", parameter);
        }
    }

    internal static void CheckClass(int label, int classes, string parameter)
    {
        if ((uint)label >= (uint)classes)
        {
            throw new ArgumentOutOfRangeException(parameter, label, $"A class must be in [0, {classes}).");
        }
    }
}
