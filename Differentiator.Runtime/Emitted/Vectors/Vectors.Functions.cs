#if !NET9_0_OR_GREATER
using System;
#endif
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <content>Functions of lanes: the framework's own where it has them, else those of numbers, lane by lane.</content>
public static partial class Vectors
{
    /// <summary>e to the power of each lane.</summary>
    /// <param name="x">The arguments.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) =>
#if NET9_0_OR_GREATER
        Avx512F.IsSupported ? ExpWide(x) : Vector512.Exp(x);
#else
        Avx512F.IsSupported ? ExpWide(x) : Each(x, Math.Exp);
#endif

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) =>
#if NET9_0_OR_GREATER
        Vector512.Exp(x);
#else
        Each(x, MathF.Exp);
#endif

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) =>
#if NET9_0_OR_GREATER
        Vector256.Exp(x);
#else
        Each(x, Math.Exp);
#endif

    /// <inheritdoc cref="Exp(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) =>
#if NET9_0_OR_GREATER
        Vector256.Exp(x);
#else
        Each(x, MathF.Exp);
#endif

    /// <summary>The natural logarithm of each lane.</summary>
    /// <param name="x">The arguments.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) =>
#if NET9_0_OR_GREATER
        Avx512F.IsSupported ? LogWide(x) : Vector512.Log(x);
#else
        Avx512F.IsSupported ? LogWide(x) : Each(x, Math.Log);
#endif

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) =>
#if NET9_0_OR_GREATER
        Vector512.Log(x);
#else
        Each(x, MathF.Log);
#endif

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) =>
#if NET9_0_OR_GREATER
        Vector256.Log(x);
#else
        Each(x, Math.Log);
#endif

    /// <inheritdoc cref="Log(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) =>
#if NET9_0_OR_GREATER
        Vector256.Log(x);
#else
        Each(x, MathF.Log);
#endif

    /// <summary>The sine of each lane, in radians.</summary>
    /// <param name="x">The arguments.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x) =>
#if NET9_0_OR_GREATER
        Vector512.Sin(x);
#else
        Each(x, Math.Sin);
#endif

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sin(Vector512<float> x) =>
#if NET9_0_OR_GREATER
        Vector512.Sin(x);
#else
        Each(x, MathF.Sin);
#endif

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x) =>
#if NET9_0_OR_GREATER
        Vector256.Sin(x);
#else
        Each(x, Math.Sin);
#endif

    /// <inheritdoc cref="Sin(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> x) =>
#if NET9_0_OR_GREATER
        Vector256.Sin(x);
#else
        Each(x, MathF.Sin);
#endif

    /// <summary>The cosine of each lane, in radians.</summary>
    /// <param name="x">The arguments.</param>
    /// <returns>The values.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x) =>
#if NET9_0_OR_GREATER
        Vector512.Cos(x);
#else
        Each(x, Math.Cos);
#endif

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x) =>
#if NET9_0_OR_GREATER
        Vector512.Cos(x);
#else
        Each(x, MathF.Cos);
#endif

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x) =>
#if NET9_0_OR_GREATER
        Vector256.Cos(x);
#else
        Each(x, Math.Cos);
#endif

    /// <inheritdoc cref="Cos(Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x) =>
#if NET9_0_OR_GREATER
        Vector256.Cos(x);
#else
        Each(x, MathF.Cos);
#endif

#if !NET9_0_OR_GREATER
    private static Vector512<double> Each(Vector512<double> x, Func<double, double> function)
    {
        for (int k = 0; k < Vector512<double>.Count; k++)
        {
            x = x.WithElement(k, function(x[k]));
        }

        return x;
    }

    private static Vector512<float> Each(Vector512<float> x, Func<float, float> function)
    {
        for (int k = 0; k < Vector512<float>.Count; k++)
        {
            x = x.WithElement(k, function(x[k]));
        }

        return x;
    }

    private static Vector256<double> Each(Vector256<double> x, Func<double, double> function)
    {
        for (int k = 0; k < Vector256<double>.Count; k++)
        {
            x = x.WithElement(k, function(x[k]));
        }

        return x;
    }

    private static Vector256<float> Each(Vector256<float> x, Func<float, float> function)
    {
        for (int k = 0; k < Vector256<float>.Count; k++)
        {
            x = x.WithElement(k, function(x[k]));
        }

        return x;
    }
#endif
}
