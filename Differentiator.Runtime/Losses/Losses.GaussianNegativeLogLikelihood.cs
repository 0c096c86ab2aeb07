using System;

namespace Differentiator;

// Gaussian negative log-likelihood.
public static partial class Losses
{
    /// <summary>
    /// The mean over all elements of <c>(log v + (target - mean)^2 / v) / 2</c> with the variance <c>v = exp(logVariance)</c>:
    /// PyTorch's <c>GaussianNLLLoss</c> without its constant and its lower bound of the variance, which the logarithm replaces.
    /// </summary>
    /// <param name="mean">Not empty.</param>
    /// <param name="logVariance">The natural logarithm of the variance, of the shape of <paramref name="mean"/>.</param>
    /// <param name="target">Of the shape of <paramref name="mean"/>.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    [Derivative(nameof(GaussianNegativeLogLikelihoodVjp))]
    public static float GaussianNegativeLogLikelihood(Matrix mean, Matrix logVariance, Matrix target)
    {
        RequireTriple(mean, logVariance, target);
        ReadOnlySpan<float> means = mean.Span, logarithms = logVariance.Span[..means.Length], targets = target.Span[..means.Length];
        double sum = 0;
        for (int i = 0; i < means.Length; i++)
            sum += logarithms[i] + WeightedSquare((double)targets[i] - means[i], logarithms[i]);
        return (float)(0.5 * sum / means.Length);
    }

    /// <summary>
    /// The derivative of <see cref="GaussianNegativeLogLikelihood"/>: <c>(mean - target) / v / n</c> to the mean, the
    /// negative of it to the target, <c>(1 - (target - mean)^2 / v) / 2 / n</c> to the logarithm of the variance.
    /// </summary>
    /// <param name="mean">Not empty.</param>
    /// <param name="logVariance">Of the shape of <paramref name="mean"/>.</param>
    /// <param name="target">Of the shape of <paramref name="mean"/>.</param>
    /// <param name="resultCotangent">Of the loss.</param>
    /// <param name="meanGradient">Added to; empty if not asked for.</param>
    /// <param name="logVarianceGradient">Added to; empty if not asked for.</param>
    /// <param name="targetGradient">Added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">There are no elements, or the shapes differ.</exception>
    public static void GaussianNegativeLogLikelihoodVjp(
        Matrix mean,
        Matrix logVariance,
        Matrix target,
        float resultCotangent,
        Matrix meanGradient,
        Matrix logVarianceGradient,
        Matrix targetGradient)
    {
        RequireTriple(mean, logVariance, target);
        Span<float> ofMean = Shapes.IsAsked(meanGradient, mean, nameof(meanGradient)) ? meanGradient.Span : default;
        Span<float> ofLogarithm = Shapes.IsAsked(logVarianceGradient, mean, nameof(logVarianceGradient)) ? logVarianceGradient.Span : default;
        Span<float> ofTarget = Shapes.IsAsked(targetGradient, mean, nameof(targetGradient)) ? targetGradient.Span : default;
        ReadOnlySpan<float> means = mean.Span, logarithms = logVariance.Span[..means.Length], targets = target.Span[..means.Length];
        double factor = (double)resultCotangent / means.Length;
        for (int i = 0; i < means.Length; i++)
        {
            double difference = (double)targets[i] - means[i];
            double slope = difference == 0 ? 0 : factor * difference * Math.Exp(-logarithms[i]);
            if (!ofMean.IsEmpty)
                ofMean[i] -= (float)slope;
            if (!ofTarget.IsEmpty)
                ofTarget[i] += (float)slope;
            if (!ofLogarithm.IsEmpty)
                ofLogarithm[i] += (float)(0.5 * factor * (1 - WeightedSquare(difference, logarithms[i])));
        }
    }

    // d^2 exp(-l); 0 at d = 0 also where the exponential overflows.
    private static double WeightedSquare(double difference, float logVariance) =>
        difference == 0 ? 0 : difference * difference * Math.Exp(-logVariance);

    private static void RequireTriple(Matrix mean, Matrix logVariance, Matrix target)
    {
        RequirePair(mean, nameof(mean), logVariance, nameof(logVariance));
        Shapes.Require(target, mean, nameof(target));
    }
}
