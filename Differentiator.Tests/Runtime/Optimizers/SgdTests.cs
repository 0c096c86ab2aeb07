using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>The expected numbers are worked out by hand from the formulas in the documentation of <see cref="Sgd{T}"/>.</summary>
public sealed class SgdTests
{
    private static readonly double[] Gradients = [1, 2, -1];

    [Fact]
    public void Plain_descent_subtracts_the_scaled_gradient()
    {
        double[] parameters = [1, -2];

        new Sgd<double>(learningRate: 0.1).Step(parameters, [3, -4]);

        Assert.Equal(0.7, parameters[0], 15);
        Assert.Equal(-1.6, parameters[1], 15);
    }

    // b = 1, 2.9, 1.61
    [Theory]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.61)]
    [InlineData(3, 0.449)]
    public void Momentum_follows_the_average(int steps, double expected)
    {
        Assert.Equal(expected, Walk.InBlocks(new Sgd<double>(0.1, momentum: 0.9), Gradients, steps), 14);
        Assert.Equal((float)expected, Walk.InScalars(new Sgd<float>(0.1, momentum: 0.9), Gradients, steps), 1e-6f);
    }

    // b = 1, 2.9, 1.61; g + 0.9 b = 1.9, 4.61, 0.449
    [Theory]
    [InlineData(1, 0.81)]
    [InlineData(2, 0.349)]
    [InlineData(3, 0.3041)]
    public void Nesterov_looks_ahead(int steps, double expected)
    {
        Assert.Equal(expected, Walk.InBlocks(new Sgd<double>(0.1, momentum: 0.9, nesterov: true), Gradients, steps), 14);
        Assert.Equal((float)expected, Walk.InScalars(new Sgd<float>(0.1, momentum: 0.9, nesterov: true), Gradients, steps), 1e-6f);
    }

    [Fact]
    public void Published_descent_of_two_weights_is_reproduced()
    {
        // f = w1·1 − w2·2 + 1, loss (1 − f)²; the weights after 1, 2 and 3 steps
        double[,] expected = { { 0.538, 1.124 }, { 0.5722, 1.0556 }, { 0.60298, 0.99404 } };
        double[] weights = [0.5, 1.2];
        Sgd<double> sgd = new(learningRate: 0.01);
        for (int step = 0; step < 3; step++)
        {
            double error = 2 * weights[1] - weights[0];
            sgd.Step(weights, [-2 * error, 4 * error]);

            Assert.Equal(expected[step, 0], weights[0], 14);
            Assert.Equal(expected[step, 1], weights[1], 14);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Senseless_learning_rate_is_refused(double learningRate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(learningRate), () => new Sgd<double>(learningRate));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<double>(0.1).LearningRate = learningRate);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Momentum_outside_its_range_is_refused(double momentum) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(momentum), () => new Sgd<double>(0.1, momentum));

    [Fact]
    public void Nesterov_without_momentum_is_refused() =>
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd<double>(0.1, nesterov: true));
}
