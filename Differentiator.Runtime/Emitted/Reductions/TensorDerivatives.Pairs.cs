using System;
using System.Numerics;

namespace Differentiator;

// Of pairs of elements.
public static partial class TensorDerivatives
{
    /// <summary>The derivative of <c>Dot</c> in reverse form: y and x.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    /// <param name="yGradient">Added to; empty if not asked for.</param>
    public static void DotVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T resultCotangent, Span<T> xGradient, Span<T> yGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<DotSlopes, T>(x, y, result, resultCotangent, xGradient, yGradient);

    /// <summary>The derivative of <c>Dot</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <param name="yTangent">The direction of the others.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T DotJvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<DotSlopes, T>(x, y, result, xTangent, yTangent);

    /// <summary>The derivative of <c>Distance</c> in reverse form: (x - y) / r and its negative, 0 where the distance is 0.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    /// <param name="yGradient">Added to; empty if not asked for.</param>
    public static void DistanceVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T resultCotangent, Span<T> xGradient, Span<T> yGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<DistanceSlopes, T>(x, y, result, resultCotangent, xGradient, yGradient);

    /// <summary>The derivative of <c>Distance</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <param name="yTangent">The direction of the others.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T DistanceJvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<DistanceSlopes, T>(x, y, result, xTangent, yTangent);

    /// <summary>The derivative of <c>CosineSimilarity</c> in reverse form: y / (|x| |y|) - r x / |x|^2, and the same for y.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    /// <param name="yGradient">Added to; empty if not asked for.</param>
    public static void CosineSimilarityVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T resultCotangent, Span<T> xGradient, Span<T> yGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<CosineSimilaritySlopes, T>(x, y, result, resultCotangent, xGradient, yGradient);

    /// <summary>The derivative of <c>CosineSimilarity</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <param name="yTangent">The direction of the others.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T CosineSimilarityJvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<CosineSimilaritySlopes, T>(x, y, result, xTangent, yTangent);

    /// <summary>The derivative of <c>ProductOfSums</c> in reverse form: the product of the other sums.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    /// <param name="yGradient">Added to; empty if not asked for.</param>
    public static void ProductOfSumsVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T resultCotangent, Span<T> xGradient, Span<T> yGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<ProductOfSumsSlopes, T>(x, y, result, resultCotangent, xGradient, yGradient);

    /// <summary>The derivative of <c>ProductOfSums</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <param name="yTangent">The direction of the others.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T ProductOfSumsJvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<ProductOfSumsSlopes, T>(x, y, result, xTangent, yTangent);

    /// <summary>The derivative of <c>ProductOfDifferences</c> in reverse form: the product of the other differences, and its negative.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value r.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    /// <param name="yGradient">Added to; empty if not asked for.</param>
    public static void ProductOfDifferencesVjp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T resultCotangent, Span<T> xGradient, Span<T> yGradient)
        where T : struct, IFloatingPointIeee754<T> => Pull<ProductOfDifferencesSlopes, T>(x, y, result, resultCotangent, xGradient, yGradient);

    /// <summary>The derivative of <c>ProductOfDifferences</c> in forward form.</summary>
    /// <typeparam name="T">A floating-point type.</typeparam>
    /// <param name="x">The elements.</param>
    /// <param name="y">The other elements.</param>
    /// <param name="result">The value.</param>
    /// <param name="xTangent">The direction.</param>
    /// <param name="yTangent">The direction of the others.</param>
    /// <returns>The derivative in the direction.</returns>
    public static T ProductOfDifferencesJvp<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where T : struct, IFloatingPointIeee754<T> => Push<ProductOfDifferencesSlopes, T>(x, y, result, xTangent, yTangent);
}
