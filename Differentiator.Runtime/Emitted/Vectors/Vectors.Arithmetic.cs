using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <content>Arithmetic of lanes.</content>
public static partial class Vectors
{
    /// <summary><c>x * y + z</c>, rounded once where the processor can.</summary>
    /// <param name="x">A factor.</param>
    /// <param name="y">The other factor.</param>
    /// <param name="z">What is added to their product.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> x, Vector512<double> y, Vector512<double> z) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(x, y, z) : x * y + z;

    /// <inheritdoc cref="MultiplyAdd(Vector512{double}, Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(x, y, z) : x * y + z;

    /// <inheritdoc cref="MultiplyAdd(Vector512{double}, Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
        Fma.IsSupported ? Fma.MultiplyAdd(x, y, z) : x * y + z;

    /// <inheritdoc cref="MultiplyAdd(Vector512{double}, Vector512{double}, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) =>
        Fma.IsSupported ? Fma.MultiplyAdd(x, y, z) : x * y + z;

    /// <summary>The larger number in each lane, as <see cref="System.Math.Max(double, double)"/> finds it: NaN if one is, and -0 is less than 0.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="x">Numbers.</param>
    /// <param name="y">Numbers.</param>
    /// <returns>The larger ones.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max<T>(Vector512<T> x, Vector512<T> y)
    {
        Vector512<T> own = Vector512.GreaterThan(x, y) | ~Vector512.Equals(x, x);
        return Vector512.ConditionalSelect(Vector512.Equals(x, y), x & y, Vector512.ConditionalSelect(own, x, y));
    }

    /// <inheritdoc cref="Max{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max<T>(Vector256<T> x, Vector256<T> y)
    {
        Vector256<T> own = Vector256.GreaterThan(x, y) | ~Vector256.Equals(x, x);
        return Vector256.ConditionalSelect(Vector256.Equals(x, y), x & y, Vector256.ConditionalSelect(own, x, y));
    }

    /// <summary>The smaller number in each lane, as <see cref="System.Math.Min(double, double)"/> finds it: NaN if one is, and -0 is less than 0.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="x">Numbers.</param>
    /// <param name="y">Numbers.</param>
    /// <returns>The smaller ones.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min<T>(Vector512<T> x, Vector512<T> y)
    {
        Vector512<T> own = Vector512.LessThan(x, y) | ~Vector512.Equals(x, x);
        return Vector512.ConditionalSelect(Vector512.Equals(x, y), x | y, Vector512.ConditionalSelect(own, x, y));
    }

    /// <inheritdoc cref="Min{T}(Vector512{T}, Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min<T>(Vector256<T> x, Vector256<T> y)
    {
        Vector256<T> own = Vector256.LessThan(x, y) | ~Vector256.Equals(x, x);
        return Vector256.ConditionalSelect(Vector256.Equals(x, y), x | y, Vector256.ConditionalSelect(own, x, y));
    }
}
