using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Weight decay: adds <c>λ·p</c> to the gradient, or to the direction of the stage before.</summary>
/// <remarks>
/// Before a rule it is the gradient of the penalty <c>λ/2 · Σ p²</c> and enters the rule's moments: PyTorch's
/// <c>weight_decay</c> of SGD, Adam, RMSprop and Adagrad. After a rule it is decoupled from the moments, as in
/// <see cref="AdamW{T}"/>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="rate">The rate λ; finite and not negative.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is negative, infinite or NaN.</exception>
public readonly struct WeightDecayRule<T>(double rate) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T rate = T.CreateTruncating(Hyperparameter.NonNegative(rate));

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update(int index, T gradient, T parameter) => gradient + rate * parameter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter) =>
        gradient + Vector512.Create(rate) * parameter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter) =>
        gradient + Vector256.Create(rate) * parameter;
}
