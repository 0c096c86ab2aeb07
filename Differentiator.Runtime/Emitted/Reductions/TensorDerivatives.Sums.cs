using System;
using System.Numerics;

namespace Differentiator;

// Sums, means, norms and products of one span.
public static partial class TensorDerivatives
{
    /// <summary>The derivative of <c>Sum</c> in reverse form: 1.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void SumVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<SumSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>Sum</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T SumJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<SumSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>Average</c> in reverse form: 1 / n.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void AverageVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<AverageSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>Average</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T AverageJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<AverageSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>SumOfSquares</c> in reverse form: 2 x.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void SumOfSquaresVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<SumOfSquaresSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>SumOfSquares</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T SumOfSquaresJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<SumOfSquaresSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>SumOfMagnitudes</c> in reverse form: the sign of x, 0 at 0.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void SumOfMagnitudesVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<SumOfMagnitudesSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>SumOfMagnitudes</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T SumOfMagnitudesJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<SumOfMagnitudesSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>Norm</c> in reverse form: x / r, 0 where the norm is 0.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void NormVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<NormSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>Norm</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T NormJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<NormSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>StdDev</c> in reverse form: (x - mean) / (n r), 0 where all elements are the same.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void StdDevVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<StdDevSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>StdDev</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T StdDevJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<StdDevSlopes, T>(x, default, result, xTangent, default);

    /// <summary>The derivative of <c>Product</c> in reverse form: the product of the other elements.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void ProductVjp<T>(ReadOnlySpan<T> x, T result, T resultCotangent, Span<T> xGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<ProductSlopes, T>(x, default, result, resultCotangent, xGradient, default);

    /// <summary>The derivative of <c>Product</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T ProductJvp<T>(ReadOnlySpan<T> x, T result, ReadOnlySpan<T> xTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<ProductSlopes, T>(x, default, result, xTangent, default);
}
