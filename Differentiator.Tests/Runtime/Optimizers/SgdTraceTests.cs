using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Gradient descent with weight decay and momentum over 200 steps.</summary>
public sealed class SgdTraceTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 0.5)]
    [InlineData(0.9, 0)]
    public void Descent_follows_its_formula(double momentum, double decay) => Trace.Follows(
        () => new Sgd<double>(0.05, momentum, weightDecay: decay),
        () => new Sgd<float>(0.05, momentum, weightDecay: decay),
        Sgd(0.05, momentum, nesterov: false, decay));

    [Fact]
    public void Decay_enters_the_momentum() => Trace.Follows(
        () => new Sgd<double>(0.05, 0.9, weightDecay: 0.5),
        () => new Sgd<float>(0.05, 0.9, weightDecay: 0.5),
        Sgd(0.05, 0.9, nesterov: false, 0.5),
        (1, 0.98281250000000000000), (2, 0.89298828125000000000), (10, -0.13896263681981292971), (100, -0.18870156567563090760), (200, -0.19604906911438696712));

    [Fact]
    public void Decay_enters_the_momentum_of_Nesterov() => Trace.Follows(
        () => new Sgd<double>(0.05, 0.9, nesterov: true, weightDecay: 0.5),
        () => new Sgd<float>(0.05, 0.9, nesterov: true, weightDecay: 0.5),
        Sgd(0.05, 0.9, nesterov: true, 0.5),
        (1, 0.96734375000000000000), (2, 0.81324863281250000000), (10, -0.19290451433918495839), (100, -0.14807155884817210178), (200, -0.12717483885757504631));

    [Fact]
    public void Momentum_that_fades_ends_at_exactly_zero()
    {
        foreach (bool nesterov in new[] { false, true })
        {
            float parameter = 1;
            Sgd<float> sgd = new(0.1, 0.9, nesterov);
            sgd.Step(ref parameter, 1);
            for (int i = 0; i < 700; i++) // 0.9^700 = 9e-33: not yet subnormal
            {
                sgd.Step(ref parameter, 0);
            }

            float rested = parameter;
            sgd.LearningRate = 1e38;
            sgd.Step(ref parameter, 0);
            Assert.Equal(rested, parameter);
        }
    }

    [Fact]
    public void Default_rate_is_that_of_PyTorch() => Assert.Equal(1e-3, new Sgd<float>().LearningRate);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Senseless_decay_is_refused(double weightDecay) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(weightDecay), () => new Sgd<double>(0.1, weightDecay: weightDecay));

    private static Trace.Update Sgd(double rate, double momentum, bool nesterov, double decay)
    {
        double b = 0;
        return (t, p, g) =>
        {
            g += decay * p;
            b = momentum * b + g;
            return p - rate * (nesterov ? g + momentum * b : b);
        };
    }
}
