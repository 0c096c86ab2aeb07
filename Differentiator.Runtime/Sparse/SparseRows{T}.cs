using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Differentiator;

/// <summary>A sparse matrix in compressed rows, put together from dense blocks: the Jacobian of many residuals, each of which
/// depends on a few of the parameters.</summary>
/// <remarks>A block is some rows and the columns that are not zero in them. Its values lie beside each other, row after row, as
/// <c>FJacobian</c> writes them, so that a Jacobian goes straight into its place. The blocks are added once; writing their values
/// again allocates nothing.</remarks>
/// <typeparam name="T">The type of the values.</typeparam>
/// <example>Observations of points by cameras, with 11 columns for each camera, then 3 for each point:
/// <code>
/// SparseRows&lt;double&gt; jacobian = new(columns: 11 * cameras.Length + 3 * points.Length);
/// foreach ((int camera, int point) in observations)
///     jacobian.AddBlock(rows: 2, [.. Enumerable.Range(11 * camera, 11), .. Enumerable.Range(11 * cameras.Length + 3 * point, 3)]);
///
/// for (int i = 0; i &lt; observations.Length; i++)
///     ErrorJacobian(cameras[observations[i].Camera], points[observations[i].Point], jacobian.Block(i));
/// </code>
/// </example>
public sealed class SparseRows<T>
    where T : unmanaged
{
    private readonly List<int> rowStarts = [0];
    private readonly List<int> columnIndices = [];
    private readonly List<T> values = [];
    private readonly List<int> blockStarts = [0];

    // For each column the last block that has it, counted from 1.
    private readonly int[] lastBlocks;

    /// <summary>Makes a matrix without rows.</summary>
    /// <param name="columns">How many columns it has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is negative.</exception>
    public SparseRows(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        lastBlocks = new int[columns];
    }

    /// <summary>How many rows the blocks have together.</summary>
    public int Rows => rowStarts.Count - 1;

    /// <summary>How many columns the matrix has.</summary>
    public int Columns => lastBlocks.Length;

    /// <summary>How many blocks there are.</summary>
    public int Blocks => blockStarts.Count - 1;

    /// <summary>Where rows begin: the values of row <c>r</c> are those from <c>RowStarts[r]</c> up to <c>RowStarts[r + 1]</c>, exclusively.</summary>
    public ReadOnlySpan<int> RowStarts => CollectionsMarshal.AsSpan(rowStarts);

    /// <summary>The column of each value.</summary>
    public ReadOnlySpan<int> ColumnIndices => CollectionsMarshal.AsSpan(columnIndices);

    /// <summary>The values, row after row; all zero at first.</summary>
    public Span<T> Values => CollectionsMarshal.AsSpan(values);

    /// <summary>Adds rows at the end. Spans that were taken before are of no use any more.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">The columns that the block has, in the order of its values; none of them twice.</param>
    /// <returns>The number of the block, for <see cref="Block"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is less than 1, or a column is none of the matrix.</exception>
    /// <exception cref="ArgumentException">A column is given twice.</exception>
    public int AddBlock(int rows, ReadOnlySpan<int> columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        int block = Blocks;
        Demand(columns);
        foreach (int column in columns)
        {
            if (lastBlocks[column] == block + 1)
            {
                // Forgotten again: the block is not added.
                foreach (int seen in columns)
                {
                    lastBlocks[seen] = 0;
                }

                throw new ArgumentException($"Column {column} is given twice.", nameof(columns));
            }

            lastBlocks[column] = block + 1;
        }

        int end = checked(values.Count + (rows * columns.Length));
        for (int row = 0; row < rows; row++)
        {
            columnIndices.AddRange(columns);
            rowStarts.Add(columnIndices.Count);
        }

        CollectionsMarshal.SetCount(values, end);
        Values[blockStarts[block]..].Clear();
        blockStarts.Add(end);
        return block;
    }

    /// <summary>The values of a block, row after row: where to write its Jacobian.</summary>
    /// <param name="block">Its number.</param>
    /// <returns>A span of as many values as its rows times its columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no block of that number.</exception>
    public Span<T> Block(int block)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block, Blocks);
        return Values[blockStarts[block]..blockStarts[block + 1]];
    }

    private void Demand(ReadOnlySpan<int> columns)
    {
        foreach (int column in columns)
        {
            if ((uint)column >= (uint)Columns)
            {
                throw new ArgumentOutOfRangeException(nameof(columns), column, $"A column must be from 0 up to {Columns}, exclusively.");
            }
        }
    }
}
