using Differentiator.Samples.LinearRegression;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The published numbers of the linear regression.</summary>
public sealed class LinearRegressionTests
{
    private static readonly Fit ByHand = Training.ByHand(epochs: 500, learningRate: 0.001f);

    [Fact]
    public void The_first_step_is_the_published_one()
    {
        Assert.Equal(1.0190, ByHand.W[1], precision: 4);
        Assert.Equal(0.9980, ByHand.B[1], precision: 4);
    }

    [Fact]
    public void The_end_is_the_published_one()
    {
        Assert.Equal(1.820683, ByHand.W[500], precision: 6);
        Assert.Equal(0.367511, ByHand.B[500], tolerance: 5e-7);
    }

    [Fact]
    public void The_losses_are_the_published_ones()
    {
        Assert.Equal(13.3520, ByHand.Loss[0], precision: 4);
        Assert.Equal(4.6796, ByHand.Loss[490], precision: 4);
    }

    [Fact]
    public void Sgd_takes_the_same_way()
    {
        Fit withSgd = Training.WithSgd(epochs: 500, learningRate: 0.001f);

        Assert.Equal(ByHand.W[500], withSgd.W[500], precision: 6);
        Assert.Equal(ByHand.B[500], withSgd.B[500], precision: 6);
    }
}
