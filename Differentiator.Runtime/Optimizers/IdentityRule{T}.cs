using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>The gradient itself: plain gradient descent.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
public readonly struct IdentityRule<T> : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update(int index, T gradient, T parameter) => gradient;
}
