using System;

namespace Differentiator;

/// <summary>A learning rate for each step; the schedules are small values without state.</summary>
/// <example>
/// <code>
/// var schedule = new WarmUpSchedule&lt;CosineSchedule&gt;(500, new CosineSchedule(1e-3, 9500));
/// for (int step = 0; step &lt; 10000; step++)
/// {
///     double loss = Model.LossGradient(parameters, data, gradient);
///     adam.LearningRate = schedule.Rate(step);
///     adam.Step(parameters, gradient);
/// }
/// </code>
/// </example>
public interface ILearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps were made before: 0 for the first one. A step may be a batch or an epoch.</param>
    /// <returns>The learning rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    double Rate(long step);
}
