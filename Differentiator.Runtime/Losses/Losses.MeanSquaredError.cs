using System;

namespace Differentiator;

// Mean squared error.
public static partial class Losses
{
    /// <summary>The mean of <c>(prediction - target)^2</c> over all elements: PyTorch's <c>MSELoss</c>.</summary>
    /// <param name="prediction">Not empty.</param>
    /// <param name="target">Of the shape of <paramref name="prediction"/>.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    [Derivative(nameof(MeanSquaredErrorVjp))]
    public static float MeanSquaredError(Matrix prediction, Matrix target)
    {
        RequirePair(prediction, nameof(prediction), target, nameof(target));
        ReadOnlySpan<float> predictions = prediction.Span, targets = target.Span[..predictions.Length];
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            double difference = (double)predictions[i] - targets[i];
            sum += difference * difference;
        }

        return (float)(sum / predictions.Length);
    }

    /// <summary>The derivative of <see cref="MeanSquaredError"/>: <c>2 (prediction - target) / n</c>.</summary>
    /// <param name="prediction">Not empty.</param>
    /// <param name="target">Of the shape of <paramref name="prediction"/>.</param>
    /// <param name="resultCotangent">Of the loss.</param>
    /// <param name="predictionGradient">Added to; empty if not asked for.</param>
    /// <param name="targetGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    public static void MeanSquaredErrorVjp(Matrix prediction, Matrix target, float resultCotangent, Matrix predictionGradient, Matrix targetGradient)
    {
        RequirePair(prediction, nameof(prediction), target, nameof(target));
        float factor = (float)(2.0 * resultCotangent / prediction.Length);
        if (Shapes.IsAsked(predictionGradient, prediction, nameof(predictionGradient)))
            AddScaledDifference(prediction.Span, target.Span, factor, predictionGradient.Span);
        if (Shapes.IsAsked(targetGradient, prediction, nameof(targetGradient)))
            AddScaledDifference(target.Span, prediction.Span, factor, targetGradient.Span);
    }

    private static void AddScaledDifference(ReadOnlySpan<float> left, ReadOnlySpan<float> right, float factor, Span<float> sum)
    {
        left = left[..sum.Length];
        right = right[..sum.Length];
        for (int i = 0; i < sum.Length; i++)
            sum[i] += factor * (left[i] - right[i]);
    }
}
