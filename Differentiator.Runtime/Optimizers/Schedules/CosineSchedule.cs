using System;

namespace Differentiator;

/// <summary>
/// A rate that falls along half a cosine: <c>finalRate + (initialRate − finalRate) · (1 + cos(π·t / length)) / 2</c> at step
/// t = 0, .., <c>length</c>, and <c>finalRate</c> from there on.
/// </summary>
/// <remarks>
/// Loshchilov, Hutter: SGDR: stochastic gradient descent with warm restarts, ICLR 2017, equation 5, without restarts; up to
/// <c>length</c> that of PyTorch's <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> (<c>T_max</c>, <c>eta_min</c>), which
/// rises again afterwards.
/// </remarks>
/// <param name="initialRate">The rate of the first step; finite and not negative.</param>
/// <param name="length">The step at which <paramref name="finalRate"/> is reached; positive.</param>
/// <param name="finalRate">The last rate; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public readonly struct CosineSchedule(double initialRate, long length, double finalRate = 0) : ILearningRateSchedule
{
    private readonly double initialRate = Hyperparameter.NonNegative(initialRate);
    private readonly double finalRate = Hyperparameter.NonNegative(finalRate);
    private readonly long length = Hyperparameter.Positive(length);

    /// <inheritdoc/>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return step < length
            ? finalRate + (initialRate - finalRate) * (1 + Math.Cos(Math.PI * step / length)) / 2
            : finalRate;
    }
}
