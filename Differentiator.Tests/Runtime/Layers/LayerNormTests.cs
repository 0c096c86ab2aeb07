using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>Layer normalization against its formula.</summary>
public sealed class LayerNormTests
{
    private const int Batch = 3, Features = 7;
    private const double Epsilon = 1e-5;

    [Fact]
    public void Values_are_those_of_the_formula()
    {
        LayerNorm layer = Sample();
        Matrix x = Reference.Sample(Batch, Features, 1);
        Reference.AssertClose(Formula([.. Arguments(layer, x).Select(Reference.Doubles)]), layer.Apply(x).Span);
    }

    [Fact]
    public void Derivatives_agree_with_central_differences_and_are_added()
    {
        LayerNorm layer = Sample();
        Parameters parameters = new LayerModel(layer).Parameters;
        parameters.Gradient.Fill(Reference.Before);
        Matrix x = Reference.Sample(Batch, Features, 1), cotangent = Reference.Sample(Batch, Features, 2), gradient = Reference.Accumulator(x);
        double[][] expected = [.. Enumerable.Range(0, 3).Select(i => Reference.Gradient(Formula, Arguments(layer, x), i, cotangent))];

        layer.ApplyVjp(x, layer.Apply(x), cotangent, gradient, parameters.Gradients);

        Reference.AssertAdded(expected[0], gradient);
        Reference.AssertAdded(expected[1], parameters.Gradients.Of(layer.Weight));
        Reference.AssertAdded(expected[2], parameters.Gradients.Of(layer.Bias));
        layer.ApplyVjp(x, layer.Apply(x), cotangent, default, parameters.Gradients);
    }

    [Fact]
    public void A_large_mean_costs_no_digits()
    {
        var layer = new LayerNorm(4);
        float[] result = layer.Apply(new Matrix([10000.5f, 10001.5f, 10002.5f, 10003.5f], 1, 4)).Span.ToArray();
        Reference.AssertClose([-1.3416353, -0.4472118, 0.4472118, 1.3416353], result, 2e-7);
    }

    [Fact]
    public void Equal_elements_give_the_bias()
    {
        Assert.Equal(new float[4], new LayerNorm(4).Apply(new Matrix([3, 3, 3, 3], 1, 4)).Span.ToArray());
    }

    [Fact]
    public void A_workspace_gives_the_same_without_allocation()
    {
        LayerNorm layer = Sample();
        Matrix x = Reference.Sample(Batch, Features, 1);
        WorkspaceAssert.Same(() => layer.Apply(x), workspace => layer.Apply(x, workspace));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var layer = new LayerNorm(3);
        Gradients gradients = new LayerModel(layer).Parameters.Gradients;
        Matrix x = new(2, 3), result = layer.Apply(x);
        Assert.Throws<ArgumentOutOfRangeException>("features", () => new LayerNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new LayerNorm(1, -1));
        Assert.Throws<ArgumentException>("x", () => layer.Apply(new Matrix(3, 2)));
        Assert.Throws<ArgumentException>("result", () => layer.ApplyVjp(x, new Matrix(2, 3), x, default, gradients));
        Assert.Throws<ArgumentException>("resultCotangent", () => layer.ApplyVjp(x, result, new Matrix(1, 3), default, gradients));
        Assert.Throws<ArgumentException>("xGradient", () => layer.ApplyVjp(x, result, x, new Matrix(1, 3), gradients));
    }

    private static LayerNorm Sample()
    {
        var layer = new LayerNorm(Features, Epsilon);
        Initializers.Uniform(layer.Weight.Value.Span, 0.5, 1.5, 3);
        Initializers.Uniform(layer.Bias.Value.Span, -1, 1, 4);
        return layer;
    }

    private static Matrix[] Arguments(LayerNorm layer, Matrix x) => [x, layer.Weight.Value, layer.Bias.Value];

    private static double[] Formula(double[][] arguments)
    {
        double[] result = new double[Batch * Features];
        for (int row = 0; row < Batch; row++)
        {
            double[] x = arguments[0][(row * Features)..((row + 1) * Features)];
            double mean = x.Average(), variance = x.Average(element => (element - mean) * (element - mean));
            for (int j = 0; j < Features; j++)
                result[(row * Features) + j] = ((x[j] - mean) / Math.Sqrt(variance + Epsilon) * arguments[1][j]) + arguments[2][j];
        }

        return result;
    }
}
