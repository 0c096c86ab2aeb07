using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Adagrad: <c>s ← s + g²</c>, <c>p ← p − learningRate / (1 + (t − 1)·δ) · g / (√s + ε)</c> at step t = 1, 2, ..
/// </summary>
/// <remarks>
/// Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, JMLR 12, 2011, with
/// the defaults of PyTorch's <c>torch.optim.Adagrad</c>; details in <see cref="AdagradRule{T}"/>. With weight decay λ, <c>g</c> is
/// the gradient plus <c>λ·p</c>. One value of state for each parameter is allocated at the first step; further steps
/// allocate nothing.
/// </remarks>
/// <typeparam name="T">The type of the parameters: <c>float</c> or <c>double</c>.</typeparam>
/// <example>
/// <code>
/// var adagrad = new Adagrad&lt;double&gt;(learningRate: 0.1);
/// double loss = Model.LossGradient(parameters, data, gradient);
/// adagrad.Step(parameters, gradient);
/// </code>
/// </example>
/// <param name="learningRate">The factor of each step.</param>
/// <param name="learningRateDecay">The decay δ of the learning rate; not negative.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <param name="initialSum">The value that each <c>s</c> starts from; not negative.</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public sealed class Adagrad<T>(
    double learningRate = 1e-2, double learningRateDecay = 0, double weightDecay = 0, double initialSum = 0, double epsilon = 1e-10)
    : IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly IOptimizer<T> optimizer =
        CoupledDecay<T>.Before(learningRate, weightDecay, new AdagradRule<T>(learningRateDecay, initialSum, epsilon));

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
