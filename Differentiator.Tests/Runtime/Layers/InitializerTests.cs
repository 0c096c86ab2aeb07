using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>First values: their distribution and their generator.</summary>
public sealed class InitializerTests
{
    private const int Inputs = 400, Outputs = 250;

    // The first known answer of Random123 for philox4x32 with ten rounds: key and counter 0.
    [Fact]
    public void Uniform_numbers_are_the_words_of_Philox()
    {
        float[] values = new float[4];
        Initializers.Uniform(values, 0, 1, seed: 0);
        uint[] words = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
        Assert.Equal(words.Select(word => (word >> 8) / 16777216f), values);
    }

    [Fact]
    public void Kaiming() => AssertDistribution(Initializers.KaimingNormal, Initializers.KaimingUniform, Math.Sqrt(2.0 / Inputs));

    [Fact]
    public void Xavier() => AssertDistribution(Initializers.XavierNormal, Initializers.XavierUniform, Math.Sqrt(2.0 / (Inputs + Outputs)));

    [Fact]
    public void Default_is_uniform_below_the_reciprocal_root_of_the_inputs()
    {
        var layer = new Linear(Inputs, Outputs, seed: 3);
        AssertUniform(layer.Weight.Value, 1 / Math.Sqrt(Inputs));
        AssertUniform(layer.Bias!.Value, 1 / Math.Sqrt(Inputs));
        Assert.NotEqual(layer.Weight.Value.Span[..Outputs].ToArray(), layer.Bias.Value.Span.ToArray());
    }

    [Fact]
    public void Zeros_are_zeros()
    {
        var layer = new Linear(3, 2, initializer: Initializers.Zeros);
        Assert.All(layer.Parameters, parameter => Assert.Equal(new float[parameter.Value.Length], parameter.Value.Span.ToArray()));
    }

    [Fact]
    public void One_seed_gives_the_same_values_and_another_one_others()
    {
        float[] Values(ulong seed) => new Linear(3, 5, initializer: Initializers.XavierNormal, seed: seed).Weight.Value.Span.ToArray();
        Assert.Equal(Values(1), Values(1));
        Assert.NotEqual(Values(1), Values(2));
        Assert.NotEqual(Values(1), Values(1UL << 32));
    }

    [Fact]
    public void Normal_numbers_have_normal_moments()
    {
        float[] values = new float[100001];
        Initializers.Normal(values, 0, 1, seed: 1);
        double Moment(int power) => values.Average(value => Math.Pow(value, power));
        Assert.InRange(Moment(1), -0.016, 0.016);
        Assert.InRange(Moment(2), 1 - 0.022, 1 + 0.022);
        Assert.InRange(Moment(3), -0.061, 0.061);
        Assert.InRange(Moment(4), 3 - 0.155, 3 + 0.155);

        // Neighbours are of one pair: uncorrelated.
        Assert.InRange(values.Zip(values.Skip(1), (left, right) => left * right).Average(), -0.016, 0.016);
    }

    private static void AssertDistribution(Initializer normal, Initializer uniform, double deviation)
    {
        var first = new Linear(Inputs, Outputs, initializer: normal, seed: 1);
        Assert.InRange(Deviation(first.Weight.Value) / deviation, 0.98, 1.02);
        Assert.True(first.Weight.Value.Span.ToArray().Max() > 3.5 * deviation);
        var second = new Linear(Inputs, Outputs, initializer: uniform, seed: 1);
        AssertUniform(second.Weight.Value, Math.Sqrt(3) * deviation);
        Assert.Equal(new float[Outputs], first.Bias!.Value.Span.ToArray());
        Assert.Equal(new float[Outputs], second.Bias!.Value.Span.ToArray());
    }

    private static void AssertUniform(Matrix values, double bound)
    {
        float[] all = values.Span.ToArray();
        Assert.InRange(all.Max() / bound, 0.98, 1.0000001);
        Assert.InRange(all.Min() / bound, -1.0000001, -0.98);
        Assert.InRange(Deviation(values) / (bound / Math.Sqrt(3)), 0.9, 1.1);
    }

    private static double Deviation(Matrix values) => Math.Sqrt(values.Span.ToArray().Average(value => (double)value * value));
}
