using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>The checks that emitted code makes of a caller's destinations before it writes anything.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DestinationGuard
{
    /// <summary>Demands that a destination has as many elements as the input that it belongs to.</summary>
    /// <param name="length">The length of the destination.</param>
    /// <param name="expected">The length that it must have.</param>
    /// <param name="destination">The name of the destination's parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int length, int expected, string destination)
    {
        if (length != expected)
        {
            ThrowLength(length, expected, destination);
        }
    }

    /// <summary>Demands that a destination shares no byte with another span. An empty span shares nothing.</summary>
    /// <typeparam name="TDestination">The type of the destination's elements.</typeparam>
    /// <typeparam name="TOther">The type of the other span's elements.</typeparam>
    /// <param name="destination">The destination.</param>
    /// <param name="destinationName">The name of the destination's parameter.</param>
    /// <param name="other">The span that must lie elsewhere: an input or another destination.</param>
    /// <param name="otherName">The name of the other parameter.</param>
    /// <exception cref="ArgumentException">The two overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<TDestination, TOther>(
        ReadOnlySpan<TDestination> destination, string destinationName, ReadOnlySpan<TOther> other, string otherName)
    {
        if (Overlap(destination, other))
        {
            ThrowOverlap(destinationName, otherName);
        }
    }

    /// <inheritdoc cref="Disjoint{TDestination, TOther}(ReadOnlySpan{TDestination}, string, ReadOnlySpan{TOther}, string)"/>
    /// <remarks>This overload lets compilers before C# 14 infer the types of the elements.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<TDestination, TOther>(
        Span<TDestination> destination, string destinationName, ReadOnlySpan<TOther> other, string otherName) =>
        Disjoint((ReadOnlySpan<TDestination>)destination, destinationName, other, otherName);

    /// <inheritdoc cref="Disjoint{TDestination, TOther}(ReadOnlySpan{TDestination}, string, ReadOnlySpan{TOther}, string)"/>
    /// <remarks>This overload lets compilers before C# 14 infer the types of the elements.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<TDestination, TOther>(
        Span<TDestination> destination, string destinationName, Span<TOther> other, string otherName) =>
        Disjoint((ReadOnlySpan<TDestination>)destination, destinationName, (ReadOnlySpan<TOther>)other, otherName);

    // MemoryExtensions.Overlaps for two types: one unsigned comparison tells "other starts inside destination",
    // the second "destination starts inside other".
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Overlap<TDestination, TOther>(ReadOnlySpan<TDestination> destination, ReadOnlySpan<TOther> other)
    {
        if (destination.IsEmpty || other.IsEmpty)
        {
            return false;
        }

        nint offset = Unsafe.ByteOffset(
            ref Unsafe.As<TDestination, byte>(ref MemoryMarshal.GetReference(destination)),
            ref Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(other)));
        nint destinationBytes = destination.Length * (nint)Unsafe.SizeOf<TDestination>();
        nint otherBytes = other.Length * (nint)Unsafe.SizeOf<TOther>();
        return (nuint)offset < (nuint)destinationBytes || (nuint)(-offset) < (nuint)otherBytes;
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string destination) =>
        throw new ArgumentException($"The length of '{destination}' is {length}; it must be {expected}.", destination);

    [DoesNotReturn]
    private static void ThrowOverlap(string destination, string other) =>
        throw new ArgumentException($"'{destination}' overlaps '{other}'; a destination needs memory of its own.", destination);
}
