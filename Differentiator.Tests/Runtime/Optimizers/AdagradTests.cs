using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

public sealed class AdagradTests
{
    [Fact]
    public void Descent_follows_Duchi_Hazan_and_Singer() => Trace.Follows(
        () => new Adagrad<double>(0.5),
        () => new Adagrad<float>(0.5),
        Adagrad(0.5, 0, 0, 0, 1e-10),
        (1, 1.49999999968000000020), (2, 1.00475386313539403112), (10, 0.63760768720829301159), (100, 0.05220340817310035940), (200, 0.01178824784684945891));

    [Fact]
    public void Every_setting_has_its_place() => Trace.Follows(
        () => new Adagrad<double>(0.5, 0.1, 0.5, 2),
        () => new Adagrad<float>(0.5, 0.1, 0.5, 2),
        Adagrad(0.5, 0.1, 0.5, 2, 1e-10),
        (1, 0.88190461850129534738), (2, 0.56545853318361969874), (10, 0.27073454135951433605), (100, 0.09047183240195060836), (200, 0.07596678378131649214));

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        double parameter = 1;
        Adagrad<double> adagrad = new();
        adagrad.Step(ref parameter, 1e-9);

        Assert.Equal(0.01, adagrad.LearningRate);
        Assert.Equal(1 - 0.01 / 1.1, parameter, 14);
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, 0, "learningRate")]
    [InlineData(1, -1, 0, 0, 0, "learningRateDecay")]
    [InlineData(1, double.NaN, 0, 0, 0, "learningRateDecay")]
    [InlineData(1, 0, double.NaN, 0, 0, "weightDecay")]
    [InlineData(1, 0, 0, -1, 0, "initialSum")]
    [InlineData(1, 0, 0, double.NaN, 0, "initialSum")]
    [InlineData(1, 0, 0, 0, -1, "epsilon")]
    [InlineData(1, 0, 0, 0, double.NaN, "epsilon")]
    public void Settings_outside_their_ranges_are_refused(
        double learningRate, double learningRateDecay, double weightDecay, double initialSum, double epsilon, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            name, () => new Adagrad<double>(learningRate, learningRateDecay, weightDecay, initialSum, epsilon));

    private static Trace.Update Adagrad(double rate, double rateDecay, double decay, double initialSum, double epsilon)
    {
        double s = initialSum;
        return (t, p, g) =>
        {
            g += decay * p;
            s += g * g;
            return p - rate / (1 + (t - 1) * rateDecay) * g / (Math.Sqrt(s) + epsilon);
        };
    }
}
