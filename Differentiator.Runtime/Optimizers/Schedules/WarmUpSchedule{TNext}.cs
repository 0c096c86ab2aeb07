using System;

namespace Differentiator;

/// <summary>
/// A rate that rises linearly to the first one of another schedule, which then follows from its beginning:
/// <c>next(0) · (startFactor + (1 − startFactor) · t / length)</c> at step t = 0, .., <c>length − 1</c>, and
/// <c>next(t − length)</c> from there on.
/// </summary>
/// <remarks>
/// PyTorch's <c>LinearLR(start_factor, total_iters=length)</c> and the other schedule, joined by <c>SequentialLR</c> with the milestone
/// <c>length</c>.
/// </remarks>
/// <typeparam name="TNext">The schedule that follows.</typeparam>
/// <param name="length">How many steps the rate rises; not negative.</param>
/// <param name="next">The schedule that follows.</param>
/// <param name="startFactor">The share of <c>next(0)</c> at the first step, in [0, 1]; PyTorch's 1/3 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public readonly struct WarmUpSchedule<TNext>(long length, TNext next, double startFactor = 1.0 / 3) : ILearningRateSchedule
    where TNext : struct, ILearningRateSchedule
{
    private readonly long length = Hyperparameter.NonNegative(length);
    private readonly double startFactor = Hyperparameter.Share(startFactor);
    private readonly TNext next = next;

    /// <inheritdoc/>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return step < length
            ? next.Rate(0) * (startFactor + (1 - startFactor) * step / length)
            : next.Rate(step - length);
    }
}
