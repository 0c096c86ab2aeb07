using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Emitted;

public sealed class StrongTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static readonly double[] Values = [0.0, -0.0, 1, -2, Inf, -Inf, NaN];

    // Rows: adjoint, columns: partial, both in the order of Values.
    private static readonly double[,] Products =
    {
        //  0     -0      1     -2     inf   -inf    NaN
        { 0.0, -0.0, 0.0, -0.0, 0.0, 0.0, 0.0 }, //       0
        { -0.0, 0.0, -0.0, 0.0, 0.0, 0.0, 0.0 }, //      -0
        { 0.0, -0.0, 1, -2, Inf, -Inf, NaN }, //          1
        { -0.0, 0.0, -2, 4, -Inf, Inf, NaN }, //         -2
        { 0.0, 0.0, Inf, -Inf, Inf, -Inf, NaN }, //     inf
        { 0.0, 0.0, -Inf, Inf, -Inf, Inf, NaN }, //    -inf
        { NaN, NaN, NaN, NaN, NaN, NaN, NaN }, //       NaN
    };

    // Rows: adjoint, columns: divisor, both in the order of Values.
    private static readonly double[,] Quotients =
    {
        //  0     -0      1     -2     inf   -inf    NaN
        { 0.0, 0.0, 0.0, -0.0, 0.0, -0.0, 0.0 }, //       0
        { 0.0, 0.0, -0.0, 0.0, -0.0, 0.0, 0.0 }, //      -0
        { Inf, -Inf, 1, -0.5, 0.0, -0.0, NaN }, //        1
        { -Inf, Inf, -2, 1, -0.0, 0.0, NaN }, //         -2
        { Inf, -Inf, Inf, -Inf, 0.0, 0.0, NaN }, //     inf
        { -Inf, Inf, -Inf, Inf, 0.0, 0.0, NaN }, //    -inf
        { NaN, NaN, NaN, NaN, NaN, NaN, NaN }, //       NaN
    };

    public static TheoryData<int, int> Pairs()
    {
        TheoryData<int, int> pairs = [];
        for (int i = 0; i < Values.Length; i++)
        {
            for (int j = 0; j < Values.Length; j++)
            {
                pairs.Add(i, j);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Product_is_ieee_but_for_the_strong_zero(int adjoint, int partial)
    {
        AssertSameBits(Products[adjoint, partial], Strong.Multiply(Values[adjoint], Values[partial]));
        AssertSameBits(Products[adjoint, partial], Strong.Multiply((float)Values[adjoint], (float)Values[partial]));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Quotient_is_ieee_but_for_the_strong_zero(int adjoint, int divisor)
    {
        AssertSameBits(Quotients[adjoint, divisor], Strong.Divide(Values[adjoint], Values[divisor]));
        AssertSameBits(Quotients[adjoint, divisor], Strong.Divide((float)Values[adjoint], (float)Values[divisor]));
    }

    [Fact]
    public void Root_of_a_sum_of_squares_has_gradient_zero_at_zero() =>
        Assert.Equal(0.0, Strong.Multiply(Strong.Divide(1.0, 2 * Math.Sqrt(0.0)), 2 * 0.0));

    private static void AssertSameBits(double expected, double actual)
    {
        if (double.IsNaN(expected))
        {
            Assert.True(double.IsNaN(actual), $"{actual} should be NaN");
        }
        else
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
        }
    }
}
