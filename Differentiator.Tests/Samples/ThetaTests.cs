using System.Linq;
using Differentiator.Samples.Theta;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>What the three learning rates do.</summary>
public sealed class ThetaTests
{
    private const int Seed = 314;

    [Fact]
    public void A_small_rate_converges_without_overshooting()
    {
        Trajectory trajectory = ThetaTraining.Run(0.01, epochs: 5, Seed);

        Assert.Equal(5.0, trajectory.Final, precision: 6);
        Assert.Equal(500, trajectory.Updates);
        Assert.True(trajectory.Theta.Max() < 5.000001);
    }

    [Fact]
    public void A_larger_rate_swings_and_still_converges()
    {
        Trajectory trajectory = ThetaTraining.Run(0.04, epochs: 5, Seed);

        Assert.Equal(5.0, trajectory.Final, precision: 6);
        Assert.True(trajectory.Theta.Max() > 6);
    }

    [Fact]
    public void Too_large_a_rate_is_stopped_as_diverging()
    {
        Trajectory trajectory = ThetaTraining.Run(0.1, epochs: 5, Seed);

        Assert.True(trajectory.Diverged);
        Assert.True(trajectory.Updates < 100);
    }

    [Fact]
    public void The_order_is_the_seed_s() =>
        Assert.NotEqual(ThetaTraining.ShuffledPoints(1), ThetaTraining.ShuffledPoints(2));
}
