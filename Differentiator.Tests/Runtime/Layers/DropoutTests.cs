using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Layers;

/// <summary>What dropout zeroes, and when.</summary>
public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Elements_are_zeroed_at_the_rate_and_the_others_scaled(double rate)
    {
        Matrix x = Ones(100, 1000);
        float[] result = new Dropout(rate, seed: 1).Apply(x, Started()).Span.ToArray();
        float[] kept = [.. result.Where(element => element != 0)];
        Assert.Equal((float)(1 / (1 - rate)), Assert.Single(kept.Distinct()));

        // Five standard deviations.
        Assert.InRange((double)kept.Length / result.Length - (1 - rate), -5 * Math.Sqrt(0.25 / result.Length), 5 * Math.Sqrt(0.25 / result.Length));
    }

    [Fact]
    public void The_derivative_uses_the_same_zeros_and_is_added()
    {
        var layer = new Dropout(0.5, seed: 3);
        Matrix x = Reference.Sample(7, 9, 1), cotangent = Reference.Sample(7, 9, 2), gradient = Reference.Accumulator(x);
        Matrix result = layer.Apply(x, Started());
        double[] expected = [.. Reference.Doubles(cotangent).Select((element, i) => result.Span[i] == 0 ? 0 : 2 * element)];
        layer.ApplyVjp(x, result, cotangent, gradient);
        Reference.AssertAdded(expected, gradient);
        layer.ApplyVjp(x, result, cotangent, default);
    }

    [Fact]
    public void Two_runs_with_one_seed_zero_the_same_elements()
    {
        Matrix x = Ones(9, 9);
        Workspace first = Started(), second = Started();
        for (int computation = 0; computation < 3; computation++)
        {
            Assert.Equal(new Dropout(0.5, seed: 5).Apply(x, first).Span.ToArray(), new Dropout(0.5, seed: 5).Apply(x, second).Span.ToArray());
            first.Restart();
            second.Restart();
        }
    }

    [Fact]
    public void Computations_seeds_and_applications_zero_other_elements()
    {
        Matrix x = Ones(9, 9);
        var layer = new Dropout(0.5, seed: 5);
        Workspace workspace = Started();
        float[] first = layer.Apply(x, workspace).Span.ToArray(), again = layer.Apply(x, workspace).Span.ToArray();
        workspace.Restart();
        float[] later = layer.Apply(x, workspace).Span.ToArray();
        float[] other = new Dropout(0.5, seed: 6).Apply(x, Started()).Span.ToArray();
        Assert.NotEqual(first, again);
        Assert.NotEqual(first, later);
        Assert.NotEqual(first, other);
        Assert.NotEqual(layer.Apply(x).Span.ToArray(), layer.Apply(x).Span.ToArray());
    }

    [Fact]
    public void Replicas_zero_other_elements_in_the_same_computation()
    {
        var layer = new Dropout(0.5, seed: 5);
        var model = new LayerModel(layer);
        LayerModel first = model.Replicate(), second = first.Replicate();
        Matrix x = Ones(9, 9);
        string[] results = [.. new[] { model, first, second }.Select(replica => string.Concat(layer.Apply(x, replica.Start()).Span.ToArray()))];
        Assert.Equal(3, results.Distinct().Count());
        Assert.Equal(results[0], string.Concat(new Dropout(0.5, seed: 5).Apply(x, Started()).Span.ToArray()));
    }

    [Fact]
    public void The_mode_of_the_model_is_that_of_the_layer()
    {
        var layer = new Dropout(0.5);
        var model = new LayerModel(layer) { IsTraining = false };
        Assert.False(layer.IsTraining);
        Matrix x = Ones(3, 3);
        Assert.Equal(x.Span.ToArray(), layer.Apply(x, model.Start()).Span.ToArray());
    }

    [Theory]
    [InlineData(false, 0.5)]
    [InlineData(true, 0)]
    public void Outside_training_and_at_rate_0_it_is_the_identity(bool isTraining, double rate)
    {
        var layer = new Dropout(rate) { IsTraining = isTraining };
        Matrix x = Reference.Sample(3, 5, 1), cotangent = Reference.Sample(3, 5, 2), gradient = Reference.Accumulator(x), result = layer.Apply(x);
        Assert.Equal(x.Span.ToArray(), result.Span.ToArray());
        double[] expected = Reference.Doubles(cotangent);
        layer.ApplyVjp(x, result, cotangent, gradient);
        Reference.AssertAdded(expected, gradient);
        WorkspaceAssert.Same(() => layer.Apply(x), workspace => layer.Apply(x, workspace));
    }

    [Fact]
    public void Rate_1_zeroes_everything() =>
        Assert.Equal(new float[20], new Dropout(1).Apply(Ones(4, 5)).Span.ToArray());

    [Fact]
    public void A_second_computation_allocates_nothing()
    {
        var layer = new Dropout(0.5);
        Matrix x = Ones(9, 9);
        Workspace workspace = Started();
        for (int i = 0; i < 3; i++)
        {
            layer.Apply(x, workspace);
            workspace.Restart();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        layer.Apply(x, workspace);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new Dropout(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new Dropout(1.1));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new Dropout(double.NaN));
        var layer = new Dropout(0.5);
        Matrix x = Ones(2, 3), result = layer.Apply(x);
        Assert.Throws<ArgumentException>("result", () => layer.ApplyVjp(x, new Matrix(2, 3), new Matrix(2, 3), new Matrix(2, 3)));
        Assert.Throws<ArgumentException>("resultCotangent", () => layer.ApplyVjp(x, result, new Matrix(3, 2), new Matrix(2, 3)));
        Assert.Throws<ArgumentException>("xGradient", () => layer.ApplyVjp(x, result, new Matrix(2, 3), new Matrix(3, 2)));
    }

    private static Matrix Ones(int rows, int columns)
    {
        var ones = new Matrix(rows, columns);
        ones.Span.Fill(1);
        return ones;
    }

    private static Workspace Started()
    {
        var workspace = new Workspace();
        workspace.Restart();
        return workspace;
    }
}
