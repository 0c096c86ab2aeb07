using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Checks;

public sealed class GradientCheckTests
{
    private static readonly double[] Point = [0.3, -1.7, 2.5];

    [Fact]
    public void Right_gradient_passes_sharply()
    {
        GradientCheckResult result = GradientCheck.Run(Smooth, SmoothGradient, Point);

        Assert.True(result.Passed(1e-9), result.ToString());
        Assert.Equal((3, 0), (result.Compared, result.Skipped));
    }

    [Fact]
    public void Right_gradient_in_float_passes() =>
        GradientCheck.Assert<float>(
            x => x[0] * x[0] * MathF.Sin(x[1]),
            (x, gradient) =>
            {
                gradient[0] = 2 * x[0] * MathF.Sin(x[1]);
                gradient[1] = x[0] * x[0] * MathF.Cos(x[1]);
                return x[0] * x[0] * MathF.Sin(x[1]);
            },
            [1.3f, 0.7f]);

    [Theory]
    [InlineData(1e-5)]
    [InlineData(-1e-3)]
    [InlineData(1)]
    public void Wrong_element_is_named_with_both_numbers(double error)
    {
        GradientCheckException exception = Assert.Throws<GradientCheckException>(
            () => GradientCheck.Assert(Smooth, Wrong, Point));

        GradientCheckResult result = exception.Result!;
        Assert.Equal(1, result.Index);
        Assert.Equal(error, result.Analytic - result.Numeric, 1e-9);
        Assert.Contains("gradient[1] = ", exception.Message, StringComparison.Ordinal);

        double Wrong(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = SmoothGradient(x, gradient);
            gradient[1] += error;
            return value;
        }
    }

    [Fact]
    public void Element_that_is_not_written_fails() =>
        AssertFails(1, (x, gradient) =>
        {
            gradient[0] = Math.Exp(x[0]) * x[1];
            gradient[2] = Math.Cos(x[2]);
            return Smooth(x);
        });

    [Fact]
    public void Accumulation_into_the_destination_fails() =>
        AssertFails(0, (x, gradient) =>
        {
            double[] contribution = new double[x.Length];
            double value = SmoothGradient(x, contribution);
            for (int i = 0; i < contribution.Length; i++)
            {
                gradient[i] += contribution[i];
            }

            return value;
        });

    [Fact]
    public void Wrong_value_fails() =>
        Assert.Throws<GradientCheckException>(
            () => GradientCheck.Assert(Smooth, (x, gradient) => SmoothGradient(x, gradient) + 1, Point));

    [Theory]
    [InlineData(0.0)] // the kink itself
    [InlineData(1e-14)] // within every step
    public void Kink_is_skipped(double x)
    {
        GradientCheckResult result = Check(v => Math.Abs(v[0]), Math.Sign(x), x);

        Assert.Equal((0, 1), (result.Compared, result.Skipped));
        Assert.False(result.Passed(1));
    }

    [Theory]
    [InlineData(1e-5)]
    [InlineData(-1e-3)]
    public void Kink_nearby_is_stepped_around(double x) =>
        Assert.True(Check(v => Math.Abs(v[0]), Math.Sign(x), x).Passed(1e-9));

    [Fact]
    public void Jump_is_skipped() => Assert.Equal(1, Check(v => Math.Floor(v[0]), 0, 3).Skipped);

    [Fact]
    public void Step_function_between_its_steps_passes() => Assert.True(Check(v => Math.Floor(v[0]), 0, 3.4).Passed(0));

    [Fact]
    public void Noise_is_skipped() => Assert.Equal(1, Check(v => v[0] + 1e-3 * Math.Sin(1e12 * v[0]), 1, 1).Skipped);

    [Fact]
    public void Edge_of_the_domain_is_skipped() =>
        Assert.Equal(1, Check(v => Math.Sqrt(v[0]), double.PositiveInfinity, 0).Skipped);

    [Theory]
    [InlineData(1e-6, 1e6)]
    [InlineData(1e3, 1e-3)]
    public void Steps_adapt_to_the_scale_of_the_function(double x, double derivative) =>
        Assert.True(Check(v => Math.Log(v[0]), derivative, x).Passed(1e-7));

    [Fact]
    public void Infinite_element_of_a_smooth_function_fails() =>
        Assert.Equal(double.PositiveInfinity, Check(v => v[0] * v[0], double.PositiveInfinity, 1).Deviation);

    [Fact]
    public void Curvature_without_slope_is_no_kink() => Assert.Equal(1, Check(v => 1e6 * v[0] * v[0], 0, 0).Compared);

    [Fact]
    public void Function_of_nothing_passes() => GradientCheck.Assert<double>(x => 7, (x, gradient) => 7, []);

    [Fact]
    public void Value_that_is_nan_shows_nothing() =>
        Assert.False(GradientCheck.Run(x => double.NaN, (x, gradient) => double.NaN, Point).Passed(1));

    private static void AssertFails(int index, GradientFunction<double> gradient)
    {
        GradientCheckResult result = GradientCheck.Run(Smooth, gradient, Point);

        Assert.False(result.Passed(1e10));
        Assert.Equal(index, result.Index);
    }

    private static GradientCheckResult Check(ScalarFunction<double> function, double derivative, double x) =>
        GradientCheck.Run(
            function,
            (v, gradient) =>
            {
                gradient[0] = derivative;
                return function(v);
            },
            [x]);

    private static double Smooth(ReadOnlySpan<double> x) => Math.Exp(x[0]) * x[1] + Math.Sin(x[2]);

    private static double SmoothGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = Math.Exp(x[0]) * x[1];
        gradient[1] = Math.Exp(x[0]);
        gradient[2] = Math.Cos(x[2]);
        return Smooth(x);
    }
}
