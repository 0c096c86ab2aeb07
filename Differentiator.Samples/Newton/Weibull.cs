using System;

namespace Differentiator.Samples.Newton;

/// <summary>Lifetimes that follow Weibull's distribution: with a shape above 1, what has grown old breaks sooner.</summary>
internal static partial class Weibull
{
    /// <summary>The negative logarithm of the density at all lifetimes, <c>k/λ (t/λ)^(k-1) exp(-(t/λ)^k)</c> each.</summary>
    [Differentiable(nameof(shape), nameof(scale), Derivatives = Derivatives.Gradient | Derivatives.Hessian)]
    public static double NegativeLogLikelihood(double shape, double scale, ReadOnlySpan<double> lifetimes)
    {
        double sum = 0;
        foreach (double lifetime in lifetimes)
        {
            double ratio = lifetime / scale;
            sum += Math.Pow(ratio, shape) - (shape - 1) * Math.Log(ratio) - Math.Log(shape / scale);
        }

        return sum;
    }
}
