using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>What vector bodies of derivatives need besides the framework's own vectors: a number of an iteration in each lane.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Vectors
{
    /// <summary>Where the whole vectors of a loop end.</summary>
    /// <param name="start">The first index.</param>
    /// <param name="end">Behind the last index.</param>
    /// <param name="lanes">How many iterations a vector holds.</param>
    /// <returns>The index behind the last whole vector; <paramref name="start"/> if there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(int start, int end, int lanes) => start < 0 || end <= start ? start : start + (int)((uint)(end - start) / (uint)lanes * (uint)lanes);

    /// <summary>How far a loop can go that accesses <c>array[offset + i]</c>, without leaving the array.</summary>
    /// <param name="length">The length of the array.</param>
    /// <param name="offset">How far the element is from the index.</param>
    /// <param name="start">The first index.</param>
    /// <returns>Behind the last such index; <paramref name="start"/> if the first element is not there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Reach(int length, int offset, int start) =>
        (offset | start) >= 0 ? length - offset
        : (long)start + offset < 0 ? start : (int)Math.Min((long)length - offset, int.MaxValue);

    /// <summary>As many elements as the vector has lanes, unchecked.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The first of them.</param>
    /// <returns>A lane for each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(T[] elements, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(elements), (nuint)index);

    /// <inheritdoc cref="Load512{T}(T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(Span<T> elements, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);

    /// <inheritdoc cref="Load512{T}(T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(ReadOnlySpan<T> elements, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);

    /// <inheritdoc cref="Load512{T}(T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(T[] elements, int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(elements), (nuint)index);

    /// <inheritdoc cref="Load512{T}(T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(Span<T> elements, int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);

    /// <inheritdoc cref="Load512{T}(T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(ReadOnlySpan<T> elements, int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);

    /// <summary>Overwrites as many elements as the vector has lanes, unchecked.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="lanes">The numbers.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="index">The first of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> lanes, T[] elements, int index) => lanes.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(elements), (nuint)index);

    /// <inheritdoc cref="Store{T}(Vector512{T}, T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> lanes, Span<T> elements, int index) => lanes.StoreUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);

    /// <inheritdoc cref="Store{T}(Vector512{T}, T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> lanes, T[] elements, int index) => lanes.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(elements), (nuint)index);

    /// <inheritdoc cref="Store{T}(Vector512{T}, T[], int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> lanes, Span<T> elements, int index) => lanes.StoreUnsafe(ref MemoryMarshal.GetReference(elements), (nuint)index);
}
