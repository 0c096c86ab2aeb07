using System;

namespace Differentiator;

/// <summary>RMSProp on a model: the formulas and defaults are those of <see cref="RmsProp{T}"/>.</summary>
/// <param name="parameters">The model's.</param>
/// <param name="learningRate">The factor of each step.</param>
/// <param name="alpha">The decay rate α of the mean of the squared gradient, in [0, 1).</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <param name="weightDecay">The rate λ of an L2 penalty <c>λ/2 · Σ p²</c>; not negative.</param>
/// <param name="momentum">The share μ of the average of directions that is kept, in [0, 1); 0 is none.</param>
/// <param name="centered">Whether the square of the mean is subtracted from the mean of the squares.</param>
/// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range or NaN.</exception>
public sealed class RmsProp(
    Parameters parameters,
    double learningRate = 1e-2,
    double alpha = 0.99,
    double epsilon = 1e-8,
    double weightDecay = 0,
    double momentum = 0,
    bool centered = false)
    : ModelOptimizer(parameters, new RmsProp<float>(learningRate, alpha, epsilon, weightDecay, momentum, centered));
