using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Evaluation;

public sealed class RunningMeanTests
{
    [Fact]
    public void Values_weigh_as_much_as_they_are_said_to()
    {
        RunningMean mean = new();
        mean.Add(2, weight: 3);
        mean.Add(10);
        mean.Add(1000, weight: 0);

        Assert.Equal(4, mean.Value);
        Assert.Equal(4, mean.Weight);
    }

    [Fact]
    public void Without_values_there_is_no_mean()
    {
        RunningMean mean = new();
        mean.Add(5);
        mean.Clear();

        Assert.Equal(double.NaN, mean.Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_shows(double value)
    {
        RunningMean mean = new();
        mean.Add(1);
        mean.Add(value);
        mean.Add(1);

        Assert.Equal(value, mean.Value);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Impossible_weights_are_refused(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(weight), () => new RunningMean().Add(1, weight));
}
