using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>The gradient itself: plain gradient descent.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
public readonly struct IdentityRule<T> : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update(int index, T gradient, T parameter) => gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter) => gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter) => gradient;
}
