using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// One stage of an optimizer: turns the gradient of each parameter into a direction. Implement it as a <c>struct</c>:
/// <see cref="Optimizer{T, TRule}"/> then compiles all stages into a single loop over the parameters.
/// </summary>
/// <remarks>
/// Stages are chained by <see cref="ThenRule{T, TFirst, TSecond}"/>, the second receiving the first one's direction in place
/// of the gradient; the last direction, scaled by the learning rate, is subtracted from the parameter. This is the
/// composition of DeepMind's optax (<c>optax.chain</c> of gradient transformations).
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <example>
/// Clipping by value, as a stage:
/// <code>
/// readonly struct ClipRule(double bound) : IUpdateRule&lt;double&gt;
/// {
///     public void Begin(ReadOnlySpan&lt;double&gt; gradient) { }
///     public double Update(int index, double gradient, double parameter) => Math.Clamp(gradient, -bound, bound);
/// }
/// </code>
/// </example>
public interface IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <summary>
    /// Begins a step: allocates state at the first one, counts steps, computes what is common to all parameters.
    /// </summary>
    /// <param name="gradient">
    /// The whole gradient as the caller gave it (before any stage), of the same length at each step; here, for example,
    /// its norm can be taken.
    /// </param>
    void Begin(ReadOnlySpan<T> gradient);

    /// <summary>
    /// The direction for one parameter. Called once per step for each index, in no particular order, on a copy of the
    /// rule: it may write to elements of arrays that the rule holds, not to its fields.
    /// </summary>
    /// <param name="index">The index of the parameter in its block.</param>
    /// <param name="gradient">The gradient, or the direction of the stage before.</param>
    /// <param name="parameter">The parameter's value before the step.</param>
    /// <returns>The direction; the step goes against it.</returns>
    T Update(int index, T gradient, T parameter);
}
