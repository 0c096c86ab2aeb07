using System;
using System.Numerics;

namespace Differentiator;

// The largest and the smallest element, also by magnitude, and those that pass over NaN: the value says which it is.
public static partial class TensorDerivatives
{
    /// <summary>The derivative of <c>Max</c>, <c>Min</c> and their relatives in reverse form: 1 for the element that is the value; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void ChoiceVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<ChoiceSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>Max</c>, <c>Min</c> and their relatives in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T ChoiceJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<ChoiceSlopes, T>(x, default, result, xTangent, default);
}
