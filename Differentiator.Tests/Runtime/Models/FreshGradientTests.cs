using System;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Models;

/// <summary>A gradient that has been started shows nothing of the last one, whoever looks at it and when.</summary>
public sealed class FreshGradientTests
{
    private readonly Linear first = new(2, 3, seed: 1), second = new(3, 2, seed: 2);
    private readonly Parameters parameters;
    private readonly Gradients gradients;

    public FreshGradientTests()
    {
        parameters = new LayerModel(first, second).Parameters;
        parameters.Gradient.Fill(float.NaN);
        gradients = parameters.StartGradient();
    }

    [Fact]
    public void The_whole_gradient_is_zero_for_who_reads_it() => AssertZero(parameters.Gradient);

    [Fact]
    public void The_span_is_zero() => AssertZero(gradients.Span);

    [Fact]
    public void The_part_of_a_parameter_is_zero() => AssertZero(gradients.Of(second.Weight).Span);

    [Fact]
    public void Derivatives_that_add_begin_with_zero() => AssertZero(parameters.Gradients.Of(first.Weight).Span);

    [Fact]
    public void What_is_cleared_is_zero_for_who_has_the_span_already()
    {
        Span<float> before = parameters.Gradient;
        before.Fill(float.NaN);

        parameters.ClearGradient();

        AssertZero(before);
    }

    [Fact]
    public void What_no_layer_has_added_to_is_zero_in_the_end()
    {
        parameters.Gradient.Fill(float.NaN);
        Span<float> before = parameters.Gradient;
        parameters.StartGradient();
        Pull(first, parameters.Gradients);
        before.Fill(float.NaN);
        Gradients started = parameters.StartGradient();
        Pull(first, started);

        started.Complete();

        Assert.False(before.Contains(float.NaN));
        Assert.False(before[..first.Weight.Value.Length].Contains(0));
        AssertZero(before[second.Weight.Offset..]);
    }

    [Fact]
    public void The_second_contribution_is_added()
    {
        Pull(first, gradients);
        float[] once = gradients.Span.ToArray();
        Gradients again = parameters.StartGradient();
        Pull(first, again);
        Pull(first, again);

        Assert.Equal(Array.ConvertAll(once, element => 2 * element), again.Span.ToArray());
    }

    private static void Pull(Linear layer, Gradients gradients)
    {
        Matrix x = Reference.Sample(4, layer.Inputs, 1);
        layer.ApplyVjp(x, layer.Apply(x), Reference.Sample(4, layer.Outputs, 2), default, gradients);
    }

    private static void AssertZero(ReadOnlySpan<float> elements) => Assert.Equal(-1, elements.IndexOfAnyExcept(0));
}
