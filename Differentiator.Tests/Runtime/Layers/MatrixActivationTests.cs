using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>Activations of each element of a matrix.</summary>
public sealed class MatrixActivationTests
{
    // Longer than a vector, with a rest; kinks, signs and magnitudes at all places of a vector.
    private static readonly float[] Elements =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 1000, -1000, 90, -90, 20, -20, 1e-3f, -1e-3f, 5, -5, 3, -3, 0, -6, 6, -7.5f, 8.25f, 1e-20f, -1e-20f, 2, -2,
    ];

    public static TheoryData<Activation> Functions() => ScalarActivationTests.Functions();

    [Theory]
    [MemberData(nameof(Functions))]
    public void Values_are_those_of_doubles(Activation activation)
    {
        var x = new Matrix(Elements, 3, 9);
        Matrix result = ActivationKernels.Apply(activation, x);
        Assert.Equal("3 x 9", result.ToString());
        for (int i = 0; i < Elements.Length; i++)
            AssertClose(ActivationKernels.Apply(activation, (double)Elements[i]), result.Span[i]);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_are_those_of_doubles_and_added(Activation activation)
    {
        var x = new Matrix(Elements, 3, 9);
        Matrix cotangent = Reference.Sample(3, 9, 1), gradient = Reference.Accumulator(x);
        double[] cotangents = Reference.Doubles(cotangent);
        ActivationKernels.Pull(activation, x, cotangent, gradient);
        Reference.AssertAdded([.. Elements.Select((element, i) => cotangents[i] * ActivationKernels.Derivative(activation, element))], gradient, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_gradient_that_nobody_asks_for_is_left_out(Activation activation)
    {
        Matrix x = Reference.Sample(2, 3, 1), cotangent = Reference.Sample(2, 3, 2);
        ActivationKernels.Pull(activation, x, cotangent, default);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_workspace_gives_the_same_without_allocation(Activation activation)
    {
        var x = new Matrix(Elements, 3, 9);
        WorkspaceAssert.Same(() => ActivationKernels.Apply(activation, x), workspace => ActivationKernels.Apply(activation, x, workspace));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Shapes_that_differ_are_refused(Activation activation)
    {
        Matrix x = Reference.Sample(2, 3, 1);
        Assert.Throws<ArgumentException>("resultCotangent", () => ActivationKernels.Pull(activation, x, new Matrix(3, 2), default));
        Assert.Throws<ArgumentException>("xGradient", () => ActivationKernels.Pull(activation, x, new Matrix(2, 3), new Matrix(3, 2)));
    }

    [Fact]
    public void An_infinite_cotangent_is_annulled_where_relu_is_flat()
    {
        Matrix x = new([.. Enumerable.Repeat(-1f, 19)], 1, 19), cotangent = new([.. Enumerable.Repeat(float.PositiveInfinity, 19)], 1, 19), gradient = new(1, 19);
        Activations.ReluVjp(x, Activations.Relu(x), cotangent, gradient);
        Assert.Equal(new float[19], gradient.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Nan_stays_at_every_place(Activation activation)
    {
        var x = new Matrix([.. Enumerable.Repeat(float.NaN, 19)], 1, 19);
        Assert.All(ActivationKernels.Apply(activation, x).Span.ToArray(), element => Assert.True(float.IsNaN(element)));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Infinities_and_every_magnitude_give_values_and_derivatives_of_doubles(Activation activation)
    {
        float[] elements = [float.NegativeInfinity, float.PositiveInfinity, .. Enumerable.Range(-4400, 8801).Select(i => i / 40f)];
        Matrix x = new(elements, 1, elements.Length), cotangent = new([.. elements.Select(_ => 1f)], 1, elements.Length), gradient = new(1, elements.Length);
        Matrix result = ActivationKernels.Apply(activation, x);
        ActivationKernels.Pull(activation, x, cotangent, gradient);
        for (int i = 0; i < elements.Length; i++)
        {
            AssertClose(ActivationKernels.Apply(activation, (double)elements[i]), result.Span[i]);
            Assert.Equal(ActivationKernels.Derivative(activation, elements[i]), gradient.Span[i], 3e-7);
        }
    }

    [Fact]
    public void Slope_of_leaky_relu_gets_a_sum()
    {
        float slopeGradient = 1;
        Activations.LeakyReluVjp(new Matrix([-1, 2, -3], 1, 3), 0.1f, new Matrix([1, 1, 2], 1, 3), default, ref slopeGradient);
        Assert.Equal(1 - 1 - 6, slopeGradient);
    }

    private static void AssertClose(double expected, float actual) =>
        Assert.True(expected == actual || Math.Abs(expected - actual) <= (2e-5 * Math.Abs(expected)) + float.Epsilon + (Math.Abs(expected) < 1e-37 ? 1e-38 : 0), $"{expected} is expected, not {actual}");
}
