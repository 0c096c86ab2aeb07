using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Bounds gradients in place, between their computation and the optimizer's step. <see cref="ClipByNormRule{T}"/> and
/// <see cref="ClipByValueRule{T}"/> do the same as stages of an optimizer.
/// </summary>
/// <example>
/// <code>
/// double loss = Model.LossGradient(parameters, data, gradient);
/// double norm = GradientClipping.ByNorm&lt;double&gt;(gradient, maxNorm: 1);
/// if (double.IsFinite(norm))
///     adam.Step(parameters, gradient);
/// </code>
/// </example>
public static class GradientClipping
{
    /// <summary>Scales a gradient so that its Euclidean norm is at most <c>c</c>: <c>g ← min(1, c / (‖g‖ + 1e-6)) · g</c>.</summary>
    /// <remarks>
    /// The formula of PyTorch's <c>torch.nn.utils.clip_grad_norm_</c>, after Pascanu, Mikolov, Bengio: On the difficulty of training
    /// recurrent neural networks, ICML 2013. A gradient whose norm is infinite or NaN is left as it is (there is no factor that
    /// bounds it; PyTorch by default makes all of it 0 and NaN): look at the result to skip the step.
    /// </remarks>
    /// <typeparam name="T">The type of the gradient.</typeparam>
    /// <param name="gradient">The gradient of all parameters, scaled in place.</param>
    /// <param name="maxNorm">The largest norm <c>c</c>; finite and not negative.</param>
    /// <returns>The norm before clipping, as <see cref="Norm"/> gives it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxNorm"/> is negative, infinite or NaN.</exception>
    public static double ByNorm<T>(Span<T> gradient, double maxNorm)
        where T : struct, IFloatingPointIeee754<T>
    {
        Hyperparameter.NonNegative(maxNorm);
        double norm = Norm<T>(gradient);
        double factor = Factor(norm, maxNorm);
        if (factor != 1)
        {
            VectorSpace.Scale(gradient, factor);
        }

        return norm;
    }

    /// <summary>Clips each element of a gradient into <c>[−bound, bound]</c>; a NaN stays one.</summary>
    /// <remarks>PyTorch's <c>torch.nn.utils.clip_grad_value_</c>.</remarks>
    /// <typeparam name="T">The type of the gradient.</typeparam>
    /// <param name="gradient">The gradient, clipped in place.</param>
    /// <param name="bound">The largest magnitude; finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative, infinite or NaN.</exception>
    public static void ByValue<T>(Span<T> gradient, double bound)
        where T : struct, IFloatingPointIeee754<T>
    {
        Hyperparameter.NonNegative(bound);
        VectorSpace.Clip(gradient, bound);
    }

    /// <summary>The Euclidean norm <c>√Σ g²</c>, summed in double precision; intermediate results do not overflow or underflow.</summary>
    /// <typeparam name="T">The type of the gradient.</typeparam>
    /// <param name="gradient">The gradient.</param>
    /// <returns>
    /// The norm; NaN if an element is NaN, infinity if none is and an element is infinite or the norm is above the largest
    /// <c>double</c>, 0 for an empty gradient.
    /// </returns>
    public static double Norm<T>(ReadOnlySpan<T> gradient)
        where T : struct, IFloatingPointIeee754<T> => VectorSpace.Norm(gradient);

    /// <summary>The factor that bounds a gradient of the given norm; 1 if there is none.</summary>
    internal static double Factor(double norm, double maxNorm) =>
        double.IsFinite(norm) ? Math.Min(1, maxNorm / (norm + 1e-6)) : 1;
}
