using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Adam and AdamW over 200 steps, with the formulas as they are published.</summary>
public sealed class AdamTraceTests
{
    [Fact]
    public void Adam_follows_algorithm_1_of_Kingma_and_Ba() => Trace.Follows(
        () => new Adam<double>(0.1),
        () => new Adam<float>(0.1),
        Adam(0.1, 0.9, 0.999, 1e-8),
        (1, 1.09999999360000040960), (2, 1.03652801214891715032), (10, 0.85502493783444773663), (100, -0.01564952114534913551), (200, -0.02427742757299973236));

    [Fact]
    public void Decay_of_Adam_is_added_to_the_gradient() => Trace.Follows(
        () => new Adam<double>(0.1, weightDecay: 0.5),
        () => new Adam<float>(0.1, weightDecay: 0.5),
        Adam(0.1, 0.9, 0.999, 1e-8, penalty: 0.5),
        (1, 0.90000000290909082446), (10, 0.38319914505566152557), (100, -0.01339896317090583214), (200, -0.00649673542348613126));

    [Fact]
    public void Decay_of_AdamW_is_beside_the_moments() => Trace.Follows(
        () => new AdamW<double>(0.1),
        () => new AdamW<float>(0.1),
        Adam(0.1, 0.9, 0.999, 1e-8, decay: 0.01),
        (1, 1.09899999360000040960), (2, 1.03443182573476749825), (10, 0.84569331115522983170), (100, -0.01800069111433380231), (200, -0.02348511404373421437));

    [Fact]
    public void Other_settings_of_AdamW_reach_their_places() => Trace.Follows(
        () => new AdamW<double>(0.02, 0.8, 0.95, 0.03, 0.25),
        () => new AdamW<float>(0.02, 0.8, 0.95, 0.03, 0.25),
        Adam(0.02, 0.8, 0.95, 0.03, decay: 0.25));

    [Fact]
    public void AdamW_without_decay_is_Adam() =>
        Trace.Follows(() => new AdamW<double>(0.1, weightDecay: 0), () => new AdamW<float>(0.1, weightDecay: 0), Adam(0.1, 0.9, 0.999, 1e-8));

    [Theory]
    [InlineData(-1, 0.9, 0.999, 1e-8, 0, "learningRate")]
    [InlineData(1, 1, 0.999, 1e-8, 0, "beta1")]
    [InlineData(1, 0.9, double.NaN, 1e-8, 0, "beta2")]
    [InlineData(1, 0.9, 0.999, double.NaN, 0, "epsilon")]
    [InlineData(1, 0.9, 0.999, 1e-8, -1, "weightDecay")]
    [InlineData(1, 0.9, 0.999, 1e-8, double.NaN, "weightDecay")]
    [InlineData(1, 0.9, 0.999, 1e-8, double.PositiveInfinity, "weightDecay")]
    public void Settings_outside_their_ranges_are_refused(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new AdamW<float>(learningRate, beta1, beta2, epsilon, weightDecay));
        Assert.Throws<ArgumentOutOfRangeException>(name, () => new Adam<float>(learningRate, beta1, beta2, epsilon, weightDecay));
    }

    private static Trace.Update Adam(double rate, double beta1, double beta2, double epsilon, double penalty = 0, double decay = 0)
    {
        double m = 0, v = 0;
        return (t, p, g) =>
        {
            g += penalty * p;
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            double corrected = m / (1 - Math.Pow(beta1, t));
            return p - rate * decay * p - rate * corrected / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + epsilon);
        };
    }
}
