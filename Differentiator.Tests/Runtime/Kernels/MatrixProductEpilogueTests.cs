using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Kernels;

public sealed class MatrixProductEpilogueTests
{
    /// <summary>Each special form of the product, and blocks in all directions.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 32, 128, 128 }, { 13, 45, 7 }, { 50, 10, 20 }, { 5, 10, 20 },
        { 32, 128, 1 }, { 33, 1, 20 }, { 1, 37, 20 }, { 1, 1, 5 }, { 61, 530, 300 }, { 270, 9, 600 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Epilogue_is_done_once_after_the_whole_sum(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            for (int mode = 0; mode < 32; mode++)
            {
                var product = new ProductCase(m, n, k, (mode & 1) != 0, (mode & 2) != 0);
                Matrix bias = (mode & 8) != 0 ? product.Bias : default;
                product.Check(path, (mode & 4) != 0, new ProductEpilogue(bias, (mode & 16) != 0));
            }
        }
    }

    [Theory]
    [InlineData(9, 40, 5)]
    [InlineData(40, 10, 5)]
    [InlineData(9, 40, 1)]
    [InlineData(9, 1, 5)]
    [InlineData(1, 9, 5)]
    public void Rectifier_keeps_nan_and_makes_negative_zero_positive(int m, int n, int k)
    {
        foreach (ProductPath path in ProductCase.Paths)
        {
            var product = new ProductCase(m, n, k, transposesA: true, transposesB: false);
            product.A.Span.Fill(-0f);
            product.B.Span.Fill(1);
            product.Multiply(path, epilogue: new ProductEpilogue(Rectifies: true));
            foreach (float element in product.Result.Span)
                Assert.Equal(0L, BitConverter.SingleToInt32Bits(element));

            product.A.Span.Fill(float.NaN);
            product.Multiply(path, epilogue: new ProductEpilogue(Rectifies: true));
            foreach (float element in product.Result.Span)
                Assert.True(float.IsNaN(element));
        }
    }

    [Fact]
    public void Bias_of_another_shape_is_refused()
    {
        var product = new ProductCase(3, 4, 5, transposesA: false, transposesB: false);

        Assert.Throws<ArgumentException>(() => product.Multiply(ProductPath.Widest, epilogue: new ProductEpilogue(Bias: new Matrix(1, 3))));
        Assert.Throws<ArgumentException>(() => product.Multiply(ProductPath.Widest, epilogue: new ProductEpilogue(Bias: new Matrix(4, 1))));
    }
}
