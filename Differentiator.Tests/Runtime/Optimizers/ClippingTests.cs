using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

public sealed class ClippingTests
{
    [Fact]
    public void Gradient_within_the_norm_is_left_alone()
    {
        double[] gradient = [3, 0, 4];

        Assert.Equal(5, GradientClipping.ByNorm<double>(gradient, 5.1));
        Assert.Equal([3, 0, 4], gradient);
    }

    [Fact]
    public void Gradient_beyond_the_norm_is_scaled_as_PyTorch_does()
    {
        double[] gradient = [.. Enumerable.Range(0, 37).Select(i => i - 18.0)];
        double[] expected = [.. gradient.Select(element => element * (2 / (Math.Sqrt(4218) + 1e-6)))]; // Σ = 2 · 18 · 19 · 37 / 6
        float[] single = [.. gradient.Select(element => (float)element)];

        Assert.Equal(Math.Sqrt(4218), GradientClipping.ByNorm<double>(gradient, 2), 12);
        Assert.Equal(Math.Sqrt(4218), GradientClipping.ByNorm<float>(single, 2), 12);
        for (int i = 0; i < 37; i++)
        {
            Assert.Equal(expected[i], gradient[i], 1e-14);
            Assert.Equal(expected[i], single[i], 1e-7);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Gradient_without_a_finite_norm_is_left_alone_and_told(double bad)
    {
        double[] gradient = [3, bad, 400];
        float[] single = [3, (float)bad, 400];

        Assert.Equal(Math.Abs(bad), GradientClipping.ByNorm<double>(gradient, 1));
        Assert.Equal(Math.Abs(bad), GradientClipping.ByNorm<float>(single, 1));
        Assert.Equal([3, bad, 400], gradient);
        Assert.Equal([3, (float)bad, 400], single);
    }

    [Fact]
    public void Nan_prevails_over_infinity() => Assert.Equal(double.NaN, GradientClipping.Norm<double>([double.PositiveInfinity, double.NaN]));

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(3e-322)]
    public void Squares_of_the_norm_neither_overflow_nor_vanish(double scale)
    {
        double[] gradient = [.. Enumerable.Repeat(scale, 100)];

        Assert.Equal(10, GradientClipping.Norm<double>(gradient) / scale, 2);
    }

    [Fact]
    public void Norm_of_large_floats_is_summed_in_double() =>
        Assert.Equal(1e31, GradientClipping.Norm<float>([.. Enumerable.Repeat(1e30f, 100)]), 1e24);

    [Fact]
    public void Norm_of_nothing_is_zero() => Assert.Equal(0, GradientClipping.ByNorm<float>([], 1));

    [Fact]
    public void Norm_of_zero_allowed_gives_zeros()
    {
        double[] gradient = [3, 4];

        Assert.Equal(5, GradientClipping.ByNorm<double>(gradient, 0));
        Assert.Equal([0, 0], gradient);
    }

    [Fact]
    public void Values_are_clipped_to_both_sides()
    {
        double[] gradient = [.. Enumerable.Range(0, 21).Select(i => i - 10.0)];
        double[] expected = [.. gradient.Select(element => Math.Clamp(element, -2.5, 2.5))];

        GradientClipping.ByValue<double>(gradient, 2.5);

        Assert.Equal(expected, gradient);
    }

    [Fact]
    public void Infinities_are_clipped_and_nan_stays()
    {
        foreach (int length in new[] { 3, 19 })
        {
            float[] gradient = new float[length];
            (gradient[0], gradient[1], gradient[2]) = (float.PositiveInfinity, float.NegativeInfinity, float.NaN);

            GradientClipping.ByValue<float>(gradient, 2);

            Assert.Equal([2, -2, float.NaN], gradient[..3]);
        }
    }

    [Fact]
    public void Rules_do_what_the_functions_do()
    {
        float[] gradient = [.. Enumerable.Range(0, 37).Select(i => i - 18f)];
        float[] byNorm = new float[37], byValue = new float[37], expected = new float[37];
        new Optimizer<float, ClipByNormRule<float>>(1, new(3)).Step(byNorm, gradient);
        new Optimizer<float, ClipByValueRule<float>>(1, new(3)).Step(byValue, gradient);

        float[] clipped = [.. gradient];
        GradientClipping.ByNorm<float>(clipped, 3);
        new Sgd<float>(1).Step(expected, clipped);
        Assert.Equal(expected, byNorm);

        GradientClipping.ByValue<float>(gradient, 3);
        Array.Clear(expected);
        new Sgd<float>(1).Step(expected, gradient);
        Assert.Equal(expected, byValue);
    }

    [Fact]
    public void Rule_passes_on_a_gradient_without_a_finite_norm()
    {
        double[] parameters = [0, 0, 0];

        new Optimizer<double, ClipByNormRule<double>>(1, new(1)).Step(parameters, [-3, double.NaN, -4]);

        Assert.Equal([3, double.NaN, 4], parameters);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] gradient = new double[100];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            gradient[i] = 7;
            GradientClipping.ByNorm<double>(gradient, 1);
            GradientClipping.ByValue<double>(gradient, 0.1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Senseless_bounds_are_refused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => GradientClipping.ByNorm<double>(new double[1], bad));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => GradientClipping.ByValue<double>(new double[1], bad));
        Assert.Throws<ArgumentOutOfRangeException>("maxNorm", () => new ClipByNormRule<double>(bad));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => new ClipByValueRule<double>(bad));
    }
}
