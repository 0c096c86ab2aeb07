using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Where it is known which numbers have a derivative, a sweep stores their columns into the Jacobian itself.</summary>
public sealed class JacobianColumnsTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Columns
        {
            /// <summary>A structure with data.</summary>
            public readonly record struct Place(double X, int Kind, double Y);

            /// <summary>Arrays between numbers.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static (double A, double B) Mixed(double u, double[] x, Place at, ReadOnlySpan<double> y) =>
                (u * x[0] * y[1] + at.Y, x[2] * at.X - y[1] * y[0] * x[2]);

            /// <summary>An element that is read in a branch.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static (double A, double B) Branched(double[] x, double u)
            {
                double a = x[0] * u;
                if (u > 1)
                    a *= x[1];
                return (a, a * u);
            }

            /// <summary>An index that is a parameter.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static (double A, double B) Indexed(double[] x, int i, int j) => (x[i] * x[j], x[i] + x[j]);

            /// <summary>Three rows in four lanes.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian)]
            public static (float A, float B, float C) Single(float[] x) => (x[0] * x[1], x[1] * x[3], x[3] * x[0] * x[1]);

            /// <summary>Names that the member has a use for.</summary>
            [Differentiable(nameof(jacobian), nameof(columns), nameof(x), Derivatives = Derivatives.Jacobian)]
            public static (double A, double B) Named(double jacobian, double columns, double[] x, int resultCotangent, bool isFinite)
            {
                double rows = jacobian * x[0], value = columns * x[1], row = rows * value, column = Math.Sqrt(row * row + value / x[0]), directions = Math.Exp(column) / x[1];
                return (row * directions + resultCotangent, isFinite ? column / directions : 0);
            }

            /// <summary>As many columns as rows, or more.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian | Derivatives.Jvp)]
            public static (double A, double B) Few(double[] x) { double value = x[0] * x[1]; return (value, value * x[0]); }

            /// <summary>More columns than rows: tangents all the same.</summary>
            [Differentiable(Derivatives = Derivatives.Jacobian | Derivatives.Jvp)]
            public static (double A, double B) Many(double[] x) { double value = x[0] * x[1]; return (value, value * x[2]); }
        }
        """);

    private delegate (double A, double B) OfArray(double[] x, Span<double> jacobian);

    private delegate (double A, double B) BranchedJacobian(double[] x, double u, Span<double> jacobian);

    private delegate (double A, double B) IndexedJacobian(double[] x, int i, int j, Span<double> jacobian);

    private delegate (float A, float B, float C) SingleJacobian(float[] x, Span<float> jacobian);

    private delegate (double A, double B) NamedJacobian(double jacobian, double columns, double[] x, int resultCotangent, bool isFinite, Span<double> destination);

    [Fact]
    public void Numbers_structures_and_arrays_have_their_columns() => Assert.True(GeneratorHarness.Run(Run.Compilation.SyntaxTrees[0] + """

        public static partial class Columns
        {
            public static bool Test()
            {
                double[] j = new double[24];
                Array.Fill(j, double.NaN);
                var value = MixedJacobian(2, [3, 5, 7, 11], new Place(13, 1, 17), [19, 23, 29, 31, 37], j);
                return value == (2 * 3 * 23 + 17, 7 * 13 - 23 * 19 * 7)
                    && j.AsSpan().SequenceEqual([69, 46, 0, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, 13 - 23 * 19, 0, 7, 0, -23 * 7, -19 * 7, 0, 0, 0]);
            }
        }
        """).Method<Func<bool>>("Columns", "Test")());

    [Fact]
    public void What_is_too_short_throws_what_the_method_throws() =>
        Assert.Throws<IndexOutOfRangeException>(() => Run.Method<OfArray>("Columns", "ManyJacobian")([1, 2], new double[4]));

    [Fact]
    public void What_a_branch_reads_is_zero_elsewhere()
    {
        double[] with = Filled(6), without = Filled(6), one = Filled(4);
        Run.Method<BranchedJacobian>("Columns", "BranchedJacobian")([3, 5], 2, with);
        Run.Method<BranchedJacobian>("Columns", "BranchedJacobian")([3, 5], 1, without);
        Run.Method<BranchedJacobian>("Columns", "BranchedJacobian")([3], 1, one);
        Assert.Equal([10, 6, 15, 20, 12, 60], with);
        Assert.Equal([1, 0, 3, 1, 0, 6], without);
        Assert.Equal([1, 3, 1, 6], one);
    }

    [Fact]
    public void Elements_may_be_the_same()
    {
        double[] jacobian = Filled(6);
        Run.Method<IndexedJacobian>("Columns", "IndexedJacobian")([3, 5, 7], 1, 1, jacobian);
        Assert.Equal([0, 10, 0, 0, 2, 0], jacobian);
    }

    [Fact]
    public void Three_rows_of_floats()
    {
        float[] jacobian = new float[15];
        Array.Fill(jacobian, float.NaN);
        Run.Method<SingleJacobian>("Columns", "SingleJacobian")([2, 3, 5, 7, 11], jacobian);
        Assert.Equal([3, 2, 0, 0, 0, 0, 7, 0, 3, 0, 21, 14, 0, 6, 0], jacobian);
    }

    [Fact]
    public void Names_are_told_apart()
    {
        double[] jacobian = Filled(8);
        NamedJacobian named = Run.Method<NamedJacobian>("Columns", "NamedJacobian");
        double[] at = [0.5, 0.7, 1.1, 0.9];
        (double a, double b) = named(at[0], at[1], at[2..], 3, true, jacobian);
        for (int column = 0; column < 4; column++)
        {
            double[] ahead = [.. at];
            ahead[column] += 1e-7;
            (double nextA, double nextB) = named(ahead[0], ahead[1], ahead[2..], 3, true, Filled(8));
            Assert.Equal((nextA - a) / 1e-7, jacobian[column], 1e-5);
            Assert.Equal((nextB - b) / 1e-7, jacobian[4 + column], 1e-5);
        }
    }

    [Fact]
    public void Where_there_are_more_columns_than_rows_no_sweep_takes_columns()
    {
        Assert.Contains("Few_Tangents", Run.Sources["Columns.Few.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Many_Tangents", Run.Sources["Columns.Many.g.cs"], StringComparison.Ordinal);
        double[] few = Filled(4), many = Filled(8);
        Run.Method<OfArray>("Columns", "FewJacobian")([2, 3], few);
        Run.Method<OfArray>("Columns", "ManyJacobian")([2, 3, 5, 7], many);
        Assert.Equal([3, 2, 12, 4], few);
        Assert.Equal([3, 2, 0, 0, 15, 10, 6, 0], many);
    }

    private static double[] Filled(int count)
    {
        double[] all = new double[count];
        Array.Fill(all, double.NaN);
        return all;
    }
}
