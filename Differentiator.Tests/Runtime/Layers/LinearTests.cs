using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>The linear layer against its formula.</summary>
public sealed class LinearTests
{
    private const int Batch = 3, Inputs = 5, Outputs = 19;

    public static TheoryData<Activation, bool> Cases()
    {
        TheoryData<Activation, bool> cases = [];
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            cases.Add(activation, true);
            cases.Add(activation, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_are_those_of_the_formula(Activation activation, bool bias)
    {
        var layer = new Linear(Inputs, Outputs, activation, bias, seed: 7);
        Matrix x = Reference.Sample(Batch, Inputs, 1);
        double[] expected = Formula(activation, [Reference.Doubles(x), Reference.Doubles(layer.Weight.Value), Bias(layer)]);
        Reference.AssertClose(expected, layer.Apply(x).Span);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_agree_with_central_differences_and_are_added(Activation activation, bool bias)
    {
        var layer = new Linear(Inputs, Outputs, activation, bias, seed: 7);
        Parameters parameters = new LayerModel(layer).Parameters;
        parameters.Gradient.Fill(Reference.Before);
        Matrix x = Reference.Sample(Batch, Inputs, 1), cotangent = Reference.Sample(Batch, Outputs, 2), gradient = Reference.Accumulator(x);
        Matrix[] arguments = [x, layer.Weight.Value, layer.Bias?.Value ?? new Matrix(1, Outputs)];
        double[][] expected = [.. Enumerable.Range(0, 3).Select(i => Reference.Gradient(points => Formula(activation, points), arguments, i, cotangent))];

        layer.ApplyVjp(x, layer.Apply(x), cotangent, gradient, parameters.Gradients);

        Reference.AssertAdded(expected[0], gradient);
        Reference.AssertAdded(expected[1], parameters.Gradients.Of(layer.Weight));
        if (bias)
            Reference.AssertAdded(expected[2], parameters.Gradients.Of(layer.Bias!));
        else
            Assert.Single(layer.Parameters);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_workspace_gives_the_same_without_allocation(Activation activation, bool bias)
    {
        var layer = new Linear(Inputs, Outputs, activation, bias, seed: 7);
        Matrix x = Reference.Sample(Batch, Inputs, 1);
        WorkspaceAssert.Same(() => layer.Apply(x), workspace => layer.Apply(x, workspace));
    }

    [Fact]
    public void The_gradient_of_the_argument_is_left_out_if_nobody_asks_for_it()
    {
        var layer = new Linear(2, 2, Activation.Gelu, seed: 1);
        Parameters parameters = new LayerModel(layer).Parameters;
        Matrix x = Reference.Sample(4, 2, 1);
        layer.ApplyVjp(x, layer.Apply(x), Reference.Sample(4, 2, 2), default, parameters.Gradients);
        Assert.DoesNotContain(0f, parameters.Gradient.ToArray());
    }

    [Fact]
    public void The_derivative_allocates_nothing()
    {
        var layer = new Linear(Inputs, Outputs, Activation.Silu, seed: 1);
        Gradients gradients = new LayerModel(layer).Parameters.Gradients;
        Matrix x = Reference.Sample(Batch, Inputs, 1), cotangent = Reference.Sample(Batch, Outputs, 2), gradient = Reference.Accumulator(x), result = layer.Apply(x);
        for (int i = 0; i < 3; i++)
            layer.ApplyVjp(x, result, cotangent, gradient, gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        layer.ApplyVjp(x, result, cotangent, gradient, gradients);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Gradients_of_another_model_are_refused()
    {
        Linear own = new(2, 3), other = new(2, 3);
        Gradients gradients = new LayerModel(own).Parameters.Gradients;
        _ = new LayerModel(other).Parameters;

        Assert.Throws<ArgumentException>("parameter", () => gradients.Of(other.Weight));
        Assert.Throws<ArgumentException>("parameter", () => gradients.Of(new Linear(2, 3).Weight));
        Assert.True(default(Gradients).Of(other.Weight).IsEmpty);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var layer = new Linear(2, 3, Activation.Softplus);
        Gradients gradients = new LayerModel(layer).Parameters.Gradients;
        Matrix x = new(4, 2), result = layer.Apply(x), cotangent = new(4, 3);
        Assert.Throws<ArgumentException>("x", () => layer.Apply(new Matrix(4, 3)));
        Assert.Throws<ArgumentException>("x", () => layer.ApplyVjp(new Matrix(4, 3), result, cotangent, default, gradients));
        Assert.Throws<ArgumentException>("result", () => layer.ApplyVjp(x, new Matrix(3, 3), cotangent, default, gradients));
        Assert.Throws<ArgumentException>("result", () => layer.ApplyVjp(x, new Matrix(4, 3), cotangent, default, gradients));
        Assert.Throws<ArgumentException>("resultCotangent", () => layer.ApplyVjp(x, result, new Matrix(3, 4), default, gradients));
        Assert.Throws<ArgumentException>("xGradient", () => layer.ApplyVjp(x, result, cotangent, new Matrix(2, 2), gradients));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => new Linear(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("outputs", () => new Linear(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("activation", () => new Linear(1, 1, (Activation)99));
    }

    [Fact]
    public void Layers_without_a_seed_differ() =>
        Assert.NotEqual(new Linear(3, 3).Weight.Value.Span.ToArray(), new Linear(3, 3).Weight.Value.Span.ToArray());

    private static double[] Bias(Linear layer) => layer.Bias is null ? new double[Outputs] : Reference.Doubles(layer.Bias.Value);

    private static double[] Formula(Activation activation, double[][] arguments)
    {
        double[] x = arguments[0], weight = arguments[1], bias = arguments[2], result = new double[Batch * Outputs];
        for (int i = 0; i < result.Length; i++)
        {
            double sum = bias[i % Outputs];
            for (int k = 0; k < Inputs; k++)
                sum += x[(i / Outputs * Inputs) + k] * weight[(k * Outputs) + (i % Outputs)];
            result[i] = ActivationKernels.Apply(activation, sum);
        }

        return result;
    }
}
