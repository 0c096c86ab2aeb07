using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Kernels;

/// <summary>One product with random factors, computed and compared with the sums in double precision.</summary>
/// <remarks>All matrices lie within larger ones of NaN: what is read beyond a factor shows, and what is written beyond the result too.</remarks>
internal sealed class ProductCase
{
    private readonly bool transposesA;
    private readonly bool transposesB;
    private readonly Matrix around;

    public ProductCase(int m, int n, int k, bool transposesA, bool transposesB, int seed = 1)
    {
        var random = new Random(seed);
        this.transposesA = transposesA;
        this.transposesB = transposesB;
        A = transposesA ? Within(Nans(k, m), random) : Within(Nans(m, k), random);
        B = transposesB ? Within(Nans(n, k), random) : Within(Nans(k, n), random);
        around = Nans(m, n);
        Result = Within(around, random);
        Bias = Within(Nans(1, n), random);
    }

    /// <summary>The paths that this machine has.</summary>
    public static IEnumerable<ProductPath> Paths => Enum.GetValues<ProductPath>().Where(path => path != ProductPath.Widest && path <= MatrixProduct.Widest);

    public Matrix A { get; }

    public Matrix B { get; }

    public Matrix Result { get; }

    public Matrix Bias { get; }

    public void Multiply(ProductPath path, bool accumulates = false, ProductEpilogue epilogue = default) =>
        MatrixProduct.Multiply(A, transposesA, B, transposesB, Result, accumulates, epilogue, path);

    /// <summary>Computes the product and checks each element of it.</summary>
    public void Check(ProductPath path, bool accumulates = false, ProductEpilogue epilogue = default)
    {
        float[] old = Result.Span.ToArray();
        Multiply(path, accumulates, epilogue);
        for (int i = 0; i < Result.Rows; i++)
        {
            for (int j = 0; j < Result.Columns; j++)
                CheckElement(i, j, accumulates ? old[(i * Result.Columns) + j] : 0, epilogue, path);
        }
        Assert.True(around.Row(0).IndexOfAnyExcept(float.NaN) < 0, $"{this} on {path} wrote before the result.");
        Assert.True(around.Row(around.Rows - 1).IndexOfAnyExcept(float.NaN) < 0, $"{this} on {path} wrote behind the result.");
    }

    public override string ToString() => $"{(transposesA ? "T" : "N")}{(transposesB ? "T" : "N")} {A} by {B}";

    private void CheckElement(int i, int j, double old, ProductEpilogue epilogue, ProductPath path)
    {
        int k = transposesA ? A.Rows : A.Columns;
        double sum = old, size = Math.Abs(old);
        for (int p = 0; p < k; p++)
        {
            double term = (double)(transposesA ? A[p, i] : A[i, p]) * (transposesB ? B[j, p] : B[p, j]);
            sum += term;
            size += Math.Abs(term);
        }
        if (!epilogue.Bias.IsEmpty)
            sum += epilogue.Bias[0, j];
        if (epilogue.Rectifies && sum <= 0)
            sum = 0;
        double actual = Result[i, j], bound = (k + 3) * 6e-8 * (size + 1);
        if (double.IsFinite(sum) ? !(Math.Abs(actual - sum) <= bound) : !actual.Equals(sum))
            Assert.Fail($"[{i}, {j}] of {this} on {path}: {actual} instead of {sum}");
    }

    private static Matrix Nans(int rows, int columns)
    {
        var matrix = new Matrix(rows + 2, columns);
        matrix.Span.Fill(float.NaN);
        return matrix;
    }

    private static Matrix Within(Matrix around, Random random)
    {
        Matrix inner = around.RowRange(1, around.Rows - 2);
        foreach (ref float element in inner.Span)
            element = (random.NextSingle() * 2) - 1;
        return inner;
    }
}
