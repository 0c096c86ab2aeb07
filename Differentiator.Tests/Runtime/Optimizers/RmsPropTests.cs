using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

public sealed class RmsPropTests
{
    [Fact]
    public void Defaults_follow_the_lecture() => Trace.Follows(
        () => new RmsProp<double>(),
        () => new RmsProp<float>(),
        RmsProp(0.01, 0.99, 1e-8),
        (1, 1.09999993600004095997), (2, 1.00113073591989232683), (10, 0.92705505063379264349), (100, 0.61209966045679933423), (200, 0.45311155541017179330));

    [Fact]
    public void Decay_momentum_and_centre_combine() => Trace.Follows(
        () => new RmsProp<double>(0.01, 0.9, weightDecay: 0.5, momentum: 0.8, centered: true),
        () => new RmsProp<float>(0.01, 0.9, weightDecay: 0.5, momentum: 0.8, centered: true),
        RmsProp(0.01, 0.9, 1e-8, 0.5, 0.8, centered: true),
        (1, 0.96666666989898958555), (2, 0.90671348087725904016), (10, 0.52662429307409192493), (100, -0.02795896103721509927), (200, -0.02421415099035035082));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0.5, 0, false)]
    [InlineData(0, 0.8, false)]
    [InlineData(0.5, 0.8, false)]
    [InlineData(0, 0.8, true)]
    public void Each_setting_has_its_place(double decay, double momentum, bool centered) => Trace.Follows(
        () => new RmsProp<double>(0.01, 0.9, 0.25, decay, momentum, centered),
        () => new RmsProp<float>(0.01, 0.9, 0.25, decay, momentum, centered),
        RmsProp(0.01, 0.9, 0.25, decay, momentum, centered));

    [Fact]
    public void Variance_that_rounding_makes_negative_is_zero()
    {
        float[] parameters = new float[40];
        float[] gradient = new float[40];
        Array.Fill(gradient, 0.3f);
        RmsProp<float> optimizer = new(1e-12, 0.5, epsilon: 1, centered: true);
        for (int i = 0; i < 200; i++)
        {
            optimizer.Step(parameters, gradient);
        }

        Assert.All(parameters, parameter => Assert.Equal(-200 * 0.3 * 1e-12, parameter, 2e-12));
    }

    [Theory]
    [InlineData(-1, 0.9, 1e-8, 0, 0, "learningRate")]
    [InlineData(1, 1, 1e-8, 0, 0, "alpha")]
    [InlineData(1, double.NaN, 1e-8, 0, 0, "alpha")]
    [InlineData(1, 0.9, -1, 0, 0, "epsilon")]
    [InlineData(1, 0.9, double.NaN, 0, 0, "epsilon")]
    [InlineData(1, 0.9, 1e-8, double.NaN, 0, "weightDecay")]
    [InlineData(1, 0.9, 1e-8, 0, 1, "momentum")]
    [InlineData(1, 0.9, 1e-8, 0, double.NaN, "momentum")]
    public void Settings_outside_their_ranges_are_refused(
        double learningRate, double alpha, double epsilon, double weightDecay, double momentum, string name)
    {
        foreach (bool centered in new[] { false, true })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                name, () => new RmsProp<float>(learningRate, alpha, epsilon, weightDecay, momentum, centered));
        }
    }

    private static Trace.Update RmsProp(
        double rate, double alpha, double epsilon, double decay = 0, double momentum = 0, bool centered = false)
    {
        double v = 0, a = 0, b = 0;
        return (t, p, g) =>
        {
            g += decay * p;
            v = alpha * v + (1 - alpha) * g * g;
            a = alpha * a + (1 - alpha) * g;
            b = momentum * b + g / (Math.Sqrt(centered ? v - a * a : v) + epsilon);
            return p - rate * b;
        };
    }
}
