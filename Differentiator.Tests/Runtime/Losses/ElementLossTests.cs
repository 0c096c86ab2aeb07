using System;
using System.Linq;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Losses;

/// <summary>Losses that are means over elements.</summary>
public sealed class ElementLossTests
{
    private static readonly Matrix Prediction = Reference.Sample(4, 5, 1), Target = Reference.Sample(4, 5, 2);

    [Fact]
    public void Mean_squared_error() => LossCheck.Run(
        a => Differentiator.Losses.MeanSquaredError(a[0], a[1]),
        (a, cotangent, g) => Differentiator.Losses.MeanSquaredErrorVjp(a[0], a[1], cotangent, g[0], g[1]),
        a => a[0].Zip(a[1], (p, t) => (p - t) * (p - t)).Average(),
        ["prediction", "target"],
        Prediction,
        Target);

    [Fact]
    public void Binary_cross_entropy()
    {
        var targets = new Matrix(4, 5);
        Initializers.Uniform(targets.Span, 0, 1, 3);
        LossCheck.Run(
            a => Differentiator.Losses.BinaryCrossEntropy(a[0], a[1]),
            (a, cotangent, g) => Differentiator.Losses.BinaryCrossEntropyVjp(a[0], a[1], cotangent, g[0], g[1]),
            a => a[0].Zip(a[1], (x, t) => -(t * Math.Log(1 / (1 + Math.Exp(-x)))) - ((1 - t) * Math.Log(1 / (1 + Math.Exp(x))))).Average(),
            ["logits", "targets"],
            Prediction,
            targets);
    }

    [Fact]
    public void Gaussian_negative_log_likelihood() => LossCheck.Run(
        a => Differentiator.Losses.GaussianNegativeLogLikelihood(a[0], a[1], a[2]),
        (a, cotangent, g) => Differentiator.Losses.GaussianNegativeLogLikelihoodVjp(a[0], a[1], a[2], cotangent, g[0], g[1], g[2]),
        a => Enumerable.Range(0, a[0].Length).Average(i => 0.5 * (a[1][i] + (Math.Pow(a[2][i] - a[0][i], 2) / Math.Exp(a[1][i])))),
        ["mean", "logVariance", "target"],
        Prediction,
        Reference.Sample(4, 5, 3),
        Target);

    [Theory]
    [InlineData(0.3f)]
    [InlineData(1f)]
    [InlineData(10f)]
    public void Huber(float delta)
    {
        double Formula(double[][] a, double bound) => a[0].Zip(a[1], (p, t) => Math.Abs(p - t))
            .Average(r => r <= bound ? 0.5 * r * r : bound * (r - (0.5 * bound)));
        LossCheck.Run(
            a => Differentiator.Losses.Huber(a[0], a[1], delta),
            (a, cotangent, g) =>
            {
                float ignored = 0;
                Differentiator.Losses.HuberVjp(a[0], a[1], delta, cotangent, g[0], g[1], ref ignored);
            },
            a => Formula(a, delta),
            ["prediction", "target"],
            Prediction,
            Target);

        float deltaGradient = 1;
        Differentiator.Losses.HuberVjp(Prediction, Target, delta, 2, default, default, ref deltaGradient);
        double[][] points = [Reference.Doubles(Prediction), Reference.Doubles(Target)];
        double difference = (Formula(points, delta + 1e-5) - Formula(points, delta - 1e-5)) / 2e-5;
        Assert.Equal(1 + (2 * difference), deltaGradient, 1e-5);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(delta), () => Differentiator.Losses.Huber(Prediction, Target, 0));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(delta), () => Differentiator.Losses.Huber(Prediction, Target, float.NaN));
    }

    [Theory]
    [InlineData(1000, 1, 0, 0)]
    [InlineData(1000, 0, 1000, 1)]
    [InlineData(-1000, 1, 1000, -1)]
    [InlineData(-1000, 0, 0, 0)]
    [InlineData(0, 0.5, 0.6931472, 0)]
    public void Binary_cross_entropy_at_large_logits(float logit, float target, float loss, float slope)
    {
        Matrix logits = new([logit], 1, 1), targets = new([target], 1, 1), gradient = new(1, 1);
        Assert.Equal(loss, Differentiator.Losses.BinaryCrossEntropy(logits, targets), 1e-6f);
        Differentiator.Losses.BinaryCrossEntropyVjp(logits, targets, 1, gradient, default);
        Assert.Equal(slope, gradient[0, 0]);
    }

    [Fact]
    public void Small_losses_keep_their_digits()
    {
        Matrix logits = new([30], 1, 1), targets = new([1], 1, 1), gradient = new(1, 1);
        Assert.Equal(9.357622968839299e-14f, Differentiator.Losses.BinaryCrossEntropy(logits, targets), 1e-20f);
        Differentiator.Losses.BinaryCrossEntropyVjp(logits, targets, 1, gradient, default);
        Assert.Equal(-9.357622968839299e-14f, gradient[0, 0], 1e-20f);
    }

    [Fact]
    public void A_residual_of_zero_is_zero_at_every_variance()
    {
        Matrix mean = new([2], 1, 1), logVariance = new([-1000], 1, 1), gradient = new(1, 1), ofLogarithm = new(1, 1);
        Assert.Equal(-500, Differentiator.Losses.GaussianNegativeLogLikelihood(mean, logVariance, mean));
        Differentiator.Losses.GaussianNegativeLogLikelihoodVjp(mean, logVariance, mean, 1, gradient, ofLogarithm, default);
        Assert.Equal((0f, 0.5f), (gradient[0, 0], ofLogarithm[0, 0]));
    }

    [Fact]
    public void Large_errors_are_summed_in_double()
    {
        Matrix prediction = new([1e15f, 1e15f], 1, 2), target = new(1, 2);
        Assert.Equal(1e30f, Differentiator.Losses.MeanSquaredError(prediction, target), 1e24f);
    }

    [Fact]
    public void Huber_is_the_square_at_delta_and_has_the_slope_of_both_parts()
    {
        Matrix prediction = new([1, -1], 1, 2), target = new(1, 2), gradient = new(1, 2);
        float deltaGradient = 0;
        Assert.Equal(0.5f, Differentiator.Losses.Huber(prediction, target));
        Differentiator.Losses.HuberVjp(prediction, target, 1, 2, gradient, default, ref deltaGradient);
        Assert.Equal([1f, -1f], gradient.Span.ToArray());
        Assert.Equal(0, deltaGradient);
    }
}
