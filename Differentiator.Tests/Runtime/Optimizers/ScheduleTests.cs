using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>The expected rates are worked out by hand from the formulas of PyTorch's <c>torch.optim.lr_scheduler</c>.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(29, 0.5)]
    [InlineData(30, 0.05)]
    [InlineData(59, 0.05)]
    [InlineData(60, 0.005)]
    [InlineData(90, 0.0005)]
    public void Stairs_fall_by_a_tenth(long step, double expected) => Assert.Equal(expected, new StepSchedule(0.5, 30).Rate(step), 1e-16);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(10, 2.0 / 1024)]
    [InlineData(long.MaxValue, 0)]
    public void Exponential_falls_at_each_step(long step, double expected) => Assert.Equal(expected, new ExponentialSchedule(2, 0.5).Rate(step));

    // cos 0, π/6, π/3, π/2, π
    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0.1 + 0.9 * 0.93301270189221932)]
    [InlineData(20, 0.1 + 0.9 * 0.75)]
    [InlineData(30, 0.55)]
    [InlineData(60, 0.1)]
    [InlineData(61, 0.1)]
    [InlineData(long.MaxValue, 0.1)]
    public void Cosine_falls_to_the_last_rate_and_stays(long step, double expected) =>
        Assert.Equal(expected, new CosineSchedule(1, 60, 0.1).Rate(step), 1e-15);

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(1, 0.4)]
    [InlineData(3, 0.8)]
    [InlineData(4, 1)]
    [InlineData(14, 0.5)]
    [InlineData(24, 0)]
    public void Cosine_follows_the_warm_up(long step, double expected) =>
        Assert.Equal(expected, new WarmUpSchedule<CosineSchedule>(4, new CosineSchedule(1, 20), startFactor: 0.2).Rate(step), 1e-15);

    [Fact]
    public void Warm_up_starts_at_a_third_by_default() =>
        Assert.Equal(0.1, new WarmUpSchedule<ConstantSchedule>(5, new ConstantSchedule(0.3)).Rate(0), 1e-16);

    [Fact]
    public void Warm_up_of_no_steps_is_the_next_schedule() =>
        Assert.Equal(0.3, new WarmUpSchedule<ConstantSchedule>(0, new ConstantSchedule(0.3)).Rate(0));

    [Fact]
    public void Rate_goes_into_any_optimizer()
    {
        double parameter = 0;
        Sgd<double> sgd = new();
        StepSchedule schedule = new(1, 2, 0.5);
        for (int step = 0; step < 4; step++)
        {
            sgd.LearningRate = schedule.Rate(step);
            sgd.Step(ref parameter, 1);
        }

        Assert.Equal(-3, parameter);
    }

    [Fact]
    public void Negative_steps_are_refused()
    {
        ILearningRateSchedule[] schedules =
        [
            new ConstantSchedule(1), new StepSchedule(1, 1), new ExponentialSchedule(1, 1), new CosineSchedule(1, 1),
            new WarmUpSchedule<ConstantSchedule>(1, new ConstantSchedule(1)),
        ];
        Assert.All(schedules, schedule => Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.Rate(-1)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Senseless_numbers_are_refused(double bad)
    {
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new ConstantSchedule(bad));
        Assert.Throws<ArgumentOutOfRangeException>("initialRate", () => new StepSchedule(bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new StepSchedule(1, 1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("initialRate", () => new ExponentialSchedule(bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ExponentialSchedule(1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("initialRate", () => new CosineSchedule(bad, 1));
        Assert.Throws<ArgumentOutOfRangeException>("finalRate", () => new CosineSchedule(1, 1, bad));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => new WarmUpSchedule<ConstantSchedule>(1, default, bad));
    }

    [Fact]
    public void Senseless_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new StepSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new CosineSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new WarmUpSchedule<ConstantSchedule>(-1, default));
        Assert.Throws<ArgumentOutOfRangeException>("startFactor", () => new WarmUpSchedule<ConstantSchedule>(1, default, 1.5));
    }
}
