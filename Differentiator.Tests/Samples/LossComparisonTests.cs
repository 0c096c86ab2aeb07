using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.LossComparison;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The three losses with three activations, and the activations' derivatives.</summary>
public sealed class LossComparisonTests
{
    private static readonly IReadOnlyList<Problem> Problems = Comparison.Run(steps: 150, seed: 1);

    [Fact]
    public void Every_loss_is_compared_with_every_activation()
    {
        Assert.Equal(["mean squared error", "cross entropy", "Gaussian likelihood"], Problems.Select(problem => problem.Loss));
        Assert.All(Problems, problem => Assert.Equal([Activation.Relu, Activation.Sigmoid, Activation.Tanh], problem.Runs.Select(run => run.Activation)));
    }

    [Fact]
    public void Every_network_learns() => Assert.All(Problems.SelectMany(problem => problem.Runs), run =>
    {
        Assert.Equal(151, run.Losses.Count);
        Assert.True(run.Losses[^1] < run.Losses[0] - 0.1, $"{run.Activation}: {run.Losses[0]} to {run.Losses[^1]}");
    });

    [Fact]
    public void Before_it_learns_a_classifier_guesses() =>
        Assert.All(Problems[1].Runs, run => Assert.Equal(Math.Log(3), run.Losses[0], 0.15));

    [Theory]
    [InlineData(Activation.Relu, -2, 0, 0)]
    [InlineData(Activation.Relu, 0, 0, 0)]
    [InlineData(Activation.Relu, 2, 2, 1)]
    [InlineData(Activation.Sigmoid, 0, 0.5, 0.25)]
    [InlineData(Activation.Sigmoid, 2, 0.8807970779778823, 0.10499358540350662)]
    [InlineData(Activation.Tanh, 0, 0, 1)]
    [InlineData(Activation.Tanh, 2, 0.9640275800758169, 0.07065082485316443)]
    public void Slopes_are_those_of_the_formulas(Activation activation, double x, double value, double slope)
    {
        (double emittedValue, double emittedSlope) = ActivationFunctions.At(activation, x);

        Assert.Equal(value, emittedValue, 15);
        Assert.Equal(slope, emittedSlope, 15);
    }
}
