using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Scales the gradient so that its Euclidean norm is at most <c>c</c>: the direction is <c>min(1, c / (‖g‖ + 1e-6)) · g</c>.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="GradientClipping.ByNorm"/> as a stage of an optimizer: the norm is taken in a pass of its own, the factor in that
/// of the step, and the gradient is left alone. It must be the first stage, as the norm is that of the gradient which the
/// caller gives to the step.
/// </para>
/// <para>A gradient whose norm is infinite or NaN is passed on as it is: its bad elements spoil their own parameters only.</para>
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="maxNorm">The largest norm <c>c</c>; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="maxNorm"/> is negative, infinite or NaN.</exception>
public struct ClipByNormRule<T>(double maxNorm) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly double maxNorm = Hyperparameter.NonNegative(maxNorm);
    private T factor;

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient) =>
        factor = T.CreateTruncating(GradientClipping.Factor(GradientClipping.Norm(gradient), maxNorm));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter) => factor * gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter) =>
        Vector512.Create(factor) * gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter) =>
        Vector256.Create(factor) * gradient;
}
