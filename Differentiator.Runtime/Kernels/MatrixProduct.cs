using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <summary>
/// Products of matrices: <c>result = a b</c> or <c>result += a b</c>, either factor transposed. For given shapes and vectors the
/// order of the sums is fixed, so the result is too.
/// </summary>
internal static class MatrixProduct
{
    // A narrow result fills its vectors along its columns:   C = A' B   becomes   C' = B' A
    // Not so for a left factor that is not transposed: packing it would cost more than the full vectors gain.
    private const int NarrowColumns = 16;

    /// <summary>Computes or adds the product.</summary>
    /// <param name="a">m x k, or k x m if transposed.</param>
    /// <param name="transposesA">Whether <paramref name="a"/> is transposed.</param>
    /// <param name="b">k x n, or n x k if transposed.</param>
    /// <param name="transposesB">Whether <paramref name="b"/> is transposed.</param>
    /// <param name="result">m x n, apart from both factors.</param>
    /// <param name="accumulates">Whether the product is added to what is there.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void Multiply(Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result, bool accumulates) =>
        Multiply(a, transposesA, b, transposesB, result, accumulates, default);

    /// <summary>Computes or adds the product, and goes on with each element while it is at hand.</summary>
    /// <param name="a">m x k, or k x m if transposed.</param>
    /// <param name="transposesA">Whether <paramref name="a"/> is transposed.</param>
    /// <param name="b">k x n, or n x k if transposed.</param>
    /// <param name="transposesB">Whether <paramref name="b"/> is transposed.</param>
    /// <param name="result">m x n, apart from both factors.</param>
    /// <param name="accumulates">Whether the product is added to what is there, before the epilogue.</param>
    /// <param name="epilogue">What is done to the sums.</param>
    /// <param name="path">The vectors to compute with.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine does not have such vectors.</exception>
    public static void Multiply(
        Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result, bool accumulates,
        in ProductEpilogue epilogue, ProductPath path = ProductPath.Widest)
    {
        (int m, int k) = transposesA ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        (int inner, int n) = transposesB ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        if (inner != k || result.Rows != m || result.Columns != n)
            throw new ArgumentException($"The product of {m} x {k} and {inner} x {n} does not fit into {result}.", nameof(result));
        Check(epilogue, result);
        if (path == ProductPath.Widest)
            path = Widest;
        else if (path > Widest)
            throw new PlatformNotSupportedException($"There is no {path} on this machine.");
        if (result.IsEmpty)
            return;
        if (n == 1 && m > 1 && epilogue.Bias.IsEmpty)
        {
            // A column lies in memory as its row does, and rows are stored in vectors:   c = A b   becomes   c' = b' A'
            var rowEpilogue = new ProductEpilogue(default, epilogue.Rectifies);
            Multiply(b, !transposesB, a, !transposesA, AsRow(result), accumulates, rowEpilogue, path);
            return;
        }
        bool isTransposed = path != ProductPath.Scalar && transposesA && n <= NarrowColumns && n > 1 && m / 2 >= n && k > 1;
        var target = new ProductTarget(result, accumulates, epilogue, isTransposed);
        Factor left = Factor.Left(a, transposesA), right = Factor.Right(b, transposesB);
        if (k == 0)
            StoreZeros(target, m, n);
        else if (path == ProductPath.Scalar)
            BlockedProduct<ProductKernelScalar>.Multiply(left, right, m, n, k, target);
        else if (k == 1)
            OuterProduct.Multiply(ref left.Start, ref right.Start, m, n, target);
        else if (n == 1)
            target.Store(ref VectorProduct.Multiply(left, m, ref right.Start, k), 1, 0, 0, m, 1);
        else if (m == 1)
            target.Store(ref VectorProduct.Multiply(right, n, ref left.Start, k), n, 0, 0, 1, n);
        else if (isTransposed)
            Multiply(path, right, left, n, m, k, target);
        else
            Multiply(path, left, right, m, n, k, target);
    }

    private static void Multiply(ProductPath path, in Factor left, in Factor right, int m, int n, int k, in ProductTarget target)
    {
        if (path == ProductPath.Vector512)
            BlockedProduct<ProductKernel512>.Multiply(left, right, m, n, k, target);
        else
            BlockedProduct<ProductKernel256>.Multiply(left, right, m, n, k, target);
    }

    private static Matrix AsRow(Matrix column) => new(column.Elements, column.Offset, 1, column.Rows);

    /// <summary>The widest vectors that there are kernels for on this machine.</summary>
    internal static ProductPath Widest =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? ProductPath.Vector512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? ProductPath.Vector256
        : ProductPath.Scalar;

    private static void Check(in ProductEpilogue epilogue, Matrix result)
    {
        if (!epilogue.Bias.IsEmpty && (epilogue.Bias.Rows != 1 || epilogue.Bias.Columns != result.Columns))
            throw new ArgumentException($"A bias of {epilogue.Bias} cannot be added to the rows of {result}.", nameof(epilogue));
    }

    // An empty sum is zero, and is finished like any other.
    private static void StoreZeros(in ProductTarget target, int m, int n)
    {
        Span<float> zeros = ProductBuffer.Take(n);
        zeros.Clear();
        target.Store(ref MemoryMarshal.GetReference(zeros), 0, 0, 0, m, n);
    }
}
