using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>All lanes put together.</content>
public static partial class Vectors
{
    /// <summary>The sum of all lanes.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>Their sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector512<T> lanes) => Vector512.Sum(lanes);

    /// <inheritdoc cref="Sum{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> lanes) => Vector256.Sum(lanes);

    /// <summary>The sums of the lanes of both halves.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>Half as many sums.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Halves<T>(Vector512<T> lanes) => lanes.GetLower() + lanes.GetUpper();

    /// <summary>The product of all lanes.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>One of that type.</returns>
    public static T Product<T>(Vector512<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector512<T>.Count; k++)
        {
            result = result * lanes[k];
        }

        return result;
    }

    /// <inheritdoc cref="Product{T}(Vector512{T})"/>
    public static T Product<T>(Vector256<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector256<T>.Count; k++)
        {
            result = result * lanes[k];
        }

        return result;
    }

    /// <summary>The largest of all lanes, NaN if one is.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>One of that type.</returns>
    public static T Max<T>(Vector512<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector512<T>.Count; k++)
        {
            result = T.Max(result, lanes[k]);
        }

        return result;
    }

    /// <inheritdoc cref="Max{T}(Vector512{T})"/>
    public static T Max<T>(Vector256<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector256<T>.Count; k++)
        {
            result = T.Max(result, lanes[k]);
        }

        return result;
    }

    /// <summary>The smallest of all lanes, NaN if one is.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>One of that type.</returns>
    public static T Min<T>(Vector512<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector512<T>.Count; k++)
        {
            result = T.Min(result, lanes[k]);
        }

        return result;
    }

    /// <inheritdoc cref="Min{T}(Vector512{T})"/>
    public static T Min<T>(Vector256<T> lanes)
        where T : struct, INumber<T>
    {
        T result = lanes[0];
        for (int k = 1; k < Vector256<T>.Count; k++)
        {
            result = T.Min(result, lanes[k]);
        }

        return result;
    }

    /// <summary>The last lane: that of the last iteration.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>The number in the last lane.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Last<T>(Vector512<T> lanes) => lanes[Vector512<T>.Count - 1];

    /// <inheritdoc cref="Last{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Last<T>(Vector256<T> lanes) => lanes[Vector256<T>.Count - 1];
}
