using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Gradient descent: <c>p ← p − learningRate · g</c>; with momentum μ, <c>b ← μ·b + g</c> (from 0) and
/// <c>p ← p − learningRate · b</c>; in Nesterov's form <c>p ← p − learningRate · (g + μ·b)</c>.
/// </summary>
/// <remarks>
/// The update and the defaults of PyTorch's <c>torch.optim.SGD</c>, without dampening; sources in <see cref="MomentumRule{T}"/> and
/// <see cref="NesterovRule{T}"/>. With weight decay λ, <c>g</c> is the gradient plus <c>λ·p</c>. With momentum, one value of
/// state for each parameter is allocated at the first step; further steps allocate nothing.
/// </remarks>
/// <typeparam name="T">The type of the parameters: <c>float</c> or <c>double</c>.</typeparam>
/// <example>
/// <code>
/// var sgd = new Sgd&lt;double&gt;(learningRate: 0.01, momentum: 0.9, nesterov: true);
/// double loss = Model.LossGradient(parameters, data, gradient);
/// sgd.Step(parameters, gradient);
/// </code>
/// </example>
public sealed class Sgd<T> : IOptimizer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly IOptimizer<T> optimizer;

    /// <summary>Gradient descent with the given settings.</summary>
    /// <param name="learningRate">The factor of each step.</param>
    /// <param name="momentum">The share μ of the average that is kept, in [0, 1); 0 is plain gradient descent.</param>
    /// <param name="nesterov">Whether the momentum is Nesterov's.</param>
    /// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
    /// <exception cref="ArgumentException"><paramref name="nesterov"/> is wanted without a momentum.</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, bool nesterov = false, double weightDecay = 0)
    {
        optimizer = (Hyperparameter.Fraction(momentum), nesterov) switch
        {
            (0, false) => CoupledDecay<T>.Before(learningRate, weightDecay, default(IdentityRule<T>)),
            (0, true) => throw new ArgumentException("Nesterov's form needs a momentum above 0.", nameof(nesterov)),
            (_, false) => CoupledDecay<T>.Before(learningRate, weightDecay, new MomentumRule<T>(momentum)),
            (_, true) => CoupledDecay<T>.Before(learningRate, weightDecay, new NesterovRule<T>(momentum)),
        };
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
}
