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
    /// <summary>A variable as a span, for the checks below: what C# 11 cannot write where the framework takes references that are read only.</summary>
    /// <typeparam name="T">The variable's type.</typeparam>
    /// <param name="value">The variable.</param>
    /// <returns>A span of the one variable.</returns>
    public static ReadOnlySpan<T> SpanOf<T>(in T value) => new(in value);

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

    /// <summary>Demands that scratch memory has as many elements as are taken from it, or more.</summary>
    /// <param name="length">The length of the caller's span.</param>
    /// <param name="taken">How many elements are taken.</param>
    /// <param name="scratch">The name of the span's parameter.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Capacity(int length, int taken, string scratch)
    {
        if (length < taken)
        {
            ThrowCapacity(length, taken, scratch);
        }
    }

    /// <summary>Throws if a matrix has not the shape of another.</summary>
    public static void Shape(Matrix destination, Matrix source, string name)
    {
        if (!destination.HasShapeOf(source))
            throw new ArgumentException($"'{name}' is {destination}, but {source} is expected.", name);
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

    /// <summary>Demands that an input which is written shares no byte with another input.</summary>
    /// <typeparam name="TWritten">The type of the written input's elements.</typeparam>
    /// <typeparam name="TOther">The type of the other input's elements.</typeparam>
    /// <param name="written">The input that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The other input.</param>
    /// <param name="otherName">The name of the other parameter.</param>
    /// <exception cref="ArgumentException">The two overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WrittenDisjoint<TWritten, TOther>(Span<TWritten> written, string writtenName, ReadOnlySpan<TOther> other, string otherName)
    {
        if (Overlap((ReadOnlySpan<TWritten>)written, other))
        {
            ThrowWrittenOverlap(writtenName, otherName);
        }
    }

    /// <inheritdoc cref="WrittenDisjoint{TWritten, TOther}(Span{TWritten}, string, ReadOnlySpan{TOther}, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WrittenDisjoint<TWritten, TOther>(Span<TWritten> written, string writtenName, Span<TOther> other, string otherName) =>
        WrittenDisjoint(written, writtenName, (ReadOnlySpan<TOther>)other, otherName);

    /// <summary>Demands that a rectangular destination is another array of the same shape as the input that it belongs to.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="source">The input.</param>
    /// <param name="destinationName">The name of the destination's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or the two are one array.</exception>
    public static void Shape(Array destination, Array source, string destinationName)
    {
        ArgumentNullException.ThrowIfNull(destination, destinationName);
        bool isSame = destination.Rank == source.Rank && !ReferenceEquals(destination, source);
        for (int dimension = 0; isSame && dimension < source.Rank; dimension++)
        {
            isSame = destination.GetLength(dimension) == source.GetLength(dimension);
        }

        if (!isSame)
        {
            throw new ArgumentException($"'{destinationName}' must be an array of its own of the same shape as its input.", destinationName);
        }
    }

    /// <summary>Demands that a jagged destination has rows of its own, as many and as long as those of the input that it belongs to.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="destination">The destination.</param>
    /// <param name="source">The input.</param>
    /// <param name="destinationName">The name of the destination's parameter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException">The numbers or lengths of rows differ, or a row is one of the input's.</exception>
    public static void Shape<T>(T[][] destination, T[][] source, string destinationName)
    {
        Shape((Array)destination, source, destinationName);
        for (int row = 0; row < source.Length; row++)
        {
            if (destination[row] is null || destination[row].Length != source[row].Length || ReferenceEquals(destination[row], source[row]))
            {
                throw new ArgumentException($"Row {row} of '{destinationName}' must be an array of its own, as long as that of its input.", destinationName);
            }
        }
    }

    /// <summary>Demands that a destination is not the same array as an input or another destination.</summary>
    /// <param name="destination">The destination, a rectangular or jagged array.</param>
    /// <param name="destinationName">The name of the destination's parameter.</param>
    /// <param name="other">The array that must be another one.</param>
    /// <param name="otherName">The name of the other parameter.</param>
    /// <exception cref="ArgumentException">The two are one array.</exception>
    public static void Distinct(Array destination, string destinationName, Array? other, string otherName)
    {
        if (ReferenceEquals(destination, other))
        {
            ThrowOverlap(destinationName, otherName);
        }
    }

    /// <summary>Demands that a rectangular input which is written is not the same array as another input.</summary>
    /// <param name="written">The input that is written.</param>
    /// <param name="writtenName">The name of its parameter.</param>
    /// <param name="other">The other input.</param>
    /// <param name="otherName">The name of the other parameter.</param>
    /// <exception cref="ArgumentException">The two are one array.</exception>
    public static void WrittenDistinct(Array? written, string writtenName, Array? other, string otherName)
    {
        if (written is not null && ReferenceEquals(written, other))
        {
            ThrowWrittenOverlap(writtenName, otherName);
        }
    }

    /// <summary>Demands that the rows of an input which is written share no byte with another input, nor any row with another row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="rows">The jagged input.</param>
    /// <param name="rowsName">The name of its parameter.</param>
    /// <param name="other">The other input; may be empty.</param>
    /// <param name="otherName">The name of the other parameter.</param>
    /// <exception cref="ArgumentException">A row overlaps the other input, or two rows are one array.</exception>
    public static void RowsDisjoint<T>(T[][] rows, string rowsName, ReadOnlySpan<T> other, string otherName)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            if (Overlap((ReadOnlySpan<T>)rows[row], other))
            {
                ThrowWrittenOverlap(rowsName, otherName);
            }

            for (int earlier = 0; earlier < row; earlier++)
            {
                if (rows[row] is { Length: > 0 } && ReferenceEquals(rows[row], rows[earlier]))
                {
                    throw new ArgumentException($"Rows {earlier} and {row} of '{rowsName}' are one array; rows that are written need memory of their own.", rowsName);
                }
            }
        }
    }

    // MemoryExtensions.Overlaps for two types: one unsigned comparison tells "other starts inside destination",
    // the second "destination starts inside other". It is a call, as a gradient of many arrays asks it for every pair: what it has of
    // locals would make the JIT keep those of loops in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
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
    private static void ThrowCapacity(int length, int taken, string scratch) =>
        throw new ArgumentException($"'{scratch}' has {length} elements, but {taken} are taken.", scratch);

    [DoesNotReturn]
    private static void ThrowLength(int length, int expected, string destination) =>
        throw new ArgumentException($"The length of '{destination}' is {length}; it must be {expected}.", destination);

    [DoesNotReturn]
    private static void ThrowWrittenOverlap(string written, string other) =>
        throw new ArgumentException($"'{written}' overlaps '{other}'; an input that is written needs memory of its own.", written);

    [DoesNotReturn]
    private static void ThrowOverlap(string destination, string other) =>
        throw new ArgumentException($"'{destination}' overlaps '{other}'; a destination needs memory of its own.", destination);
}
