using System;

namespace Differentiator.Samples.Equations;

/// <summary>Linear equations with a symmetric, positive definite matrix, by <c>A = L Lᵀ</c>.</summary>
internal static class Cholesky
{
    /// <summary>Replaces the right side by the solution, and the matrix by its factor L; false if the matrix is not positive definite.</summary>
    public static bool Solve(Span<double> matrix, Span<double> rightSide)
    {
        int size = rightSide.Length;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = matrix[row * size + column];
                for (int k = 0; k < column; k++)
                    sum -= matrix[row * size + k] * matrix[column * size + k];
                if (row == column && !(sum > 0))
                    return false;
                matrix[row * size + column] = row == column ? Math.Sqrt(sum) : sum / matrix[column * size + column];
            }
        }

        // L y = b, then Lᵀ x = y
        for (int row = 0; row < size; row++)
        {
            for (int k = 0; k < row; k++)
                rightSide[row] -= matrix[row * size + k] * rightSide[k];
            rightSide[row] /= matrix[row * size + row];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < size; k++)
                rightSide[row] -= matrix[k * size + row] * rightSide[k];
            rightSide[row] /= matrix[row * size + row];
        }

        return true;
    }

    /// <summary>The square roots of the diagonal of the inverse: standard errors, if the matrix is that of the information.</summary>
    public static double[] RootsOfInverse(ReadOnlySpan<double> matrix, int size)
    {
        double[] roots = new double[size];
        for (int i = 0; i < size; i++)
        {
            double[] column = new double[size];
            column[i] = 1;
            roots[i] = Solve(matrix.ToArray(), column) ? Math.Sqrt(column[i]) : double.NaN;
        }

        return roots;
    }
}
