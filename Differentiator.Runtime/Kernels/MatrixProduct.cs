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
        Matrix a, bool transposesA, Matrix b, bool transposesB, Matrix result, bool accumulates, in ProductEpilogue epilogue, ProductPath path = ProductPath.Widest)
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
        var target = new ProductTarget(result, accumulates, epilogue);
        if (k == 0)
            StoreZeros(target, m, n);
        else if (path == ProductPath.Scalar)
            BlockedProduct<ProductKernelScalar>.Multiply(Factor.Left(a, transposesA), Factor.Right(b, transposesB), m, n, k, target);
        else if (k == 1)
            OuterProduct.Multiply(ref Factor.First(a), ref Factor.First(b), m, n, target);
        else if (n == 1)
            target.Store(ref VectorProduct.Multiply(Factor.Left(a, transposesA), m, ref Factor.First(b), k), 1, 0, m, 1);
        else if (m == 1)
            target.Store(ref VectorProduct.Multiply(Factor.Right(b, transposesB), n, ref Factor.First(a), k), n, 0, 1, n);
        else if (path == ProductPath.Vector512)
            BlockedProduct<ProductKernel512>.Multiply(Factor.Left(a, transposesA), Factor.Right(b, transposesB), m, n, k, target);
        else
            BlockedProduct<ProductKernel256>.Multiply(Factor.Left(a, transposesA), Factor.Right(b, transposesB), m, n, k, target);
    }

    /// <summary>The widest vectors that there are kernels for on this machine.</summary>
    internal static ProductPath Widest =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? ProductPath.Vector512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? ProductPath.Vector256
        : ProductPath.Scalar;

    private static void Check(in ProductEpilogue epilogue, Matrix result)
    {
        if (!epilogue.Bias.IsEmpty && (epilogue.Bias.Rows != 1 || epilogue.Bias.Columns != result.Columns))
            throw new ArgumentException($"A bias of {epilogue.Bias} cannot be added to the rows of {result}.", nameof(epilogue));
        if (!epilogue.Mask.IsEmpty && !epilogue.Mask.HasShapeOf(result))
            throw new ArgumentException($"{epilogue.Mask} is no mask for {result}.", nameof(epilogue));
    }

    // An empty sum is zero, and is finished like any other.
    private static void StoreZeros(in ProductTarget target, int m, int n)
    {
        Span<float> zeros = ProductBuffer.Take(n);
        zeros.Clear();
        target.Store(ref MemoryMarshal.GetReference(zeros), 0, 0, m, n);
    }
}
