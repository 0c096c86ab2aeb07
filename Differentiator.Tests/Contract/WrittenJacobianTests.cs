using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>The sweeps of a Jacobian leave what a method writes as it does itself, so that it is not run beside them.</summary>
public sealed class WrittenJacobianTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Written
        {
            /// <summary>As many results as asked for.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static void Squares(double[] x, Span<double> y)
            {
                for (int i = 0; i < y.Length; i++)
                    y[i] = (i < x.Length ? x[i] * x[i] : 0) + y[i] + 1;
            }

            /// <summary>One result, by reference.</summary>
            [Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)]
            public static void Sum(double[] x, out double sum, ref int count)
            {
                sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * x[i];
                count += x.Length + 1;
            }
        }
        """);

    private delegate void SquaresJacobian(double[] x, Span<double> y, Span<double> jacobian);

    private delegate void SumJacobian(double[] x, out double sum, ref int count, Span<double> jacobian);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(2, 5)]
    [InlineData(9, 2)]
    [InlineData(13, 17)]
    public void Each_element_is_written_once(int columns, int rows)
    {
        double[] x = new double[columns], y = new double[rows], jacobian = new double[rows * columns], expected = new double[rows * columns];
        Array.Fill(x, 3);
        Array.Fill(y, 5);
        Array.Fill(jacobian, double.NaN);
        for (int i = 0; i < Math.Min(columns, rows); i++)
            expected[(i * columns) + i] = 6;
        Run.Method<SquaresJacobian>("Written", "SquaresJacobian")(x, y, jacobian);
        for (int i = 0; i < rows; i++)
            Assert.Equal(i < columns ? 15 : 6, y[i]);
        Assert.Equal(expected, jacobian);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    public void A_reference_is_counted_up_once(int columns)
    {
        double[] x = new double[columns], jacobian = new double[columns], expected = new double[columns];
        Array.Fill(x, 2);
        Array.Fill(expected, 4);
        int count = 7;
        Run.Method<SumJacobian>("Written", "SumJacobian")(x, out double sum, ref count, jacobian);
        Assert.Equal((4.0 * columns, 8 + columns), (sum, count));
        Assert.Equal(expected, jacobian);
    }

    [Fact]
    public void The_method_is_not_run_beside_them() =>
        Assert.DoesNotContain("        Squares(x, y);", Run.Sources["Written.Squares.g.cs"], StringComparison.Ordinal);
}
