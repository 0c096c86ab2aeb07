using System.Collections.Generic;
using Differentiator.Samples.GradientDescent;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The published numbers of the gradient descent.</summary>
public sealed class GradientDescentTests
{
    private static readonly IReadOnlyList<DescentStep> Steps = Descent.Run(steps: 50, learningRate: 0.01);

    [Theory]
    [InlineData(0, 0.5, 1.2, -0.9)]
    [InlineData(1, 0.538, 1.124, -0.71)]
    [InlineData(2, 0.5722, 1.0556, -0.539)]
    [InlineData(3, 0.60298, 0.99404, -0.3851)]
    [InlineData(50, 0.878042, 0.443917, 0.990208)]
    public void Weights_and_prediction_are_the_published_ones(int step, double w1, double w2, double prediction)
    {
        Assert.Equal(w1, Steps[step].W1, precision: 6);
        Assert.Equal(w2, Steps[step].W2, precision: 6);
        Assert.Equal(prediction, Steps[step].Prediction, precision: 6);
    }

    [Fact]
    public void The_difference_agrees_to_its_step() => Assert.All(Steps, step =>
    {
        Assert.Equal(step.W1Gradient, step.W1Difference, tolerance: 5e-6);
        Assert.Equal(step.W2Gradient, step.W2Difference, tolerance: 5e-6);
        Assert.NotEqual(step.W2Gradient, step.W2Difference);
    });

    [Fact]
    public void No_steps_leave_the_start() => Assert.Single(Descent.Run(steps: 0, learningRate: 0.01));
}
