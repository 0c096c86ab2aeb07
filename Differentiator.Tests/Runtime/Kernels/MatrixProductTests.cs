using System;
using System.Collections.Generic;
using Xunit;

namespace Differentiator.Tests.Runtime.Kernels;

public sealed class MatrixProductTests
{
    /// <summary>The products of networks that the speed was measured with, and sizes on both sides of each block.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 32, 128, 128 }, { 128, 128, 32 }, { 32, 1, 128 }, { 32, 128, 1 }, { 128, 1, 32 }, { 1, 128, 32 }, { 256, 10, 256 }, { 256, 256, 10 },
        { 64, 70, 784 }, { 128, 128, 128 }, { 261, 67, 259 }, { 7, 515, 261 }, { 49, 33, 257 }, { 48, 33, 300 }, { 300, 16, 9 }, { 300, 17, 9 },
        { 100, 100, 100 }, { 1, 1, 1000 }, { 1, 1000, 1 }, { 1000, 1, 1 }, { 1, 67, 33 }, { 67, 1, 33 }, { 2, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Product_is_the_sum_in_double_precision(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            foreach ((bool transposesA, bool transposesB, bool accumulates) in Modes())
                new ProductCase(m, n, k, transposesA, transposesB).Check(path, accumulates);
        }
    }

    [Fact]
    public void Product_is_right_at_all_edges_of_the_tiles()
    {
        var random = new Random(20);
        for (int i = 0; i < 200; i++)
        {
            int m = random.Next(1, 41), n = random.Next(1, 41), k = random.Next(1, 41);
            foreach (ProductPath path in ProductCase.Paths)
            {
                foreach ((bool transposesA, bool transposesB, bool accumulates) in Modes())
                    new ProductCase(m, n, k, transposesA, transposesB, i).Check(path, accumulates);
            }
        }
    }

    [Fact]
    public void Product_without_epilogue_is_that_of_the_widest_path()
    {
        var one = new ProductCase(33, 20, 9, transposesA: true, transposesB: false);
        var other = new ProductCase(33, 20, 9, transposesA: true, transposesB: false);

        MatrixProduct.Multiply(one.A, true, one.B, false, one.Result, true);
        other.Multiply(MatrixProduct.Widest, accumulates: true);

        Assert.Equal(other.Result.Span, one.Result.Span);
    }

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(3, 0, 4)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 20, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(1, 3, 0)]
    public void Product_may_be_empty_and_an_empty_sum_is_zero(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            foreach ((bool transposesA, bool transposesB, bool accumulates) in Modes())
            {
                new ProductCase(m, n, k, transposesA, transposesB).Check(path, accumulates);
                var withEpilogue = new ProductCase(m, n, k, transposesA, transposesB);
                withEpilogue.Check(path, accumulates, new ProductEpilogue(withEpilogue.Bias, true));
            }
        }
    }

    [Theory]
    [InlineData(2, 3, 4, 5, 2, 5)]
    [InlineData(2, 3, 3, 5, 3, 5)]
    [InlineData(2, 3, 3, 5, 2, 4)]
    [InlineData(2, 3, 3, 5, 5, 2)]
    public void Shapes_that_do_not_fit_are_refused(int rowsA, int columnsA, int rowsB, int columnsB, int rows, int columns)
    {
        Matrix a = new(rowsA, columnsA), b = new(rowsB, columnsB), result = new(rows, columns);

        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(a, false, b, false, result, false));
    }

    [Fact]
    public void Path_that_the_machine_lacks_is_refused()
    {
        var product = new ProductCase(2, 2, 2, transposesA: false, transposesB: false);

        Assert.Throws<PlatformNotSupportedException>(() => product.Multiply((ProductPath)100));
    }

    [Theory]
    [InlineData(20, 40, 30)]
    [InlineData(40, 10, 30)]
    [InlineData(20, 1, 30)]
    [InlineData(1, 20, 30)]
    [InlineData(20, 40, 1)]
    [InlineData(60, 70, 300)]
    public void Infinite_and_undefined_elements_come_through(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            foreach ((bool transposesA, bool transposesB, bool accumulates) in Modes())
            {
                var product = new ProductCase(m, n, k, transposesA, transposesB);
                // A zero times infinity, an infinity alone, and a NaN.
                product.A.Span[0] = 0;
                product.B.Span[0] = float.PositiveInfinity;
                product.A.Span[^1] = float.NegativeInfinity;
                product.B.Span[^1] = float.NaN;
                product.Check(path, accumulates);
            }
        }
    }

    private static IEnumerable<(bool TransposesA, bool TransposesB, bool Accumulates)> Modes()
    {
        for (int mode = 0; mode < 8; mode++)
            yield return ((mode & 1) != 0, (mode & 2) != 0, (mode & 4) != 0);
    }
}
