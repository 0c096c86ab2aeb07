using System;

namespace Differentiator;

// Huber's loss.
public static partial class Losses
{
    /// <summary>
    /// The mean over all elements of <c>r^2 / 2</c> for <c>|r| &lt;= delta</c>, else <c>delta (|r| - delta / 2)</c>, with
    /// <c>r = prediction - target</c>: PyTorch's <c>HuberLoss</c>. Both parts and their slopes agree where they meet.
    /// </summary>
    /// <param name="prediction">Not empty.</param>
    /// <param name="target">Of the shape of <paramref name="prediction"/>.</param>
    /// <param name="delta">Positive; PyTorch's default is 1.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive.</exception>
    [Derivative(nameof(HuberVjp))]
    public static float Huber(Matrix prediction, Matrix target, float delta = 1)
    {
        RequirePair(prediction, nameof(prediction), target, nameof(target));
        RequireDelta(delta);
        ReadOnlySpan<float> predictions = prediction.Span, targets = target.Span[..predictions.Length];
        double sum = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            double distance = Math.Abs((double)predictions[i] - targets[i]);
            sum += distance <= delta ? 0.5 * distance * distance : delta * (distance - (0.5 * delta));
        }

        return (float)(sum / predictions.Length);
    }

    /// <summary>
    /// The derivative of <see cref="Huber"/>: <c>max(-delta, min(r, delta)) / n</c> to the prediction, the negative of it to
    /// the target, <c>max(|r| - delta, 0) / n</c> to delta.
    /// </summary>
    /// <param name="prediction">Not empty.</param>
    /// <param name="target">Of the shape of <paramref name="prediction"/>.</param>
    /// <param name="delta">Positive.</param>
    /// <param name="resultCotangent">Of the loss.</param>
    /// <param name="predictionGradient">Added to; empty if not asked for.</param>
    /// <param name="targetGradient">Added to; empty if not asked for.</param>
    /// <param name="deltaGradient">Added to.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive.</exception>
    public static void HuberVjp(
        Matrix prediction,
        Matrix target,
        float delta,
        float resultCotangent,
        Matrix predictionGradient,
        Matrix targetGradient,
        ref float deltaGradient)
    {
        RequirePair(prediction, nameof(prediction), target, nameof(target));
        RequireDelta(delta);
        Span<float> ofPrediction = Shapes.IsAsked(predictionGradient, prediction, nameof(predictionGradient)) ? predictionGradient.Span : default;
        Span<float> ofTarget = Shapes.IsAsked(targetGradient, prediction, nameof(targetGradient)) ? targetGradient.Span : default;
        ReadOnlySpan<float> predictions = prediction.Span, targets = target.Span[..predictions.Length];
        double factor = (double)resultCotangent / predictions.Length, excess = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            double difference = (double)predictions[i] - targets[i];
            float slope = (float)(factor * Math.Clamp(difference, -delta, delta));
            excess += Math.Max(Math.Abs(difference) - delta, 0);
            if (!ofPrediction.IsEmpty)
                ofPrediction[i] += slope;
            if (!ofTarget.IsEmpty)
                ofTarget[i] -= slope;
        }

        deltaGradient += (float)(factor * excess);
    }

    private static void RequireDelta(float delta)
    {
        if (!(delta > 0))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "A positive number is expected.");
    }
}
