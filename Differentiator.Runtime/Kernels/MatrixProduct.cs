using System;

namespace Differentiator;

/// <summary>Products of matrices: <c>result = a b</c> or <c>result += a b</c>, either factor transposed.</summary>
internal static class MatrixProduct
{
    /// <summary>Computes or adds the product.</summary>
    /// <param name="a">m x k, or k x m if transposed.</param>
    /// <param name="transposesA">Whether <paramref name="a"/> is transposed.</param>
    /// <param name="b">k x n, or n x k if transposed.</param>
    /// <param name="transposesB">Whether <paramref name="b"/> is transposed.</param>
    /// <param name="result">m x n, apart from both factors.</param>
    /// <param name="accumulates">Whether the product is added to what is there.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void Multiply(Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result, bool accumulates)
    {
        (int m, int k) = transposesA ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        (int inner, int n) = transposesB ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        if (inner != k || result.Rows != m || result.Columns != n)
            throw new ArgumentException($"The product of {m} x {k} and {inner} x {n} does not fit into {result}.", nameof(result));
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                float sum = accumulates ? result[i, j] : 0;
                for (int p = 0; p < k; p++)
                    sum += (transposesA ? a[p, i] : a[i, p]) * (transposesB ? b[j, p] : b[p, j]);
                result[i, j] = sum;
            }
        }
    }
}
