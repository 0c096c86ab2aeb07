using System;
using System.Buffers;
using System.ComponentModel;

namespace Differentiator;

/// <summary>
/// Temporary rows of different lengths for emitted code: the adjoint of a local jagged array. Rows are parts of arrays from
/// <see cref="ArrayPool{T}.Shared"/> that <see cref="Dispose"/> gives back.
/// </summary>
/// <remarks>
/// Copies are other names for the same rows; one of them is disposed. Exceptions are those of the jagged array that the rows
/// belong to.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <example>
/// <code>
/// double[][] t = new double[n][];
/// using ScratchRows&lt;double&gt; tAdjoint = new(n);
/// t[0] = new double[3];
/// tAdjoint.Make(0, 3);
/// </code>
/// </example>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ScratchRows<T> : IDisposable
    where T : struct
{
    private const int SmallestBlock = 64;

    /// <summary>Each is at least twice as long as the one before it, so that there are never more of them.</summary>
    private const int MostBlocks = 32;

    /// <summary>The rows and, behind them, what is free of the newest block.</summary>
    private readonly ArraySegment<T>[] rows;
    private readonly T[]?[] blocks;

    /// <summary>Room for rows; none is there yet.</summary>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="OverflowException">The number is negative.</exception>
    public ScratchRows(int count)
    {
        Length = count >= 0 ? count : throw new OverflowException();
        rows = ArrayPool<ArraySegment<T>>.Shared.Rent(checked(count + 1));
        rows.AsSpan(0, count + 1).Clear();
        blocks = ArrayPool<T[]?>.Shared.Rent(MostBlocks);
        blocks.AsSpan(0, MostBlocks).Clear();
    }

    /// <summary>A row.</summary>
    /// <param name="row">Its index.</param>
    /// <exception cref="IndexOutOfRangeException">There is no room for such a row.</exception>
    /// <exception cref="NullReferenceException">The row has not been made.</exception>
    public Span<T> this[int row]
    {
        get
        {
            ArraySegment<T> made = Rows[row];
            _ = made.Array!.Length; // throws for a row that is missing, as reading the jagged array does
            return made.AsSpan();
        }
    }

    /// <summary>The number of rows.</summary>
    public int Length { get; }

    private Span<ArraySegment<T>> Rows => rows.AsSpan(0, Length);

    /// <summary>Makes a row of zeros.</summary>
    /// <param name="row">Its index.</param>
    /// <param name="length">The number of its elements.</param>
    /// <exception cref="OverflowException">The length is negative.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no room for such a row.</exception>
    public void Make(int row, int length)
    {
        if (length < 0)
            throw new OverflowException();
        ArraySegment<T> free = rows[Length];
        if (free.Array is null || free.Count < length)
            free = Block(length);
        Rows[row] = free[..length];
        Rows[row].AsSpan().Clear();
        rows[Length] = free[length..];
    }

    /// <summary>Gives the memory back to the pool; no row must be used afterwards, and no copy disposed.</summary>
    public void Dispose()
    {
        for (int k = 0; k < MostBlocks && blocks[k] is { } block; k++)
        {
            blocks[k] = null;
            ArrayPool<T>.Shared.Return(block);
        }

        rows.AsSpan(0, Length + 1).Clear();
        ArrayPool<ArraySegment<T>>.Shared.Return(rows);
        ArrayPool<T[]?>.Shared.Return(blocks);
    }

    private T[] Block(int length)
    {
        int k = 0;
        while (blocks[k] is not null)
            k++;
        int wanted = k == 0 ? SmallestBlock : (int)Math.Min(2L * blocks[k - 1]!.Length, Array.MaxLength);
        return blocks[k] = ArrayPool<T>.Shared.Rent(Math.Max(wanted, length));
    }
}
