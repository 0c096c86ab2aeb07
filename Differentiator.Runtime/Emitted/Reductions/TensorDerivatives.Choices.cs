using System;
using System.Numerics;

namespace Differentiator;

// The largest and the smallest element.
public static partial class TensorDerivatives
{
    /// <summary>The derivative of <c>Max</c> in reverse form: 1 for the largest element; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MaxVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MaxSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>Max</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MaxJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MaxSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>Min</c> in reverse form: 1 for the smallest element; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MinVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MinSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>Min</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MinJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MinSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MaxMagnitude</c> in reverse form: 1 for the element of the largest magnitude; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MaxMagnitudeVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MaxMagnitudeSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MaxMagnitude</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MaxMagnitudeJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MaxMagnitudeSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MinMagnitude</c> in reverse form: 1 for the element of the smallest magnitude; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MinMagnitudeVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MinMagnitudeSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MinMagnitude</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MinMagnitudeJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MinMagnitudeSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MaxNumber</c> in reverse form: 1 for the element that is the value; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MaxNumberVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MaxNumberSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MaxNumber</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MaxNumberJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MaxNumberSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MinNumber</c> in reverse form: 1 for the element that is the value; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MinNumberVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MinNumberSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MinNumber</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MinNumberJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MinNumberSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MaxMagnitudeNumber</c> in reverse form: 1 for the element that is the value; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MaxMagnitudeNumberVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MaxMagnitudeNumberSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MaxMagnitudeNumber</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MaxMagnitudeNumberJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MaxMagnitudeNumberSlopes, T>(x, result, xTangent);

    /// <summary>The derivative of <c>MinMagnitudeNumber</c> in reverse form: 1 for the element that is the value; equal ones share.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void MinMagnitudeNumberVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<MinMagnitudeNumberSlopes, T>(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <c>MinMagnitudeNumber</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T MinMagnitudeNumberJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<MinMagnitudeNumberSlopes, T>(x, result, xTangent);
}
