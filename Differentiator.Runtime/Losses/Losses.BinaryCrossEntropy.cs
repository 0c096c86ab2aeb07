using System;

namespace Differentiator;

// Binary cross entropy over logits.
public static partial class Losses
{
    /// <summary>
    /// The mean over all elements of <c>-(t log s(x) + (1 - t) log(1 - s(x)))</c> with the sigmoid s, in the form
    /// <c>log(1 + exp(x)) - t x</c>: PyTorch's <c>BCEWithLogitsLoss</c>. Finite for finite logits.
    /// </summary>
    /// <param name="logits">Before any sigmoid; not empty.</param>
    /// <param name="targets">Probabilities, of the shape of <paramref name="logits"/>.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    [Derivative(nameof(BinaryCrossEntropyVjp))]
    public static float BinaryCrossEntropy(Matrix logits, Matrix targets)
    {
        RequirePair(logits, nameof(logits), targets, nameof(targets));
        ReadOnlySpan<float> x = logits.Span, t = targets.Span[..x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            // log(1 + exp(x)) - t x = max(x, 0) - t x + log(1 + exp(-|x|)): without the difference of large numbers at t = 1.
            double argument = x[i], linear = argument > 0 ? argument * (1.0 - t[i]) : -argument * t[i];
            sum += linear + SoftplusFunction.Value(-Math.Abs(argument));
        }

        return (float)(sum / x.Length);
    }

    /// <summary>
    /// The derivative of <see cref="BinaryCrossEntropy"/>: <c>(s(x) - t) / n</c> to the logits, <c>-x / n</c> to the targets.
    /// </summary>
    /// <param name="logits">Not empty.</param>
    /// <param name="targets">Of the shape of <paramref name="logits"/>.</param>
    /// <param name="resultCotangent">Of the loss.</param>
    /// <param name="logitsGradient">Added to; empty if not asked for.</param>
    /// <param name="targetsGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    public static void BinaryCrossEntropyVjp(Matrix logits, Matrix targets, float resultCotangent, Matrix logitsGradient, Matrix targetsGradient)
    {
        RequirePair(logits, nameof(logits), targets, nameof(targets));
        float factor = (float)((double)resultCotangent / logits.Length);
        if (Shapes.IsAsked(logitsGradient, logits, nameof(logitsGradient)))
        {
            ReadOnlySpan<float> x = logits.Span, t = targets.Span[..x.Length];
            Span<float> gradient = logitsGradient.Span[..x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                // s - t, and for large x the same without cancellation: (1 - t) - s(-x).
                float difference = x[i] > 0 ? 1 - t[i] - SigmoidFunction.Value(-x[i]) : SigmoidFunction.Value(x[i]) - t[i];
                gradient[i] += factor * difference;
            }
        }

        if (Shapes.IsAsked(targetsGradient, logits, nameof(targetsGradient)))
            Elementwise.AddScaled(logits.Span, -factor, targetsGradient.Span);
    }
}
