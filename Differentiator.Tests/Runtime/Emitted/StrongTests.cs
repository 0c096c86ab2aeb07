using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
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

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Lanes_are_what_single_numbers_are(int adjoint, int partial)
    {
        // Beside every other adjoint.
        for (int other = 0; other < Values.Length; other++)
        {
            AssertLanes(Values[adjoint], Values[other], Values[partial]);
            AssertLanes((float)Values[adjoint], (float)Values[other], (float)Values[partial]);
        }
    }

    [Fact]
    public void Root_of_a_sum_of_squares_has_gradient_zero_at_zero() =>
        Assert.Equal(0.0, Strong.Multiply(Strong.Divide(1.0, 2 * Math.Sqrt(0.0)), 2 * 0.0));

    private static void AssertLanes(double one, double other, double partial)
    {
        double[] adjoints = [.. Enumerable.Range(0, Vector<double>.Count).Select(k => k == 1 ? one : other)];
        for (int k = 0; k < 2; k++)
        {
            AssertSameBits(Strong.Multiply(adjoints[k], partial), Strong.Multiply(Vector128.Create(adjoints[0], adjoints[1]), partial)[k]);
            AssertSameBits(Strong.Divide(adjoints[k], partial), Strong.Divide(Vector128.Create(adjoints[0], adjoints[1]), partial)[k]);
            AssertSameBits(Strong.Multiply(adjoints[k], partial), Strong.Multiply(new Vector<double>(adjoints), partial)[k]);
            AssertSameBits(Strong.Divide(adjoints[k], partial), Strong.Divide(new Vector<double>(adjoints), partial)[k]);
        }
    }

    private static void AssertLanes(float one, float other, float partial)
    {
        float[] adjoints = [.. Enumerable.Range(0, Vector<float>.Count).Select(k => k == 1 ? one : other)];
        for (int k = 0; k < 4; k++)
        {
            AssertSameBits(Strong.Multiply(adjoints[k], partial), Strong.Multiply(Vector128.Create(adjoints), partial)[k]);
            AssertSameBits(Strong.Divide(adjoints[k], partial), Strong.Divide(Vector128.Create(adjoints), partial)[k]);
            AssertSameBits(Strong.Multiply(adjoints[k], partial), Strong.Multiply(new Vector<float>(adjoints), partial)[k]);
            AssertSameBits(Strong.Divide(adjoints[k], partial), Strong.Divide(new Vector<float>(adjoints), partial)[k]);
        }
    }

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
