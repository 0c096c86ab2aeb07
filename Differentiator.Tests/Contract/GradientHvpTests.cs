using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>What <c>FGradientHvp</c> asks of its arguments, and what it leaves in them: what <c>FGradient</c> and <c>FHvp</c> do.</summary>
public sealed class GradientHvpTests
{
    private const string All = "Derivatives = Derivatives.Gradient | Derivatives.Hvp | Derivatives.GradientHvp";

    private static readonly GeneratorRun Run = GeneratorHarness.Run($$"""
        using System;
        using System.Collections.Generic;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Both
        {
            /// <summary>A number and an array.</summary>
            [Differentiable({{All}})]
            public static double Scaled(double k, ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * x[i] * x[i];
                return k * k * sum;
            }

            /// <summary>A list.</summary>
            [Differentiable({{All}})]
            public static double Product(List<double> x)
            {
                double product = 1;
                foreach (double factor in x)
                    product *= Math.Sin(factor);
                return product;
            }

            /// <summary>The distance of points to the closest of some centers.</summary>
            [Differentiable(nameof(centers), {{All}})]
            [Differentiable(nameof(centers), {{All}}, Name = "FastClosest", Fast = true)]
            public static double Closest(double[][] points, double[][] centers)
            {
                double sum = 0;
                foreach (double[] point in points)
                {
                    double closest = double.PositiveInfinity;
                    foreach (double[] center in centers)
                    {
                        double square = 0;
                        for (int i = 0; i < point.Length; i++)
                            square += (point[i] - center[i]) * (point[i] - center[i]);
                        closest = Math.Min(closest, square * square);
                    }

                    sum += closest;
                }

                return sum;
            }

            /// <summary>What it is given is written.</summary>
            [Differentiable({{All}})]
            public static double Changed(double[] a, ref double y)
            {
                a[0] *= a[1];
                y *= a[0];
                return y * a[1];
            }

            /// <summary>Names that meet in upper case.</summary>
            [Differentiable(Derivatives = Derivatives.GradientHvp)]
            public static double Named(double x, double X, double xGradient) => x * X * X * xGradient;
        }
        """);

    private delegate double Scaled(double k, ReadOnlySpan<double> x, double kTangent, ReadOnlySpan<double> xTangent, out double kGradient, Span<double> xGradient, out double kHvp, Span<double> xHvp);

    private delegate (double Value, double KGradient, double[] XGradient, double KHvp, double[] XHvp) Returned(double k, ReadOnlySpan<double> x, double kTangent, ReadOnlySpan<double> xTangent);

    private delegate double OfList(List<double> x, ReadOnlySpan<double> xTangent, Span<double> xGradient, Span<double> xHvp);

    private delegate double OfListGradient(List<double> x, Span<double> xGradient);

    private delegate double OfListHvp(List<double> x, ReadOnlySpan<double> xTangent, Span<double> xHvp);

    private delegate double OfRows(double[][] points, double[][] centers, double[][] centersTangent, double[][] centersGradient, double[][] centersHvp);

    private delegate (double Value, double[][] CentersGradient, double[][] CentersHvp) ReturnedRows(double[][] points, double[][] centers, double[][] centersTangent);

    private delegate double RowsGradient(double[][] points, double[][] centers, double[][] centersGradient);

    private delegate double RowsHvp(double[][] points, double[][] centers, double[][] centersTangent, double[][] centersHvp);

    private delegate double Changed(double[] a, ref double y, ReadOnlySpan<double> aTangent, double yTangent, Span<double> aGradient, out double yGradient, Span<double> aHvp, out double yHvp);

    private static Scaled OfNumberAndArray => Run.Method<Scaled>("Both", "ScaledGradientHvp");

    [Fact]
    public void Both_are_left_in_their_destinations()
    {
        double[] gradient = [double.NaN, double.NaN], product = [double.NaN, double.NaN];

        Assert.Equal(36, OfNumberAndArray(2, [1, 2], 1, [0.5, -1], out double kGradient, gradient, out double kHvp, product));
        Assert.Equal((36, -24), (kGradient, kHvp));
        Assert.Equal([12, 48], gradient);
        Assert.Equal([24, 0], product);
    }

    [Fact]
    public void The_convenient_overload_returns_both()
    {
        (double value, double kGradient, double[] xGradient, double kHvp, double[] xHvp) = Run.Method<Returned>("Both", "ScaledGradientHvp")(2, [1, 2], 1, [0.5, -1]);

        Assert.Equal((36, 36, -24), (value, kGradient, kHvp));
        Assert.Equal([12, 48], xGradient);
        Assert.Equal([24, 0], xHvp);
    }

    [Fact]
    public void Lists_have_both()
    {
        List<double> x = [0.5, 1.5, -1];
        double[] direction = [1, -2, 0.5], gradient = new double[3], product = new double[3], gradientAlone = new double[3], productAlone = new double[3];

        double value = Run.Method<OfList>("Both", "ProductGradientHvp")(x, direction, gradient, product);

        Assert.Equal(value, Run.Method<OfListGradient>("Both", "ProductGradient")(x, gradientAlone));
        Run.Method<OfListHvp>("Both", "ProductHvp")(x, direction, productAlone);
        Assert.Equal(gradientAlone, gradient);
        Assert.All(productAlone.Zip(product), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    // The second point is as far from the first center as from the second; the last is where a center is.
    [Theory]
    [InlineData("Closest")]
    [InlineData("FastClosest")]
    public void Rows_have_both_at_ties_too(string name)
    {
        double[][] points = [[1, 2], [0, 0], [3, -1], [0.5, 0]], centers = [[1, 0], [-1, 0], [2, 2], [0.5, 0]], direction = [[1, 2], [-1, 0.5], [0.25, 1], [3, -1]];
        double[][] gradient = Like(centers), product = Like(centers), gradientAlone = Like(centers), productAlone = Like(centers);
        centers[3][0] = 7;

        double value = Run.Method<OfRows>("Both", name + "GradientHvp")(points, centers, direction, gradient, product);

        Assert.Equal(Run.Method<RowsGradient>("Both", name + "Gradient")(points, centers, gradientAlone), value, 1e-14);
        Run.Method<RowsHvp>("Both", name + "Hvp")(points, centers, direction, productAlone);
        Assert.Contains(gradient[1], partial => partial != 0);
        Assert.All(Flat(gradientAlone).Zip(Flat(gradient)), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.All(Flat(productAlone).Zip(Flat(product)), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        (double returned, double[][] gradientReturned, double[][] productReturned) = Run.Method<ReturnedRows>("Both", name + "GradientHvp")(points, centers, direction);
        Assert.Equal(value, returned);
        Assert.Equal(Flat(gradient), Flat(gradientReturned));
        Assert.Equal(Flat(product), Flat(productReturned));
    }

    // The function is y a0 a1^2.
    [Fact]
    public void What_the_method_writes_is_written_once()
    {
        double[] a = [2, 3], direction = [1, 0.5], gradient = new double[2], product = new double[2];
        double y = 5;

        double value = Run.Method<Changed>("Both", "ChangedGradientHvp")(a, ref y, direction, -1, gradient, out double yGradient, product, out double yHvp);

        Assert.Equal((90, 30, 6, 3), (value, y, a[0], a[1]));
        Assert.Equal([45, 60], gradient);
        Assert.Equal(18, yGradient);
        Assert.Equal([(5 * 6 * 0.5) - 9, (5 * 6 * 1) + (2 * 5 * 2 * 0.5) - 12], product);
        Assert.Equal(9 + (12 * 0.5), yHvp);
        Assert.Equal([1, 0.5], direction);
    }

    [Fact]
    public void Elements_of_the_result_have_names_of_their_own() => Assert.Contains(
        "(double Value, double XGradient, double XGradient1, double XGradientGradient, double XHvp, double XHvp1, double XGradientHvp) NamedGradientHvp(", string.Join('\n', Run.Sources.Values));

    [Fact]
    public void A_destination_or_tangent_of_another_length_is_refused()
    {
        Assert.Equal("xGradient", Refused(() => OfNumberAndArray(1, [1, 2], 1, [1, 2], out _, new double[1], out _, new double[2])));
        Assert.Equal("xHvp", Refused(() => OfNumberAndArray(1, [1, 2], 1, [1, 2], out _, new double[2], out _, new double[1])));
        Assert.Equal("xTangent", Refused(() => OfNumberAndArray(1, [1, 2], 1, [1], out _, new double[2], out _, new double[2])));
    }

    [Fact]
    public void Destinations_that_overlap_each_other_an_input_or_a_direction_are_refused()
    {
        double[] x = [1, 2], direction = [1, 0], free = new double[2], same = new double[2];

        Refused(() => OfNumberAndArray(1, x, 1, direction, out _, x, out _, free));
        Refused(() => OfNumberAndArray(1, x, 1, direction, out _, free, out _, x));
        Refused(() => OfNumberAndArray(1, x, 1, direction, out _, direction, out _, free));
        Refused(() => OfNumberAndArray(1, x, 1, direction, out _, free, out _, direction));
        Refused(() => OfNumberAndArray(1, x, 1, direction, out _, same, out _, same));
        Assert.Equal([1, 2], x);
        Assert.Equal([1, 0], direction);
    }

    [Fact]
    public void Rows_of_another_shape_or_that_are_the_same_are_refused()
    {
        double[][] points = [[1, 2]], centers = [[1, 0], [-1, 0]], direction = Like(centers), free = Like(centers), other = Like(centers);
        OfRows rows = Run.Method<OfRows>("Both", "ClosestGradientHvp");

        Assert.Equal("centersGradient", Refused(() => rows(points, centers, direction, [[1, 2]], free)));
        Assert.Equal("centersHvp", Refused(() => rows(points, centers, direction, free, [[1], [2]])));
        Refused(() => rows(points, centers, direction, free, free));
        Refused(() => rows(points, centers, direction, centers, free));
        Refused(() => rows(points, centers, direction, free, direction));
        rows(points, centers, direction, free, other);
    }

    [Fact]
    public void A_second_call_allocates_nothing()
    {
        double[][] points = [[1, 2], [0, 1]], centers = [[1, 0], [-1, 0]], direction = Like(centers), gradient = Like(centers), product = Like(centers);
        OfRows rows = Run.Method<OfRows>("Both", "ClosestGradientHvp");
        rows(points, centers, direction, gradient, product);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rows(points, centers, direction, gradient, product);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_loop_that_adds_multiples_of_a_zero_is_not_run() => Assert.Contains("if (cubeAdjoint != 0)", GeneratorHarness.Run("""
        using System;
        using Differentiator;
        static partial class Cubes
        {
            [Differentiable(nameof(centers), Derivatives = Derivatives.GradientHvp)]
            static double Closest(double[] point, double[][] centers)
            {
                double closest = double.PositiveInfinity;
                foreach (double[] center in centers)
                {
                    double cube = 0;
                    for (int i = 0; i < point.Length; i++)
                        cube += (point[i] - center[i]) * (point[i] - center[i]) * (point[i] - center[i]);
                    closest = Math.Min(closest, cube);
                }

                return closest;
            }
        }
        """).Source);

    private static string? Refused(Action call) => Assert.ThrowsAny<ArgumentException>(call).ParamName;

    private static double[][] Like(double[][] rows) => [.. rows.Select(row => row.Select(_ => double.NaN).ToArray())];

    private static double[] Flat(double[][] rows) => [.. rows.SelectMany(row => row)];
}
