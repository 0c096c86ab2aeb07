using System;

namespace Differentiator;

/// <summary>A rate that falls by the same factor at each step: <c>initialRate · factor^t</c> at step t = 0, 1, ..</summary>
/// <remarks>PyTorch's <c>torch.optim.lr_scheduler.ExponentialLR</c> (<c>gamma</c>).</remarks>
/// <param name="initialRate">The rate of the first step; finite and not negative.</param>
/// <param name="factor">The factor from one step to the next; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public readonly struct ExponentialSchedule(double initialRate, double factor) : ILearningRateSchedule
{
    private readonly double initialRate = Hyperparameter.NonNegative(initialRate);
    private readonly double factor = Hyperparameter.NonNegative(factor);

    /// <inheritdoc/>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return initialRate * Math.Pow(factor, step);
    }
}
