using System;

namespace Differentiator;

/// <summary>Gradient descent of a model, with momentum on request: the formulas and defaults are those of <see cref="Sgd{T}"/>.</summary>
/// <param name="parameters">The model's.</param>
/// <param name="learningRate">The factor of each step.</param>
/// <param name="momentum">The share μ of the average that is kept, in [0, 1); 0 is plain gradient descent.</param>
/// <param name="nesterov">Whether the momentum is Nesterov's.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
/// <exception cref="ArgumentException"><paramref name="nesterov"/> is wanted without a momentum.</exception>
public sealed class Sgd(
    Parameters parameters,
    double learningRate = 1e-3,
    double momentum = 0,
    bool nesterov = false,
    double weightDecay = 0)
    : ModelOptimizer(parameters, new Sgd<float>(learningRate, momentum, nesterov, weightDecay));
