using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// RMSProp: <c>v ← α·v + (1 − α)·g²</c> (from 0), <c>p ← p − learningRate · g / (√v + ε)</c>; centered, <c>a ← α·a + (1 − α)·g</c>
/// (from 0) and the root is that of <c>v − a²</c>; with momentum μ, <c>b ← μ·b + g / (√v + ε)</c> (from 0) and
/// <c>p ← p − learningRate · b</c>.
/// </summary>
/// <remarks>
/// The update and the defaults of PyTorch's <c>torch.optim.RMSprop</c>; sources in <see cref="RmsPropRule{T}"/>,
/// <see cref="CenteredRmsPropRule{T}"/> and <see cref="MomentumRule{T}"/>. With weight decay λ, <c>g</c> is the gradient plus
/// <c>λ·p</c>. One value of state for each parameter, one more if centered and one more with momentum, are allocated at the
/// first step; further steps allocate nothing.
/// </remarks>
/// <typeparam name="T">The type of the parameters: <c>float</c> or <c>double</c>.</typeparam>
/// <example>
/// <code>
/// var rmsProp = new RmsProp&lt;float&gt;(learningRate: 1e-3, momentum: 0.9);
/// float loss = Model.LossGradient(parameters, data, gradient);
/// rmsProp.Step(parameters, gradient);
/// </code>
/// </example>
public sealed class RmsProp<T> : IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly IOptimizer<T> optimizer;

    /// <summary>RMSProp with the given settings.</summary>
    /// <param name="learningRate">The factor of each step.</param>
    /// <param name="alpha">The decay rate α of the mean of the squared gradient, in [0, 1).</param>
    /// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
    /// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
    /// <param name="momentum">The share μ of the average of directions that is kept, in [0, 1); 0 is none.</param>
    /// <param name="centered">Whether the square of the mean is subtracted from the mean of the squares.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public RmsProp(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
    {
        optimizer = centered
            ? Create(learningRate, weightDecay, momentum, new CenteredRmsPropRule<T>(alpha, epsilon))
            : Create(learningRate, weightDecay, momentum, new RmsPropRule<T>(alpha, epsilon));
    }

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

    private static IOptimizer<T> Create<TRule>(double learningRate, double weightDecay, double momentum, TRule rule)
        where TRule : struct, IUpdateRule<T> =>
        Hyperparameter.Fraction(momentum) == 0
            ? CoupledDecay<T>.Before(learningRate, weightDecay, rule)
            : CoupledDecay<T>.Before(
                learningRate, weightDecay, new ThenRule<T, TRule, MomentumRule<T>>(rule, new MomentumRule<T>(momentum)));
}
