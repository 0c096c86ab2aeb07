using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>The hyperbolic tangent.</content>
public static partial class Vectors
{
    /// <summary>The hyperbolic tangent of each lane, within 4 units in the last place.</summary>
    /// <param name="x">The arguments.</param>
    /// <returns>The values.</returns>
    /// <remarks>Near 0 a convergent of Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + ..))), else 1 - 2 / (exp(2 |x|) + 1).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        Vector512<double> size = Vector512.Abs(x), square = x * x;
        Vector512<double> isSmall = Vector512.LessThan(size, Vector512.Create(0.625));
        Vector512<double> above = x * MultiplyAdd(MultiplyAdd(MultiplyAdd(Vector512.Create(36.0), square, Vector512.Create(6930.0)), square, Vector512.Create(270270.0)), square, Vector512.Create(2027025.0));
        Vector512<double> below = MultiplyAdd(MultiplyAdd(MultiplyAdd(square + Vector512.Create(630.0), square, Vector512.Create(51975.0)), square, Vector512.Create(945945.0)), square, Vector512.Create(2027025.0));
        Vector512<double> exp = Exp(size + size);
        Vector512<double> quotient = Vector512.ConditionalSelect(isSmall, above, Vector512.Create(2.0)) / Vector512.ConditionalSelect(isSmall, below, exp + Vector512.Create(1.0));
        return Vector512.ConditionalSelect(isSmall, quotient, (Vector512.Create(1.0) - quotient) | (x & Vector512.Create(-0.0)));
    }

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x), square = x * x;
        Vector512<float> isSmall = Vector512.LessThan(size, Vector512.Create(0.625f));
        Vector512<float> above = x * MultiplyAdd(MultiplyAdd(MultiplyAdd(Vector512.Create(36f), square, Vector512.Create(6930f)), square, Vector512.Create(270270f)), square, Vector512.Create(2027025f));
        Vector512<float> below = MultiplyAdd(MultiplyAdd(MultiplyAdd(square + Vector512.Create(630f), square, Vector512.Create(51975f)), square, Vector512.Create(945945f)), square, Vector512.Create(2027025f));
        Vector512<float> exp = Exp(size + size);
        Vector512<float> quotient = Vector512.ConditionalSelect(isSmall, above, Vector512.Create(2f)) / Vector512.ConditionalSelect(isSmall, below, exp + Vector512.Create(1f));
        return Vector512.ConditionalSelect(isSmall, quotient, (Vector512.Create(1f) - quotient) | (x & Vector512.Create(-0.0f)));
    }

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        Vector256<double> size = Vector256.Abs(x), square = x * x;
        Vector256<double> isSmall = Vector256.LessThan(size, Vector256.Create(0.625));
        Vector256<double> above = x * MultiplyAdd(MultiplyAdd(MultiplyAdd(Vector256.Create(36.0), square, Vector256.Create(6930.0)), square, Vector256.Create(270270.0)), square, Vector256.Create(2027025.0));
        Vector256<double> below = MultiplyAdd(MultiplyAdd(MultiplyAdd(square + Vector256.Create(630.0), square, Vector256.Create(51975.0)), square, Vector256.Create(945945.0)), square, Vector256.Create(2027025.0));
        Vector256<double> exp = Exp(size + size);
        Vector256<double> quotient = Vector256.ConditionalSelect(isSmall, above, Vector256.Create(2.0)) / Vector256.ConditionalSelect(isSmall, below, exp + Vector256.Create(1.0));
        return Vector256.ConditionalSelect(isSmall, quotient, (Vector256.Create(1.0) - quotient) | (x & Vector256.Create(-0.0)));
    }

    /// <inheritdoc cref="Tanh(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> size = Vector256.Abs(x), square = x * x;
        Vector256<float> isSmall = Vector256.LessThan(size, Vector256.Create(0.625f));
        Vector256<float> above = x * MultiplyAdd(MultiplyAdd(MultiplyAdd(Vector256.Create(36f), square, Vector256.Create(6930f)), square, Vector256.Create(270270f)), square, Vector256.Create(2027025f));
        Vector256<float> below = MultiplyAdd(MultiplyAdd(MultiplyAdd(square + Vector256.Create(630f), square, Vector256.Create(51975f)), square, Vector256.Create(945945f)), square, Vector256.Create(2027025f));
        Vector256<float> exp = Exp(size + size);
        Vector256<float> quotient = Vector256.ConditionalSelect(isSmall, above, Vector256.Create(2f)) / Vector256.ConditionalSelect(isSmall, below, exp + Vector256.Create(1f));
        return Vector256.ConditionalSelect(isSmall, quotient, (Vector256.Create(1f) - quotient) | (x & Vector256.Create(-0.0f)));
    }
}
