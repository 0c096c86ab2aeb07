namespace Differentiator;

/// <summary>Why <see cref="Lbfgs{T}"/> stopped.</summary>
public enum LbfgsStop
{
    /// <summary>Every element of the gradient is at most the gradient tolerance in magnitude.</summary>
    GradientTolerance,

    /// <summary>
    /// The last iteration lowered the value <c>f</c> by at most the change tolerance times <c>max(1, |f|)</c>; with a tolerance
    /// of 0, the last ten brought neither a lower value nor a gradient with a smaller largest element.
    /// </summary>
    ChangeTolerance,

    /// <summary>
    /// No step lowers the value, not even along the steepest descent: the point is a minimum to the precision of the numbers,
    /// or the gradient is not that of the function.
    /// </summary>
    NoDecrease,

    /// <summary>The value falls ever on along a line, at a slope that does not get flatter: there is no minimum.</summary>
    Unbounded,

    /// <summary>The number of iterations is reached.</summary>
    MaxIterations,

    /// <summary>The number of evaluations is reached.</summary>
    MaxEvaluations,

    /// <summary>The value or the gradient at the starting point is infinite or NaN; the point was not moved.</summary>
    NotFinite,
}
