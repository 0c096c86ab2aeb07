using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Clips each element of the gradient into <c>[−bound, bound]</c>; a NaN stays one.</summary>
/// <remarks>
/// PyTorch's <c>torch.nn.utils.clip_grad_value_</c> as a stage of an optimizer: no pass of its own. In place, on any span, it is
/// <see cref="GradientClipping.ByValue"/>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="bound">The largest magnitude; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative, infinite or NaN.</exception>
public readonly struct ClipByValueRule<T>(double bound) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T bound = T.CreateTruncating(Hyperparameter.NonNegative(bound));

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
    }

    // A NaN fails both comparisons and stays.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update(int index, T gradient, T parameter) =>
        gradient > bound ? bound : gradient < -bound ? -bound : gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Vector512<T> most = Vector512.Create(bound), least = Vector512.Create(-bound);
        Vector512<T> capped = Vector512.ConditionalSelect(Vector512.GreaterThan(gradient, most), most, gradient);
        return Vector512.ConditionalSelect(Vector512.LessThan(capped, least), least, capped);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Vector256<T> most = Vector256.Create(bound), least = Vector256.Create(-bound);
        Vector256<T> capped = Vector256.ConditionalSelect(Vector256.GreaterThan(gradient, most), most, gradient);
        return Vector256.ConditionalSelect(Vector256.LessThan(capped, least), least, capped);
    }
}
