using System;

namespace Differentiator;

/// <summary>A rate that falls in stairs: <c>initialRate · factor^⌊t / length⌋</c> at step t = 0, 1, ..</summary>
/// <remarks>PyTorch's <c>torch.optim.lr_scheduler.StepLR</c> (<c>step_size</c>, <c>gamma</c>).</remarks>
/// <param name="initialRate">The rate of the first stair; finite and not negative.</param>
/// <param name="length">How many steps a stair is long; positive.</param>
/// <param name="factor">The factor from one stair to the next; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public readonly struct StepSchedule(double initialRate, long length, double factor = 0.1) : ILearningRateSchedule
{
    private readonly double initialRate = Hyperparameter.NonNegative(initialRate);
    private readonly double factor = Hyperparameter.NonNegative(factor);
    private readonly long length = Hyperparameter.Positive(length);

    /// <inheritdoc/>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return initialRate * Math.Pow(factor, step / length);
    }
}
