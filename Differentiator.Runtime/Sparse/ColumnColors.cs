using System;
using System.Linq;
using System.Numerics;

namespace Differentiator;

/// <summary>The columns of a sparse Jacobian in groups, called colors, of which no row has two columns that are not zero: a sweep of
/// <c>FJvp</c> in the direction of all columns of one color computes all of them at once.</summary>
/// <remarks>A. Curtis, M. Powell, J. Reid, On the Estimation of Sparse Jacobian Matrices, IMA Journal of Applied Mathematics 13 (1974);
/// A. Gebremedhin, F. Manne, A. Pothen, What Color Is Your Jacobian?, SIAM Review 47 (2005). Nothing is allocated after construction.</remarks>
/// <example>A method whose results depend on neighboring elements, of which three sweeps give the Jacobian, however many there are:
/// <code>
/// ColumnColors colors = new([.. Enumerable.Range(0, x.Length).Select(column => column % 3)]);
/// for (int color = 0; color &lt; colors.Count; color++)
/// {
///     colors.Seed(color, direction);
///     ForcesJvp(x, forces, direction, forcesTangent);
///     colors.Recover(color, forcesTangent, jacobian);
/// }
/// </code>
/// </example>
public sealed class ColumnColors
{
    private readonly int[] colors;

    /// <summary>Takes the color of each column.</summary>
    /// <param name="colors">For each column its color: a number from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A color is negative.</exception>
    public ColumnColors(ReadOnlySpan<int> colors)
    {
        foreach (int color in colors)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(color, nameof(colors));
        }

        this.colors = colors.ToArray();
        Count = this.colors.DefaultIfEmpty(-1).Max() + 1;
    }

    /// <summary>How many colors there are: one more than the highest.</summary>
    public int Count { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns => colors.Length;

    /// <summary>The direction of all columns of a color: what <c>FJvp</c> takes as tangent.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="color">The color.</param>
    /// <param name="direction">Overwritten with ones for the columns of the color, else zeros; as long as there are columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such color.</exception>
    /// <exception cref="ArgumentException"><paramref name="direction"/> has another length.</exception>
    public void Seed<T>(int color, Span<T> direction)
        where T : unmanaged, INumberBase<T>
    {
        Demand(color);
        if (direction.Length != Columns)
        {
            throw new ArgumentException($"The length of the direction is {direction.Length}; it must be {Columns}.", nameof(direction));
        }

        for (int column = 0; column < colors.Length; column++)
        {
            direction[column] = colors[column] == color ? T.One : T.Zero;
        }
    }

    /// <summary>Puts the derivative in the direction of a color into the columns of that color.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="color">The color.</param>
    /// <param name="tangent">The tangents of the results, one for each row of the Jacobian.</param>
    /// <param name="jacobian">The entries that may be other than zero; those of the color are overwritten, one in each row at most.</param>
    /// <exception cref="ArgumentNullException"><paramref name="jacobian"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such color.</exception>
    /// <exception cref="ArgumentException">The numbers of rows or columns differ, or a row has two columns of the color: its derivatives cannot be told apart.</exception>
    public void Recover<T>(int color, ReadOnlySpan<T> tangent, SparseRows<T> jacobian)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(jacobian);
        Demand(color);
        if (jacobian.Columns != Columns)
        {
            throw new ArgumentException($"The Jacobian has {jacobian.Columns} columns; there are colors for {Columns}.", nameof(jacobian));
        }

        if (tangent.Length != jacobian.Rows)
        {
            throw new ArgumentException($"The length of the tangent is {tangent.Length}; the Jacobian has {jacobian.Rows} rows.", nameof(tangent));
        }

        ReadOnlySpan<int> rowStarts = jacobian.RowStarts, columnIndices = jacobian.ColumnIndices;
        Span<T> values = jacobian.Values;
        for (int row = 0; row < tangent.Length; row++)
        {
            int found = -1;
            for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++)
            {
                if (colors[columnIndices[entry]] != color)
                {
                    continue;
                }

                if (found >= 0)
                {
                    throw new ArgumentException($"Row {row} has the columns {columnIndices[found]} and {columnIndices[entry]}, both of color {color}.", nameof(jacobian));
                }

                found = entry;
                values[entry] = tangent[row];
            }
        }
    }

    private void Demand(int color)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(color);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(color, Count);
    }
}
