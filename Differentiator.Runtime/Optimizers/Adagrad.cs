using System;

namespace Differentiator;

/// <summary>Adagrad on a model: the formulas and defaults are those of <see cref="Adagrad{T}"/>.</summary>
/// <param name="parameters">The model's.</param>
/// <param name="learningRate">The factor of each step.</param>
/// <param name="learningRateDecay">The decay δ of the learning rate; not negative.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <param name="initialSum">The value that each <c>s</c> starts from; not negative.</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
public sealed class Adagrad(
    Parameters parameters,
    double learningRate = 1e-2,
    double learningRateDecay = 0,
    double weightDecay = 0,
    double initialSum = 0,
    double epsilon = 1e-10)
    : ModelOptimizer(parameters, new Adagrad<float>(learningRate, learningRateDecay, weightDecay, initialSum, epsilon));
