using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>Two stages in a row: the direction of the first is the gradient of the second.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <typeparam name="TFirst">The first stage.</typeparam>
/// <typeparam name="TSecond">The second stage.</typeparam>
/// <param name="first">The first stage.</param>
/// <param name="second">The second stage.</param>
public struct ThenRule<T, TFirst, TSecond>(TFirst first, TSecond second) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
    where TFirst : struct, IUpdateRule<T>
    where TSecond : struct, IUpdateRule<T>
{
    private TFirst first = first;
    private TSecond second = second;

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => TFirst.IsVectorized && TSecond.IsVectorized;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
        first.Begin(gradient);
        second.Begin(gradient);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Update(int index, T gradient, T parameter) =>
        second.Update(index, first.Update(index, gradient, parameter), parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter) =>
        second.Update(index, first.Update(index, gradient, parameter), parameter);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter) =>
        second.Update(index, first.Update(index, gradient, parameter), parameter);
}
