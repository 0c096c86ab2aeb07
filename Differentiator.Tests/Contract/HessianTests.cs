using System;
using System.Linq;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>DESIGN.md, 1.2: what <c>FHessian</c> and <c>FHvp</c> ask of their arguments, and what they leave in them.</summary>
[Covers(102, 103)]
public sealed class HessianTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Curved
        {
            /// <summary>A narrow valley.</summary>
            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Valley(double x, double y)
            {
                double a = 1 - x, b = y - x * x;
                return a * a + 100 * b * b;
            }

            /// <summary>A number and an array.</summary>
            [Differentiable(Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Scaled(double k, ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * x[i] * x[i];
                return k * k * sum;
            }

            /// <summary>Numbers and data.</summary>
            [Differentiable(nameof(a), nameof(b), Derivatives = Derivatives.Hessian)]
            public static double Weighted(double a, double b, ReadOnlySpan<double> data) => a * a * b * data[0];

            /// <summary>Steps that are saved.</summary>
            [Differentiable(Derivatives = Derivatives.Hessian)]
            public static double Steps(double w, double[] x)
            {
                double state = 0;
                for (int i = 0; i < x.Length; i++)
                    state = Math.Tanh(w * state + x[i]);
                return state;
            }
        }
        """);

    private static readonly ValleyHessian Valley = Run.Method<ValleyHessian>("Curved", "ValleyHessian");
    private static readonly ScaledHessian Scaled = Run.Method<ScaledHessian>("Curved", "ScaledHessian");
    private static readonly ScaledHvp Product = Run.Method<ScaledHvp>("Curved", "ScaledHvp");
    private static readonly WeightedHessian Weighted = Run.Method<WeightedHessian>("Curved", "WeightedHessian");
    private static readonly StepsHessian Steps = Run.Method<StepsHessian>("Curved", "StepsHessian");

    private delegate double ValleyHessian(double x, double y, Span<double> hessian);

    private delegate double ScaledHessian(double k, ReadOnlySpan<double> x, Span<double> hessian);

    private delegate double[,] ScaledHessianArray(double k, ReadOnlySpan<double> x);

    private delegate double ScaledHvp(double k, ReadOnlySpan<double> x, double kTangent, ReadOnlySpan<double> xTangent, out double kHvp, Span<double> xHvp);

    private delegate (double Value, double K, double[] X) ScaledHvpArray(double k, ReadOnlySpan<double> x, double kTangent, ReadOnlySpan<double> xTangent);

    private delegate double WeightedHessian(double a, double b, ReadOnlySpan<double> data, Span<double> hessian);

    private delegate double StepsHessian(double w, double[] x, Span<double> hessian);

    [Fact]
    public void Rows_lie_one_after_another()
    {
        double[] hessian = new double[4];

        double value = Valley(-1.2, 1, hessian);

        Assert.Equal(24.2, value, 12);
        Assert.Equal([1330, 480, 480, 200], hessian.Select(entry => Math.Round(entry, 9)));
    }

    [Fact]
    public void Parameters_follow_each_other_in_order()
    {
        double[] hessian = new double[9];
        Array.Fill(hessian, double.NaN);

        Assert.Equal(36, Scaled(2, [1, 2], hessian));
        Assert.Equal([18, 12, 48, 12, 24, 0, 48, 0, 48], hessian);
    }

    [Fact]
    public void The_convenient_overload_returns_a_matrix()
    {
        double[,] hessian = Run.Method<ScaledHessianArray>("Curved", "ScaledHessian")(2, [1, 2]);

        Assert.Equal(new double[,] { { 18, 12, 48 }, { 12, 24, 0 }, { 48, 0, 48 } }, hessian);
    }

    [Fact]
    public void A_product_is_that_of_the_matrix_and_the_direction()
    {
        double[] product = [double.NaN, double.NaN];

        Assert.Equal(36, Product(2, [1, 2], 1, [0.5, -1], out double k, product));
        Assert.Equal(-24, k);
        Assert.Equal([24, 0], product);
        (double value, double byK, double[] byX) = Run.Method<ScaledHvpArray>("Curved", "ScaledHvp")(2, [1, 2], 1, [0.5, -1]);
        Assert.Equal((36, -24), (value, byK));
        Assert.Equal(product, byX);
    }

    [Fact]
    public void A_Hessian_of_another_length_is_refused()
    {
        Assert.Equal("hessian", Assert.Throws<ArgumentException>(() => Valley(1, 1, new double[3])).ParamName);
        Assert.Equal("hessian", Assert.Throws<ArgumentException>(() => Scaled(1, [1, 2], new double[10])).ParamName);
    }

    [Fact]
    public void A_product_or_tangent_of_another_length_is_refused()
    {
        Assert.Equal("xHvp", Assert.Throws<ArgumentException>(() => Product(1, [1, 2], 1, [1, 2], out _, new double[1])).ParamName);
        Assert.Equal("xTangent", Assert.Throws<ArgumentException>(() => Product(1, [1, 2], 1, [1], out _, new double[2])).ParamName);
    }

    [Fact]
    public void A_Hessian_that_overlaps_an_input_is_refused_before_anything_is_written()
    {
        double[] memory = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Scaled(1, memory.AsSpan(0, 2), memory));

        Assert.Contains("hessian", exception.Message);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], memory);
        Assert.Throws<ArgumentException>(() => Weighted(1, 2, memory.AsSpan(0, 1), memory.AsSpan(0, 4)));
    }

    [Fact]
    public void A_product_that_overlaps_an_input_or_a_direction_is_refused()
    {
        double[] x = [1, 2], direction = [1, 0];

        Assert.Throws<ArgumentException>(() => Product(1, x, 1, direction, out _, x));
        Assert.Throws<ArgumentException>(() => Product(1, x, 1, direction, out _, direction));
    }

    [Fact]
    public void Nothing_has_an_empty_Hessian()
    {
        double[] hessian = [double.NaN];

        Assert.Equal(0, Scaled(3, [], hessian));
        Assert.Equal([0], hessian);
        Assert.Equal(0, Product(3, [], 1, [], out double k, []));
        Assert.Equal(0, k);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void A_second_call_allocates_nothing(int length)
    {
        double[] x = [.. Enumerable.Range(0, length).Select(k => Math.Sin(k))], hessian = new double[(length + 1) * (length + 1)], four = new double[4];
        Steps(0.5, x, hessian);
        Valley(1, 2, four);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(0.5, x, hessian);
        Valley(1, 2, four);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
