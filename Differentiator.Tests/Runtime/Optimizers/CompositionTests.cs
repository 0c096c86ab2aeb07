using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Rules of one's own combine with the given ones.</summary>
public sealed class CompositionTests
{
    [Fact]
    public void Decay_before_momentum_enters_the_average()
    {
        double[] parameters = [1];
        Optimizer<double, ThenRule<double, DecayRule, MomentumRule<double>>> optimizer =
            new(0.1, new(new DecayRule(0.5), new MomentumRule<double>(0.9)));

        optimizer.Step(parameters, [1]); // b = 1.5
        Assert.Equal(0.85, parameters[0], 14);
        optimizer.Step(parameters, [1]); // b = 1.35 + 1.425 = 2.775
        Assert.Equal(0.5725, parameters[0], 14);
    }

    [Fact]
    public void Decay_after_adam_is_decoupled()
    {
        double[] parameters = [2];
        Optimizer<double, ThenRule<double, AdamRule<double>, DecayRule>> optimizer =
            new(0.1, new(new AdamRule<double>(0.9, 0.999, 0), new DecayRule(0.5)));

        optimizer.Step(parameters, [7]); // Adam's first direction is 1; 2 − 0.1 (1 + 0.5 · 2)
        Assert.Equal(1.8, parameters[0], 14);
    }

    [Fact]
    public void Rule_sees_the_whole_gradient_before_the_loop()
    {
        double[] parameters = [0, 0];

        new Optimizer<double, NormRule>(1, default).Step(parameters, [3, 4]);

        Assert.Equal(-0.6, parameters[0], 14);
        Assert.Equal(-0.8, parameters[1], 14);
    }

    private readonly struct DecayRule(double rate) : IUpdateRule<double>
    {
        public void Begin(ReadOnlySpan<double> gradient)
        {
        }

        public double Update(int index, double gradient, double parameter) => gradient + rate * parameter;
    }

    private struct NormRule : IUpdateRule<double>
    {
        private double norm;

        public void Begin(ReadOnlySpan<double> gradient)
        {
            double sum = 0;
            foreach (double element in gradient)
            {
                sum += element * element;
            }

            norm = Math.Sqrt(sum);
        }

        public readonly double Update(int index, double gradient, double parameter) => gradient / norm;
    }
}
