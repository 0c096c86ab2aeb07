using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>The expected numbers are the published formulas worked out in 40 decimal digits.</summary>
public sealed class AdamTests
{
    private static readonly double[] Gradients = [1, 2, -1, 0.5];

    // m = 0.1, 0.29, 0.161, 0.1949; v = 0.001, 0.004999, 0.005994001, 0.006238006999
    [Theory]
    [InlineData(1, 0.90000000099999999000)]
    [InlineData(2, 0.80348179902816564019)]
    [InlineData(3, 0.76147286896818610668)]
    [InlineData(4, 0.71612457234870310759)]
    public void Defaults_follow_the_paper(int steps, double expected)
    {
        Assert.Equal(expected, Walk.InBlocks(new Adam<double>(0.1), Gradients, steps), 14);
        Assert.Equal((float)expected, Walk.InScalars(new Adam<float>(0.1), Gradients, steps), 1e-6f);
    }

    // m = 0.5, 1.25, 0.125, 0.3125; v = 0.25, 1.1875, 1.140625, 0.91796875: a large epsilon shows where it stands
    [Theory]
    [InlineData(1, 0.92)]
    [InlineData(2, 0.83216554348219262950)]
    [InlineData(3, 0.82353173858826914703)]
    [InlineData(4, 0.79987122750962926306)]
    public void Epsilon_stands_outside_of_the_root(int steps, double expected)
    {
        Assert.Equal(expected, Walk.InBlocks(new Adam<double>(0.1, 0.5, 0.75, 0.25), Gradients, steps), 14);
        Assert.Equal((float)expected, Walk.InScalars(new Adam<float>(0.1, 0.5, 0.75, 0.25), Gradients, steps), 1e-6f);
    }

    [Fact]
    public void Moments_that_fade_end_at_exactly_zero()
    {
        float parameter = 1;
        Adam<float> adam = new(0.1);
        adam.Step(ref parameter, 1);
        for (int i = 0; i < 700; i++) // 0.1 · 0.9^700 = 9e-34: not yet subnormal
        {
            adam.Step(ref parameter, 0);
        }

        // With a mean of exactly 0 even a huge learning rate moves nothing.
        float rested = parameter;
        adam.LearningRate = 1e30;
        adam.Step(ref parameter, 0);
        Assert.Equal(rested, parameter);
    }

    [Fact]
    public void Nan_gradient_spoils_its_own_parameter_only()
    {
        double[] parameters = [1, 1, 1];
        Adam<double> adam = new(0.1);
        adam.Step(parameters, [1, double.NaN, 1]);
        adam.Step(parameters, [1, 1, 1]);

        Assert.Equal([false, true, false], parameters.Select(double.IsNaN));
    }

    [Fact]
    public void Zero_gradient_moves_nothing()
    {
        double[] parameters = [1, -1];

        new Adam<double>(0.1).Step(parameters, [0, 0]);

        Assert.Equal([1, -1], parameters);
    }

    [Theory]
    [InlineData(-1, 0.9, 0.999, 1e-8, "learningRate")]
    [InlineData(1, -0.1, 0.999, 1e-8, "beta1")]
    [InlineData(1, 1, 0.999, 1e-8, "beta1")]
    [InlineData(1, double.NaN, 0.999, 1e-8, "beta1")]
    [InlineData(1, 0.9, 1, 1e-8, "beta2")]
    [InlineData(1, 0.9, 0.999, -1e-8, "epsilon")]
    [InlineData(1, 0.9, 0.999, double.NaN, "epsilon")]
    public void Settings_outside_their_ranges_are_refused(
        double learningRate, double beta1, double beta2, double epsilon, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new Adam<double>(learningRate, beta1, beta2, epsilon));
}
