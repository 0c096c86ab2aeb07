using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// RMSProp: <c>v ← α·v + (1 − α)·g²</c>, starting from 0; the direction is <c>g / (√v + ε)</c>.
/// </summary>
/// <remarks>
/// Tieleman, Hinton: Lecture 6.5, rmsprop, COURSERA: Neural networks for machine learning, 2012; ε stands outside of the
/// root, as in PyTorch. Squares close to the subnormal numbers (below 1e-37 in float, 1e-307 in double) are set to 0, as in
/// <see cref="AdamRule{T}"/>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="alpha">The decay rate α of the mean of the squared gradient, in [0, 1).</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public struct RmsPropRule<T>(double alpha, double epsilon) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T keep = T.CreateTruncating(Hyperparameter.Fraction(alpha));
    private readonly T add = T.CreateTruncating(1 - alpha);
    private readonly T epsilon = T.CreateTruncating(Hyperparameter.NonNegative(epsilon));
    private readonly T least = Fading.LeastSquare<T>();
    private T[]? squares;

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient) => squares ??= new T[gradient.Length];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter)
    {
        T square = Fading.Flush(keep * squares![index] + add * (gradient * gradient), least);
        squares[index] = square;
        return gradient / (T.Sqrt(square) + epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Span<T> block = squares.AsSpan(index, Vector512<T>.Count);
        Vector512<T> square = Vector512.Create(keep) * Vector512.Create<T>(block) + Vector512.Create(add) * (gradient * gradient);
        square = Fading.Flush(square, Vector512.Create(least));
        square.CopyTo(block);
        return gradient / (Vector512.Sqrt(square) + Vector512.Create(epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> block = squares.AsSpan(index, Vector256<T>.Count);
        Vector256<T> square = Vector256.Create(keep) * Vector256.Create<T>(block) + Vector256.Create(add) * (gradient * gradient);
        square = Fading.Flush(square, Vector256.Create(least));
        square.CopyTo(block);
        return gradient / (Vector256.Sqrt(square) + Vector256.Create(epsilon));
    }
}
