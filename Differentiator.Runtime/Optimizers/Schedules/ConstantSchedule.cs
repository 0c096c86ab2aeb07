using System;

namespace Differentiator;

/// <summary>The same rate at all steps, as what follows a warm-up.</summary>
/// <param name="rate">The rate; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is negative, infinite or NaN.</exception>
public readonly struct ConstantSchedule(double rate) : ILearningRateSchedule
{
    private readonly double rate = Hyperparameter.NonNegative(rate);

    /// <inheritdoc/>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return rate;
    }
}
