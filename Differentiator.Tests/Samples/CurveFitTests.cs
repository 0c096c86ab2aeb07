using System;
using System.Linq;
using Differentiator.Samples.CurveFit;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The first steps of the curve fit; all of its steps are the verb's.</summary>
public sealed class CurveFitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_line_under_the_waves_is_learnt_first(int seed)
    {
        CurveRun run = CurveTraining.Run(steps: 300, seed);

        // The variance of y is 2.6, that of the waves 0.5.
        Assert.True(run.Losses.Take(3).Average() > 2, "start");
        Assert.True(run.Losses.TakeLast(100).Average() < 0.6, "end");
    }

    [Fact]
    public void The_same_seed_gives_the_same_losses()
    {
        Assert.Equal(CurveTraining.Run(steps: 20, seed: 1).Losses, CurveTraining.Run(steps: 20, seed: 1).Losses);
        Assert.NotEqual(CurveTraining.Run(steps: 20, seed: 1).Losses, CurveTraining.Run(steps: 20, seed: 2).Losses);
    }

    [Fact]
    public void A_network_has_four_layers_of_which_the_last_is_without_bias() =>
        Assert.Equal(33_408, new CurveNetwork(seed: 1).Parameters.Count);

    [Fact]
    public void Noise_is_drawn_anew()
    {
        var data = new NoisyCurve(seed: 1);
        float[] x = new float[5000], y = new float[5000];
        data.Draw(x, y);
        double[] noise = [.. x.Zip(y, (at, value) => value - NoisyCurve.Truth(at))];

        Assert.All(noise, value => Assert.InRange(value, -0.2001, 0.2001));
        Assert.True(noise.Distinct().Count() > 4900);
        Assert.True(x.Distinct().Count() <= 1000);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var network = new CurveNetwork(seed: 1);
        var optimizer = new Adam(network.Parameters);
        Matrix x = new(32, 1), y = new(32, 1);
        var data = new NoisyCurve(seed: 1);
        Step();
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step()
        {
            data.Draw(x.Span, y.Span);
            network.LossGradient(x, y);
            optimizer.Step();
        }
    }
}
