using System;

namespace Differentiator;

/// <summary>Adam on a model: the formulas and defaults are those of <see cref="Adam{T}"/>.</summary>
/// <param name="parameters">The model's.</param>
/// <param name="learningRate">The factor of each step, about the largest change of a parameter in one step.</param>
/// <param name="beta1">The decay rate β1 of the mean of the gradient, in [0, 1).</param>
/// <param name="beta2">The decay rate β2 of the mean of its square, in [0, 1).</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
public sealed class Adam(
    Parameters parameters,
    double learningRate = 1e-3,
    double beta1 = 0.9,
    double beta2 = 0.999,
    double epsilon = 1e-8,
    double weightDecay = 0)
    : ModelOptimizer(parameters, new Adam<float>(learningRate, beta1, beta2, epsilon, weightDecay));
