using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Moves one block of parameters against its gradient, step by step.</summary>
/// <remarks>An optimizer may keep state for each parameter: use one optimizer for one block.</remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
public interface IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>The factor of each step; may be changed between steps, for example by an <see cref="ILearningRateSchedule"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    double LearningRate { get; set; }

    /// <summary>
    /// Makes one step. A NaN or infinity in the gradient reaches its parameter and its state, no other parameter.
    /// </summary>
    /// <param name="parameters">The parameters, updated in place.</param>
    /// <param name="gradient">The gradient at <paramref name="parameters"/>, left alone.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ from each other or from those of an earlier step, or the spans overlap.
    /// </exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradient);

    /// <summary>Makes one step of a block that is a single parameter.</summary>
    /// <param name="parameter">The parameter, updated in place.</param>
    /// <param name="gradient">The derivative at <paramref name="parameter"/>.</param>
    /// <exception cref="ArgumentException">An earlier step was of a block of another length.</exception>
    void Step(ref T parameter, T gradient);
}
