using System;
using System.Numerics;
using System.Runtime.Intrinsics;

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
/// Clipping by value, without vectors (<see cref="ClipByValueRule{T}"/> has them):
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

    /// <summary>
    /// Whether the rule has the two vector forms of <c>Update</c> as well; without them the loop is scalar. Both or none.
    /// </summary>
    static virtual bool IsVectorized => false;

    /// <summary>
    /// The directions for as many parameters as the vector holds, from <paramref name="index"/> on: those that the scalar form
    /// gives. Called only if <see cref="IsVectorized"/> and the hardware has vectors of 512 bits.
    /// </summary>
    /// <param name="index">The index of the first of the parameters.</param>
    /// <param name="gradient">The gradients, or the directions of the stage before.</param>
    /// <param name="parameter">The parameters' values before the step.</param>
    /// <returns>The directions.</returns>
    Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter) => throw new NotSupportedException();

    /// <summary>The same for hardware with vectors of 256 bits.</summary>
    /// <param name="index">The index of the first of the parameters.</param>
    /// <param name="gradient">The gradients, or the directions of the stage before.</param>
    /// <param name="parameter">The parameters' values before the step.</param>
    /// <returns>The directions.</returns>
    Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter) => throw new NotSupportedException();
}
