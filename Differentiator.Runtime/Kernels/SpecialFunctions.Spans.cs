using System;
using System.Numerics;

namespace Differentiator;

// Functions of all elements of a span.
public static partial class SpecialFunctions
{
    /// <summary>
    /// The logarithm of the sum of the exponentials of all elements, without overflow; the derivative is the softmax of the elements.
    /// </summary>
    /// <param name="x">The exponents.</param>
    /// <returns>Minus infinity for an empty span.</returns>
    /// <example><c>double loss = SpecialFunctions.LogSumExp(logits) - logits[label];</c></example>
    [Derivative(nameof(LogSumExpVjp)), Derivative(nameof(LogSumExpJvp))]
    public static double LogSumExp(ReadOnlySpan<double> x) => LogSumExpOf(x);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    [Derivative(nameof(LogSumExpVjp)), Derivative(nameof(LogSumExpJvp))]
    public static float LogSumExp(ReadOnlySpan<float> x) => LogSumExpOf(x);

    /// <summary>
    /// The root of the sum of the squares of all elements, without overflow or underflow on the way; the derivative is
    /// <c>x / SafeNorm(x)</c>, and 0 where the norm is 0.
    /// </summary>
    /// <param name="x">The components.</param>
    /// <returns>0 for an empty span.</returns>
    [Derivative(nameof(SafeNormVjp)), Derivative(nameof(SafeNormJvp))]
    public static double SafeNorm(ReadOnlySpan<double> x) => SafeNormOf(x);

    /// <inheritdoc cref="SafeNorm(ReadOnlySpan{double})"/>
    [Derivative(nameof(SafeNormVjp)), Derivative(nameof(SafeNormJvp))]
    public static float SafeNorm(ReadOnlySpan<float> x) => SafeNormOf(x);

    /// <summary>
    /// The exponential of each element divided by the sum of all, without overflow; the derivative is that of its formula.
    /// </summary>
    /// <param name="x">The exponents.</param>
    /// <param name="destination">Gets the shares, which add up to 1; may be <paramref name="x"/> itself, or longer.</param>
    /// <exception cref="ArgumentException">The destination is shorter, or overlaps the exponents elsewhere.</exception>
    /// <example><c>SpecialFunctions.Softmax(logits, probabilities);</c></example>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> destination) => SoftmaxOf(x, destination);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> destination) => SoftmaxOf(x, destination);

    /// <summary>The derivative of <see cref="LogSumExp(ReadOnlySpan{double})"/> in reverse form.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void LogSumExpVjp(ReadOnlySpan<double> x, double resultCotangent, Span<double> xGradient) =>
        AddSoftmax(x, resultCotangent, xGradient);

    /// <inheritdoc cref="LogSumExpVjp(ReadOnlySpan{double}, double, Span{double})"/>
    public static void LogSumExpVjp(ReadOnlySpan<float> x, float resultCotangent, Span<float> xGradient) =>
        AddSoftmax(x, resultCotangent, xGradient);

    /// <summary>The derivative of <see cref="LogSumExp(ReadOnlySpan{double})"/> in forward form.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The value and its derivative in the direction.</returns>
    public static (double Value, double Tangent) LogSumExpJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent) =>
        SoftmaxMean(x, xTangent);

    /// <inheritdoc cref="LogSumExpJvp(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static (float Value, float Tangent) LogSumExpJvp(ReadOnlySpan<float> x, ReadOnlySpan<float> xTangent) =>
        SoftmaxMean(x, xTangent);

    /// <summary>The derivative of <see cref="SafeNorm(ReadOnlySpan{double})"/> in reverse form.</summary>
    /// <param name="x">The components.</param>
    /// <param name="result">The value.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to; empty if not asked for.</param>
    public static void SafeNormVjp(ReadOnlySpan<double> x, double result, double resultCotangent, Span<double> xGradient) =>
        AddDirection(x, result, resultCotangent, xGradient);

    /// <inheritdoc cref="SafeNormVjp(ReadOnlySpan{double}, double, double, Span{double})"/>
    public static void SafeNormVjp(ReadOnlySpan<float> x, float result, float resultCotangent, Span<float> xGradient) =>
        AddDirection(x, result, resultCotangent, xGradient);

    /// <summary>The derivative of <see cref="SafeNorm(ReadOnlySpan{double})"/> in forward form.</summary>
    /// <param name="x">The components.</param>
    /// <param name="xTangent">The direction.</param>
    /// <returns>The value and its derivative in the direction.</returns>
    public static (double Value, double Tangent) SafeNormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> xTangent) =>
        Along(x, xTangent);

    /// <inheritdoc cref="SafeNormJvp(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static (float Value, float Tangent) SafeNormJvp(ReadOnlySpan<float> x, ReadOnlySpan<float> xTangent) =>
        Along(x, xTangent);

    private static T LogSumExpOf<T>(ReadOnlySpan<T> x)
        where T : struct, IFloatingPointIeee754<T>
    {
        (T largest, T sum) = Exponentials(x);
        return T.IsFinite(largest) ? largest + T.Log(sum) : largest;
    }

    private static void SoftmaxOf<T>(ReadOnlySpan<T> x, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (destination.Length < x.Length)
            throw new ArgumentException($"The destination has {destination.Length} elements, too few for {x.Length}.", nameof(destination));
        if (x.Overlaps(destination, out int offset) && offset != 0)
            throw new ArgumentException("The destination overlaps the exponents, and does not begin where they do.", nameof(destination));
        (T largest, T sum) = Exponentials(x);
        for (int i = 0; i < x.Length; i++)
            destination[i] = T.Exp(x[i] - largest) / sum;
    }

    // The largest exponent, and the sum of the exponentials divided by its own.
    private static (T Largest, T Sum) Exponentials<T>(ReadOnlySpan<T> x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T largest = T.NegativeInfinity, sum = T.Zero;
        foreach (T exponent in x)
            largest = T.Max(largest, exponent);
        foreach (T exponent in x)
            sum += T.Exp(exponent - largest);
        return (largest, sum);
    }

    // x̄ += r̄ softmax(x), not exp(x - r): the rounding of a large r would be in all digits of a small power.
    private static void AddSoftmax<T>(ReadOnlySpan<T> x, T cotangent, Span<T> gradient)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (cotangent == T.Zero || gradient.IsEmpty)
            return;
        (T largest, T sum) = Exponentials(x);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += cotangent * (T.Exp(x[i] - largest) / sum);
    }

    private static (T Value, T Tangent) SoftmaxMean<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> direction)
        where T : struct, IFloatingPointIeee754<T>
    {
        T tangent = T.Zero;
        (T largest, T sum) = Exponentials(x);
        for (int i = 0; i < x.Length; i++)
            tangent += direction[i] == T.Zero ? T.Zero : direction[i] * (T.Exp(x[i] - largest) / sum);
        return (T.IsFinite(largest) ? largest + T.Log(sum) : largest, tangent);
    }

    // Only where the plain sum has left the range in which its terms are exact is everything divided by the largest.
    private static T SafeNormOf<T>(ReadOnlySpan<T> x)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.Zero, largest = T.Zero, bound = T.ScaleB(T.One, typeof(T) == typeof(double) ? -900 : -90);
        foreach (T component in x)
            sum += component * component;
        if (sum >= bound && T.IsFinite(sum))
            return T.Sqrt(sum);
        foreach (T component in x)
            largest = T.MaxMagnitude(largest, component);
        if (largest == T.Zero || !T.IsFinite(largest))
            return T.Abs(largest);
        sum = T.Zero;
        foreach (T component in x)
            sum += component / largest * (component / largest);
        return T.Abs(largest) * T.Sqrt(sum);
    }

    // x̄ += r̄ x / r
    private static void AddDirection<T>(ReadOnlySpan<T> x, T result, T cotangent, Span<T> gradient)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (cotangent == T.Zero || result == T.Zero)
            return;
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += cotangent * (x[i] / result);
    }

    private static (T Value, T Tangent) Along<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> direction)
        where T : struct, IFloatingPointIeee754<T>
    {
        T value = SafeNormOf(x), tangent = T.Zero;
        for (int i = 0; i < x.Length && value != T.Zero; i++)
            tangent += direction[i] == T.Zero ? T.Zero : direction[i] * (x[i] / value);
        return (value, tangent);
    }
}
