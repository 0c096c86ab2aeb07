using System;

namespace Differentiator;

/// <summary>Sums over the rows of a matrix: the derivative of adding one row to all.</summary>
internal static class ColumnSums
{
    /// <summary><c>sums[j] += sum over i of matrix[i, j]</c></summary>
    public static void Add(Matrix matrix, Span<float> sums)
    {
        for (int row = 0; row < matrix.Rows; row++)
            Elementwise.Add(matrix.Row(row), sums);
    }
}
