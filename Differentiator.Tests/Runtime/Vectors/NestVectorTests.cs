using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace Differentiator.Tests.Runtime.Vectors;

/// <summary>Several data points at once: rows side by side, elements that are apart, what holds for any or all lanes.</summary>
public sealed class NestVectorTests
{
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 40).Select(k => k + 0.5)];
    private static readonly float[] Singles = [.. Enumerable.Range(0, 80).Select(k => k + 0.5f)];

    [Fact]
    public void Rows_stand_side_by_side()
    {
        Vector512<double>[] wide = new Vector512<double>[3];
        Differentiator.Vectors.Rows(Numbers, 1, 4, wide);
        Vector256<float>[] narrow = new Vector256<float>[2];
        Differentiator.Vectors.Rows(Singles, 70, -9, narrow);
        for (int lane = 0; lane < 8; lane++)
        {
            Assert.All(Enumerable.Range(0, 3), j => Assert.Equal(Numbers[1 + (4 * lane) + j], wide[j][lane]));
            Assert.All(Enumerable.Range(0, 2), j => Assert.Equal(Singles[70 - (9 * lane) + j], narrow[j][lane]));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Differentiator.Vectors.Rows(Numbers, 10, 4, wide));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differentiator.Vectors.Rows(Singles, 70, -11, narrow));
    }

    [Fact]
    public void Rows_of_their_own_stand_side_by_side()
    {
        double[][] rows = [.. Enumerable.Range(0, 10).Select(i => new[] { i, i + 0.25 })];
        Vector512<double>[] wide = new Vector512<double>[2];
        Differentiator.Vectors.Rows(rows, 2, wide);
        Vector256<double>[] narrow = new Vector256<double>[2];
        Differentiator.Vectors.Rows(rows, 6, narrow);
        Assert.Equal([2.0, 3, 4, 5, 6, 7, 8, 9], Enumerable.Range(0, 8).Select(lane => wide[0][lane]));
        Assert.Equal([6.25, 7.25, 8.25, 9.25], Enumerable.Range(0, 4).Select(lane => narrow[1][lane]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Differentiator.Vectors.Rows(rows, 7, narrow));
    }

    [Fact]
    public void Rows_are_alike_where_all_are_there_and_have_one_length()
    {
        double[][] rows = [[1, 2], [3, 4], [5, 6], [7], null!];
        Assert.True(Differentiator.Vectors.AreAlike(rows, 0, 3));
        Assert.True(Differentiator.Vectors.AreAlike(rows, 3, 4));
        Assert.False(Differentiator.Vectors.AreAlike(rows, 0, 4));
        Assert.False(Differentiator.Vectors.AreAlike(rows, 3, 5));
        Assert.False(Differentiator.Vectors.AreAlike(rows, 4, 5));
        Assert.False(Differentiator.Vectors.AreAlike(rows, 0, 6));
        Assert.False(Differentiator.Vectors.AreAlike(rows, -1, 2));
        Assert.False(Differentiator.Vectors.AreAlike(rows, 2, 2));
        Assert.False(Differentiator.Vectors.AreAlike<double>(null!, 0, 1));
    }

    [Fact]
    public void Elements_that_are_apart_are_gathered()
    {
        Assert.Equal(Apart(Numbers, 3, 5, 8), Lanes(Differentiator.Vectors.Gather512(Numbers, 3, 5)));
        Assert.Equal(Apart(Numbers, 39, -9, 4), Lanes(Differentiator.Vectors.Gather256(Numbers.AsSpan(), 39, -9)));
        Assert.Equal(Apart(Singles, 0, 5, 16), Lanes(Differentiator.Vectors.Gather512(Singles, 0, 5)));
        Assert.Equal(Apart(Singles, 2, 0, 8), Lanes(Differentiator.Vectors.Gather256(Singles.AsSpan(), 2, 0)));
        Assert.Throws<IndexOutOfRangeException>(() => Differentiator.Vectors.Gather512(Numbers, 5, 5));
        Assert.Throws<IndexOutOfRangeException>(() => Differentiator.Vectors.Gather256(Numbers, 26, -9));
        Assert.Throws<NullReferenceException>(() => Differentiator.Vectors.Gather512((double[])null!, 0, 1));
    }

    [Fact]
    public void Elements_that_are_apart_or_the_same_are_added_to()
    {
        double[] sums = [.. Numbers];
        Differentiator.Vectors.ScatterAdd(Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8), sums, 1, 3);
        Assert.Equal(Numbers.Select((number, k) => k % 3 == 1 && k < 23 ? number + 1 + (k / 3) : number), sums);
        float[] one = [1, 2];
        Differentiator.Vectors.ScatterAdd(Vector256.Create(1f, 2, 3, 4, 5, 6, 7, 8), one, 1, 0);
        Assert.Equal([1, 38], one);
        Assert.Throws<IndexOutOfRangeException>(() => Differentiator.Vectors.ScatterAdd(Vector512.Create(1.0), sums, 30, 2));
    }

    [Fact]
    public void One_lane_of_a_mask_is_enough()
    {
        for (int lane = 0; lane < 8; lane++)
        {
            Assert.True(Differentiator.Vectors.Any(Vector512.LessThan(Vector512.Create(1.0).WithElement(lane, -1), Vector512<double>.Zero)));
            Assert.True(Differentiator.Vectors.Any(Vector256.LessThan(Vector256.Create(1f).WithElement(lane, -1), Vector256<float>.Zero)));
        }

        Assert.False(Differentiator.Vectors.Any(Vector512.LessThan(Vector512.Create(double.NaN), Vector512<double>.Zero)));
        Assert.False(Differentiator.Vectors.Any(Vector256.LessThan(Vector256.Create(1f), Vector256<float>.Zero)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-3, true)]
    [InlineData(double.Epsilon, true)]
    [InlineData(-double.MaxValue, true)]
    [InlineData(0, false)]
    [InlineData(-0.0, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, false)]
    public void Lanes_are_regular_where_all_are_finite_and_none_is_zero(double number, bool expected)
    {
        for (int lane = 0; lane < 8; lane++)
            Assert.Equal(expected, Differentiator.Vectors.AreRegular(Vector512.Create(2.5).WithElement(lane, number)));
        for (int lane = 0; lane < 4; lane++)
            Assert.Equal(expected, Differentiator.Vectors.AreRegular(Vector256.Create(-2.5).WithElement(lane, number)));
    }

    private static T[] Apart<T>(T[] elements, int index, int stride, int count) => [.. Enumerable.Range(0, count).Select(k => elements[index + (k * stride)])];

    private static T[] Lanes<T>(Vector512<T> lanes) => [.. Enumerable.Range(0, Vector512<T>.Count).Select(k => lanes[k])];

    private static T[] Lanes<T>(Vector256<T> lanes) => [.. Enumerable.Range(0, Vector256<T>.Count).Select(k => lanes[k])];
}
