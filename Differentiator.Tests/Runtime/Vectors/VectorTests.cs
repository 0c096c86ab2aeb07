using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace Differentiator.Tests.Runtime.Vectors;

/// <summary>What vector bodies need besides arithmetic.</summary>
public sealed class VectorTests
{
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 16).Select(k => k + 0.5)];
    private static readonly float[] Singles = [.. Numbers.Select(number => (float)number)];

    [Theory]
    [InlineData(0, 20, 8, 16)]
    [InlineData(3, 20, 8, 19)]
    [InlineData(0, 7, 8, 0)]
    [InlineData(5, 5, 8, 5)]
    [InlineData(5, -5, 8, 5)]
    [InlineData(-3, 20, 8, -3)]
    [InlineData(0, int.MaxValue, 8, int.MaxValue - 7)]
    public void Whole_vectors_end_where_fewer_iterations_are_left(int start, int end, int lanes, int expected) =>
        Assert.Equal(expected, Differentiator.Vectors.End(start, end, lanes));

    [Theory]
    [InlineData(10, 0, 0, 10)]
    [InlineData(10, 4, 0, 6)]
    [InlineData(10, -2, 1, 1)]
    [InlineData(10, -2, 2, 12)]
    [InlineData(10, 20, 0, -10)]
    [InlineData(int.MaxValue, int.MinValue, int.MaxValue, int.MaxValue)]
    public void A_loop_reaches_as_far_as_the_elements_are_there(int length, int offset, int start, int expected) =>
        Assert.Equal(expected, Differentiator.Vectors.Reach(length, offset, start));

    [Fact]
    public void Each_lane_gets_what_the_one_before_it_holds()
    {
        Assert.Equal([-1.0, .. Numbers.Take(7)], Lanes(Differentiator.Vectors.Shift(Vector512.Create(-1.0), Differentiator.Vectors.Load512(Numbers, 0))));
        Assert.Equal([-1.0, .. Numbers.Take(3)], Lanes(Differentiator.Vectors.Shift(Vector256.Create(-1.0), Differentiator.Vectors.Load256(Numbers, 0))));
        Assert.Equal([-1f, .. Singles.Take(15)], Lanes(Differentiator.Vectors.Shift(Vector512.Create(-1f), Differentiator.Vectors.Load512(Singles, 0))));
        Assert.Equal([-1f, .. Singles.Take(7)], Lanes(Differentiator.Vectors.Shift(Vector256.Create(-1f), Differentiator.Vectors.Load256(Singles, 0))));
    }

    [Fact]
    public void Maxima_and_minima_are_those_of_Math()
    {
        double[] corners = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach (double x in corners)
        {
            foreach (double y in corners)
            {
                AssertSame(Math.Max(x, y), Differentiator.Vectors.Max(Vector512.Create(x), Vector512.Create(y))[3]);
                AssertSame(Math.Min(x, y), Differentiator.Vectors.Min(Vector512.Create(x), Vector512.Create(y))[3]);
                AssertSame(Math.Max(x, y), Differentiator.Vectors.Max(Vector256.Create(x), Vector256.Create(y))[3]);
                AssertSame(Math.Min(x, y), Differentiator.Vectors.Min(Vector256.Create(x), Vector256.Create(y))[3]);
            }
        }
    }

    [Fact]
    public void All_lanes_are_put_together()
    {
        Vector512<double> lanes = Differentiator.Vectors.Load512(Numbers, 1);
        double[] own = Lanes(lanes);
        Assert.Equal(own.Sum(), Differentiator.Vectors.Sum(lanes), 12);
        Assert.Equal(own.Aggregate((left, right) => left * right), Differentiator.Vectors.Product(lanes));
        Assert.Equal(own.Max(), Differentiator.Vectors.Max(lanes));
        Assert.Equal(own.Min(), Differentiator.Vectors.Min(lanes));
        Assert.Equal(own[7], Differentiator.Vectors.Last(lanes));
        Assert.True(double.IsNaN(Differentiator.Vectors.Max(lanes.WithElement(2, double.NaN))));
        Assert.Equal(Singles.Skip(4).Take(8).Max(), Differentiator.Vectors.Max(Differentiator.Vectors.Load256(Singles, 4)));
        Assert.Equal(Singles[11], Differentiator.Vectors.Last(Differentiator.Vectors.Load256(Singles, 4)));
    }

    [Fact]
    public void Strong_products_of_lanes_are_those_of_numbers()
    {
        double[] corners = [0, -0.0, 1.5, -2, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach (double x in corners)
        {
            foreach (double y in corners)
            {
                AssertSame(Strong.Multiply(x, y), Strong.Multiply(Vector512.Create(1.0).WithElement(5, x), Vector512.Create(1.0).WithElement(5, y))[5]);
                AssertSame(Strong.Multiply(x, y), Strong.Multiply(Vector256.Create(1.0).WithElement(3, x), Vector256.Create(1.0).WithElement(3, y))[3]);
                AssertSame(Strong.Divide(x, y), Strong.Divide(Vector512.Create(1.0).WithElement(5, x), Vector512.Create(1.0).WithElement(5, y))[5]);
                AssertSame(Strong.Divide(x, y), Strong.Divide(Vector256.Create(1.0).WithElement(3, x), Vector256.Create(1.0).WithElement(3, y))[3]);
            }
        }
    }

    [Fact]
    public void Elements_are_stored_where_they_were_loaded()
    {
        double[] target = new double[16];
        Differentiator.Vectors.Store(Differentiator.Vectors.Load512(Numbers, 3), target, 2);
        Differentiator.Vectors.Store(Differentiator.Vectors.Load256(Numbers, 1), target, 11);
        Assert.Equal([0, 0, .. Numbers.Skip(3).Take(8), 0, .. Numbers.Skip(1).Take(4), 0], target);
    }

    // Signs of zeros that a product leaves do not matter.
    private static void AssertSame(double expected, double found) => Assert.True(expected.Equals(found) || expected == found, FormattableString.Invariant($"{expected} is {found}"));

    private static double[] Lanes(Vector512<double> lanes) => [.. Enumerable.Range(0, 8).Select(k => lanes[k])];

    private static double[] Lanes(Vector256<double> lanes) => [.. Enumerable.Range(0, 4).Select(k => lanes[k])];

    private static float[] Lanes(Vector512<float> lanes) => [.. Enumerable.Range(0, 16).Select(k => lanes[k])];

    private static float[] Lanes(Vector256<float> lanes) => [.. Enumerable.Range(0, 8).Select(k => lanes[k])];
}
