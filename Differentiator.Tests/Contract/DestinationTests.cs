using System;
using System.Runtime.InteropServices;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>DESIGN.md, 1.2: what emitted members ask of destinations and accumulators, and what they leave in them.</summary>
public sealed class DestinationTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>A weighted sum of the elements of two spans.</summary>
        public static partial class Sums
        {
            /// <summary>Of spans.</summary>
            [Differentiable]
            public static double OfSpans(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * y[i];
                return sum;
            }

            /// <summary>Of neighbours in spans.</summary>
            [Differentiable]
            public static double OfNeighbours(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
            {
                double sum = 0;
                for (int i = 0; i < x.Length - 1; i++)
                    sum += x[i] * x[i + 1] * y[i] * y[i + 1];
                return sum;
            }

            /// <summary>Of rows as long as another span.</summary>
            [Differentiable]
            public static double OfRows(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
            {
                double total = 0;
                for (int i = 0; i < 2; i++)
                {
                    ReadOnlySpan<double> row = x.Slice(i * y.Length, y.Length);
                    double sum = 0;
                    for (int j = 0; j < row.Length; j++)
                        sum += row[j] * y[j];
                    if (sum > 0)
                        total += Math.Sqrt(sum);
                }

                return total;
            }

            /// <summary>Of the first elements of an array.</summary>
            [Differentiable]
            public static double OfPrefix(double[] x, int count)
            {
                double product = 1;
                for (int i = 0; i < count; i++)
                    product *= x[i];
                return product;
            }

            /// <summary>Of an array, chosen by indices.</summary>
            [Differentiable]
            public static double Gather(double[] x, int[] indices)
            {
                double sum = 0;
                foreach (int index in indices)
                    sum += x[index];
                return sum;
            }
        }
        """);

    private static readonly SpanGradient OfSpans = Run.Method<SpanGradient>("Sums", "OfSpansGradient");
    private static readonly SpanVjp OfSpansVjp = Run.Method<SpanVjp>("Sums", "OfSpansVjp");
    private static readonly SpanGradient OfRows = Run.Method<SpanGradient>("Sums", "OfRowsGradient");
    private static readonly SpanVjp OfRowsVjp = Run.Method<SpanVjp>("Sums", "OfRowsVjp");
    private static readonly SpanVjp OfNeighboursVjp = Run.Method<SpanVjp>("Sums", "OfNeighboursVjp");
    private static readonly PrefixGradient OfPrefix = Run.Method<PrefixGradient>("Sums", "OfPrefixGradient");
    private static readonly PrefixVjp OfPrefixVjp = Run.Method<PrefixVjp>("Sums", "OfPrefixVjp");
    private static readonly GatherGradient Gather = Run.Method<GatherGradient>("Sums", "GatherGradient");

    private delegate double SpanGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> xGradient, Span<double> yGradient);

    private delegate void SpanVjp(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double resultCotangent, Span<double> xGradient, Span<double> yGradient);

    private delegate double PrefixGradient(double[] x, int count, Span<double> xGradient);

    private delegate void PrefixVjp(double[] x, int count, double resultCotangent, Span<double> xGradient);

    private delegate double GatherGradient(double[] x, int[] indices, Span<double> xGradient);

    [Theory]
    [InlineData(2, 3, "xGradient")]
    [InlineData(4, 3, "xGradient")]
    [InlineData(3, 0, "yGradient")]
    public void A_wrong_length_names_the_parameter(int xLength, int yLength, string name)
    {
        double[] x = [1, 2, 3];

        var gradient = Assert.Throws<ArgumentException>(() => OfSpans(x, x, new double[xLength], new double[yLength]));
        var vjp = Assert.Throws<ArgumentException>(() => OfSpansVjp(x, x, 1, new double[xLength], new double[yLength]));

        Assert.Equal(name, gradient.ParamName);
        Assert.Equal(name, vjp.ParamName);
    }

    [Fact]
    public void A_destination_must_not_overlap_an_input()
    {
        double[] x = [1, 2, 3], y = [4, 5, 6], free = new double[3];

        Names("xGradient", "y", () => OfSpans(x, y, y, free));
        Names("yGradient", "y", () => OfSpans(x, y, free, y));
        Names("xGradient", "x", () => OfSpansVjp(x, y, 1, x, free));
        Assert.Equal([1, 2, 3], x);
        Assert.Equal([4, 5, 6], y);
        Assert.Equal([0, 0, 0], free);
    }

    [Fact]
    public void Neither_may_parts_of_them_overlap()
    {
        double[] memory = [1, 2, 3, 4, 5];

        Names("xGradient", "x", () => OfSpans(memory.AsSpan(0, 3), memory.AsSpan(0, 3), memory.AsSpan(2, 3), new double[3]));
        Names("xGradient", "x", () => OfSpans(memory.AsSpan(2, 3), memory.AsSpan(2, 3), memory.AsSpan(0, 3), new double[3]));
        Names("xGradient", "yGradient", () => OfSpans(new double[3], new double[3], memory.AsSpan(0, 3), memory.AsSpan(1, 3)));
        Assert.Equal([1, 2, 3, 4, 5], memory);
    }

    [Fact]
    public void Destinations_side_by_side_do_not_overlap()
    {
        double[] memory = new double[4];

        OfSpans([1.0, 2], [3.0, 4], memory.AsSpan(0, 2), memory.AsSpan(2, 2));

        Assert.Equal([3, 4, 1, 2], memory);
    }

    [Fact]
    public void An_input_of_another_type_may_lie_in_the_same_bytes()
    {
        int[] indices = [0, 1, 1, 0];

        Names("xGradient", "indices", () => Gather([1.0, 2], indices, MemoryMarshal.Cast<int, double>(indices.AsSpan())));
        Assert.Equal([0, 1, 1, 0], indices);
    }

    [Fact]
    public void Accumulators_may_coincide_and_then_sum()
    {
        double[] both = [100, 200];

        OfSpansVjp([1.0, 2], [3.0, 4], 10, both, both);

        Assert.Equal([100 + 10 * (1 + 3), 200 + 10 * (2 + 4)], both);
    }

    [Fact]
    public void Accumulators_of_neighbours_may_coincide_and_then_sum()
    {
        double[] both = [100, 200, 300];

        OfNeighboursVjp([1.0, 2, 3], [4.0, 5, 6], 10, both, both);

        Assert.Equal([100 + 10 * (40 + 10), 200 + 10 * (110 + 44), 300 + 10 * (60 + 30)], both);
    }

    [Fact]
    public void A_row_that_counts_for_nothing_has_no_gradient_beside_infinite_elements_either()
    {
        double[] x = [1, 1, -1, 0], y = [double.NegativeInfinity, 2], xGradient = [7, 7, 7, 7], yGradient = [7, 7];

        Assert.Equal(double.PositiveInfinity, OfRows(x, y, xGradient, yGradient));
        Assert.Equal([0, 0, 0, 0], xGradient);
        Assert.Equal([0, 0], yGradient);

        OfRowsVjp(x, y, 3, xGradient, yGradient);
        Assert.Equal([0, 0, 0, 0], xGradient);
        Assert.Equal([0, 0], yGradient);
    }

    [Fact]
    public void Inputs_may_overlap()
    {
        double[] x = [1, 2], first = new double[2], second = new double[2];

        Assert.Equal(5, OfSpans(x, x, first, second));
        Assert.Equal(x, first);
        Assert.Equal(x, second);
    }

    [Fact]
    public void A_null_array_is_an_argument_exception()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => OfPrefix(null!, 0, [])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => OfPrefixVjp(null!, 0, 1, [])).ParamName);
    }

    [Fact]
    public void Empty_arrays_have_an_empty_gradient()
    {
        Assert.Equal(0, OfSpans([], [], [], []));
        Assert.Equal(1, OfPrefix([], 0, []));
    }

    [Theory]
    [InlineData(0, new double[] { 0, 0, 0 })]
    [InlineData(2, new double[] { 3, 2, 0 })]
    [InlineData(3, new double[] { 15, 10, 6 })]
    public void A_loop_over_a_prefix_overwrites_the_whole_destination(int count, double[] expected)
    {
        double[] destination = [double.NaN, double.NaN, double.NaN];

        OfPrefix([2, 3, 5], count, destination);

        Assert.Equal(expected, destination);
    }

    [Fact]
    public void NaN_in_an_input_is_neither_masked_nor_spread()
    {
        double[] x = [1, double.NaN], y = [3, 4], xGradient = new double[2], yGradient = new double[2];

        Assert.Equal(double.NaN, OfSpans(x, y, xGradient, yGradient));
        Assert.Equal([3, 4], xGradient);
        Assert.Equal([1, double.NaN], yGradient);
    }

    [Fact]
    public void An_exception_of_the_method_comes_through() =>
        Assert.Throws<IndexOutOfRangeException>(() => OfPrefix([1, 2], 3, new double[2]));

    private static void Names(string destination, string other, Action call)
    {
        var thrown = Assert.Throws<ArgumentException>(call);
        Assert.Equal(destination, thrown.ParamName);
        Assert.Contains($"'{other}'", thrown.Message, StringComparison.Ordinal);
    }
}
