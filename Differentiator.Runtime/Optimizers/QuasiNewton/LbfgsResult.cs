namespace Differentiator;

/// <summary>How a minimization by <see cref="Lbfgs{T}"/> ended; the point is in the span that the caller gave.</summary>
/// <param name="Value">The value of the function at the point.</param>
/// <param name="GradientNorm">The largest magnitude of an element of the gradient there.</param>
/// <param name="Iterations">How many line searches moved the point.</param>
/// <param name="Evaluations">How often the function was called.</param>
/// <param name="Stop">Why it ended.</param>
public readonly record struct LbfgsResult(double Value, double GradientNorm, int Iterations, int Evaluations, LbfgsStop Stop)
{
    /// <summary>Whether one of the two tolerances was reached.</summary>
    public bool HasConverged => Stop is LbfgsStop.GradientTolerance or LbfgsStop.ChangeTolerance;
}
