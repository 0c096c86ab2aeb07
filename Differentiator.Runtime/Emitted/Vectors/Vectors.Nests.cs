using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <content>Several data points at once: their rows side by side, and elements that are apart.</content>
public static partial class Vectors
{
    /// <summary>Puts rows side by side: the first lanes hold the first row, and so on.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="elements">The rows, one after another.</param>
    /// <param name="start">Where the first row begins.</param>
    /// <param name="stride">From the beginning of a row to that of the next one.</param>
    /// <param name="rows">As long as a row; lane k of each element is overwritten with that of row k.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not there.</exception>
    public static void Rows<T>(ReadOnlySpan<T> elements, int start, int stride, Span<Vector512<T>> rows)
        where T : struct => Rows(elements, start, stride, MemoryMarshal.Cast<Vector512<T>, T>(rows), Vector512<T>.Count);

    /// <inheritdoc cref="Rows{T}(ReadOnlySpan{T}, int, int, Span{Vector512{T}})"/>
    public static void Rows<T>(ReadOnlySpan<T> elements, int start, int stride, Span<Vector256<T>> rows)
        where T : struct => Rows(elements, start, stride, MemoryMarshal.Cast<Vector256<T>, T>(rows), Vector256<T>.Count);

    /// <summary>Puts rows side by side: the first lanes hold the first row, and so on.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="elements">The rows.</param>
    /// <param name="first">The index of the first row.</param>
    /// <param name="rows">As long as a row; lane k of each element is overwritten with that of row k.</param>
    public static void Rows<T>(T[][] elements, int first, Span<Vector512<T>> rows)
        where T : struct => Rows(elements.AsSpan(first, Vector512<T>.Count), MemoryMarshal.Cast<Vector512<T>, T>(rows));

    /// <inheritdoc cref="Rows{T}(T[][], int, Span{Vector512{T}})"/>
    public static void Rows<T>(T[][] elements, int first, Span<Vector256<T>> rows)
        where T : struct => Rows(elements.AsSpan(first, Vector256<T>.Count), MemoryMarshal.Cast<Vector256<T>, T>(rows));

    /// <summary>Whether there are rows at all indices of a range, all of the same length.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="elements">The rows; null counts as none.</param>
    /// <param name="start">The first index.</param>
    /// <param name="end">Behind the last index.</param>
    /// <returns>False if a row is missing, or longer than another one.</returns>
    public static bool AreAlike<T>(T[][] elements, int start, int end)
    {
        if (elements is null || start < 0 || end > elements.Length || start >= end || elements[start] is not { } first)
            return false;
        for (int k = start + 1; k < end; k++)
        {
            if (elements[k] is not { } row || row.Length != first.Length)
                return false;
        }

        return true;
    }

    /// <summary>Elements that are apart from each other.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The index of the first one.</param>
    /// <param name="stride">From each one to the next.</param>
    /// <returns>A lane for each.</returns>
    /// <exception cref="IndexOutOfRangeException">One is not there.</exception>
    public static Vector512<double> Gather512(ReadOnlySpan<double> elements, int index, int stride) =>
        Vector512.Create(Gather256(elements, index, stride), Gather256(elements, index + (4 * stride), stride));

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    public static Vector512<double> Gather512(double[] elements, int index, int stride) => Gather512(Elements(elements), index, stride);

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    public static Vector512<float> Gather512(ReadOnlySpan<float> elements, int index, int stride) =>
        Vector512.Create(Gather256(elements, index, stride), Gather256(elements, index + (8 * stride), stride));

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    public static Vector512<float> Gather512(float[] elements, int index, int stride) => Gather512(Elements(elements), index, stride);

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Gather256(ReadOnlySpan<double> elements, int index, int stride) =>
        Vector256.Create(elements[index], elements[index + stride], elements[index + (2 * stride)], elements[index + (3 * stride)]);

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Gather256(double[] elements, int index, int stride) => Gather256(Elements(elements), index, stride);

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    public static Vector256<float> Gather256(ReadOnlySpan<float> elements, int index, int stride) => Vector256.Create(
        elements[index], elements[index + stride], elements[index + (2 * stride)], elements[index + (3 * stride)],
        elements[index + (4 * stride)], elements[index + (5 * stride)], elements[index + (6 * stride)], elements[index + (7 * stride)]);

    /// <inheritdoc cref="Gather512(ReadOnlySpan{double}, int, int)"/>
    public static Vector256<float> Gather256(float[] elements, int index, int stride) => Gather256(Elements(elements), index, stride);

    /// <summary>Adds to elements that are apart from each other, or the same.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">What is added, a lane to each.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The index of the first one.</param>
    /// <param name="stride">From each one to the next.</param>
    /// <exception cref="IndexOutOfRangeException">One is not there.</exception>
    public static void ScatterAdd<T>(Vector512<T> lanes, Span<T> elements, int index, int stride)
        where T : struct, System.Numerics.INumber<T>
    {
        for (int k = 0; k < Vector512<T>.Count; k++)
        {
            elements[index + (k * stride)] += lanes[k];
        }
    }

    /// <inheritdoc cref="ScatterAdd{T}(Vector512{T}, Span{T}, int, int)"/>
    public static void ScatterAdd<T>(Vector256<T> lanes, Span<T> elements, int index, int stride)
        where T : struct, System.Numerics.INumber<T>
    {
        for (int k = 0; k < Vector256<T>.Count; k++)
        {
            elements[index + (k * stride)] += lanes[k];
        }
    }

    /// <summary>Whether any lane of a mask is set.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="mask">In each lane all bits or none.</param>
    /// <returns>False if no lane is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any<T>(Vector512<T> mask) => mask.AsInt64() != Vector512<long>.Zero;

    /// <inheritdoc cref="Any{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any<T>(Vector256<T> mask) => mask.AsInt64() != Vector256<long>.Zero;

    /// <summary>Whether the numbers in all lanes are finite and none is zero: a product with them needs no more than a multiplication.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <returns>False if there is an infinity, a zero or NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreRegular<T>(Vector512<T> lanes) => Vector512.GreaterThanAll(Vector512.Abs(lanes), lanes - lanes); // 0, or NaN where it is not finite

    /// <inheritdoc cref="AreRegular{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreRegular<T>(Vector256<T> lanes) => Vector256.GreaterThanAll(Vector256.Abs(lanes), lanes - lanes);

    private static void Rows<T>(ReadOnlySpan<T> elements, int start, int stride, Span<T> rows, int lanes)
    {
        for (int k = 0; k < lanes; k++)
        {
            Spread(elements.Slice(start + (k * stride), rows.Length / lanes), rows, k, lanes);
        }
    }

    private static void Rows<T>(ReadOnlySpan<T[]> elements, Span<T> rows)
    {
        for (int k = 0; k < elements.Length; k++)
        {
            Spread<T>(elements[k], rows, k, elements.Length);
        }
    }

    private static void Spread<T>(ReadOnlySpan<T> row, Span<T> rows, int lane, int lanes)
    {
        for (int j = 0, at = lane; j < row.Length; j++, at += lanes)
        {
            rows[at] = row[j];
        }
    }

    // It throws where there is no array.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<T> Elements<T>(T[] elements) => elements.AsSpan(0, elements.Length);
}
