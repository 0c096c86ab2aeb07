using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Adam: <c>m ← β1·m + (1 − β1)·g</c>, <c>v ← β2·v + (1 − β2)·g²</c>,
/// <c>p ← p − learningRate · m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 − β1^t)</c>, <c>v̂ = v / (1 − β2^t)</c> at step t = 1, 2, ..
/// </summary>
/// <remarks>
/// Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015, algorithm 1, with the defaults of the paper and of
/// PyTorch's <c>torch.optim.Adam</c>; details in <see cref="AdamRule{T}"/>. With weight decay λ, <c>g</c> is the gradient plus
/// <c>λ·p</c>, which passes through the moments; for decay beside them see <see cref="AdamW{T}"/>. Two values of state for
/// each parameter are allocated at the first step; further steps allocate nothing.
/// </remarks>
/// <typeparam name="T">The type of the parameters: <c>float</c> or <c>double</c>.</typeparam>
/// <example>
/// <code>
/// var adam = new Adam&lt;double&gt;(learningRate: 1e-3);
/// double loss = Model.LossGradient(parameters, data, gradient);
/// adam.Step(parameters, gradient);
/// </code>
/// </example>
/// <param name="learningRate">The factor of each step, about the largest change of a parameter in one step.</param>
/// <param name="beta1">The decay rate β1 of the mean of the gradient, in [0, 1).</param>
/// <param name="beta2">The decay rate β2 of the mean of its square, in [0, 1).</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public sealed class Adam<T>(
    double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    : IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly IOptimizer<T> optimizer =
        CoupledDecay<T>.Before(learningRate, weightDecay, new AdamRule<T>(beta1, beta2, epsilon));

    /// <inheritdoc/>
    public double LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    /// <inheritdoc/>
    public void Step(Span<T> parameters, ReadOnlySpan<T> gradient) => optimizer.Step(parameters, gradient);

    /// <inheritdoc/>
    public void Step(ref T parameter, T gradient) => optimizer.Step(ref parameter, gradient);
}
