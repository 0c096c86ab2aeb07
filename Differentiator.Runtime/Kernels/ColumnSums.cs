using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>Sums over the rows of a matrix: the derivative of adding one row to all.</summary>
internal static class ColumnSums
{
    // Columns whose sums stay in registers while all rows pass.
    private const int Vectors = 4;

    /// <summary><c>sums[j] += sum over i of matrix[i, j]</c></summary>
    public static void Add(Matrix matrix, Span<float> sums)
    {
        int width = Vector<float>.Count, column = 0;
        for (; column <= sums.Length - (Vectors * width); column += Vectors * width)
            AddWide(matrix, column, sums.Slice(column, Vectors * width));
        for (; column <= sums.Length - width; column += width)
            AddNarrow(matrix, column, sums.Slice(column, width));
        for (; column < sums.Length; column++)
        {
            for (int row = 0; row < matrix.Rows; row++)
                sums[column] += matrix[row, column];
        }
    }

    private static void AddWide(Matrix matrix, int column, Span<float> sums)
    {
        int width = Vector<float>.Count;
        Vector<float> first = new(sums), second = new(sums[width..]), third = new(sums[(2 * width)..]), fourth = new(sums[(3 * width)..]);
        ref float start = ref Unsafe.Add(ref Factor.First(matrix), column);
        for (int row = 0; row < matrix.Rows; row++)
        {
            first += Vector.LoadUnsafe(ref start);
            second += Vector.LoadUnsafe(ref start, (nuint)width);
            third += Vector.LoadUnsafe(ref start, (nuint)(2 * width));
            fourth += Vector.LoadUnsafe(ref start, (nuint)(3 * width));
            start = ref Unsafe.Add(ref start, matrix.Columns);
        }

        first.CopyTo(sums);
        second.CopyTo(sums[width..]);
        third.CopyTo(sums[(2 * width)..]);
        fourth.CopyTo(sums[(3 * width)..]);
    }

    private static void AddNarrow(Matrix matrix, int column, Span<float> sums)
    {
        Vector<float> sum = new(sums);
        ref float start = ref Unsafe.Add(ref Factor.First(matrix), column);
        for (int row = 0; row < matrix.Rows; row++)
        {
            sum += Vector.LoadUnsafe(ref start);
            start = ref Unsafe.Add(ref start, matrix.Columns);
        }

        sum.CopyTo(sums);
    }
}
