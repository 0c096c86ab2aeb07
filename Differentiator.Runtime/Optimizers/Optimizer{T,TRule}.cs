using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>Drives an update rule: <c>p ← p − learningRate · direction</c> in one pass over the block.</summary>
/// <remarks>
/// For composing optimizers of one's own; <see cref="Sgd{T}"/>, <see cref="Adam{T}"/>, <see cref="AdamW{T}"/>,
/// <see cref="RmsProp{T}"/> and <see cref="Adagrad{T}"/> are ready-made. The rule's state is allocated
/// at the first step; further steps allocate nothing. One instance serves one block on one thread at a time.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <typeparam name="TRule">The rule, a struct, so that its calls are compiled into the loop.</typeparam>
/// <param name="learningRate">The factor of each step.</param>
/// <param name="rule">The rule; it must be fresh, as the optimizer takes over its state.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, infinite or NaN.</exception>
/// <example>
/// Adam with clipping before it:
/// <code>
/// var optimizer = new Optimizer&lt;double, ThenRule&lt;double, ClipByNormRule&lt;double&gt;, AdamRule&lt;double&gt;&gt;&gt;(
///     learningRate: 1e-3, new(new ClipByNormRule&lt;double&gt;(1), new AdamRule&lt;double&gt;(0.9, 0.999, 1e-8)));
/// </code>
/// </example>
public sealed partial class Optimizer<T, TRule>(double learningRate, TRule rule) : IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    private const int Unknown = -1;

    private double learningRate = Hyperparameter.NonNegative(learningRate);
    private TRule rule = rule;
    private int count = Unknown;

    /// <inheritdoc/>
    public double LearningRate
    {
        get => learningRate;
        set => learningRate = Hyperparameter.NonNegative(value);
    }

    /// <inheritdoc/>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient)
    {
        DestinationGuard.Length(gradient.Length, parameters.Length, nameof(gradient));
        DestinationGuard.Disjoint(parameters, nameof(parameters), gradient, nameof(gradient));
        if (count != Unknown)
        {
            DestinationGuard.Length(parameters.Length, count, nameof(parameters));
        }

        Advance(parameters, gradient);
    }

    /// <inheritdoc/>
    public void Step(ref T parameter, T gradient)
    {
        if (count != Unknown)
        {
            DestinationGuard.Length(1, count, nameof(parameter));
        }

        Advance(MemoryMarshal.CreateSpan(ref parameter, 1), new ReadOnlySpan<T>(in gradient));
    }
}
