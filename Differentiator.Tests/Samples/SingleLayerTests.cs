using System;
using System.Linq;
using Differentiator.Samples.SingleLayer;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>The single layer in its two forms.</summary>
public sealed class SingleLayerTests
{
    private static readonly HiddenLayer Task = new(seed: 1);
    private static readonly LayerRun Model = LayerTraining.AsModel(Task, steps: 10_000, learningRate: 0.001f);
    private static readonly LayerRun Method = LayerTraining.AsMethod(Task, steps: 10_000, learningRate: 0.001f);

    [Fact]
    public void Both_find_the_hidden_weights()
    {
        Assert.InRange(Model.States[^1].Error, 0, 1e-6);
        Assert.InRange(Method.States[^1].Error, 0, 1e-6);
        Assert.All(Model.States[^1].Parameters.Zip(Task.Weights.Append(HiddenLayer.Bias)), pair => Assert.Equal(pair.Second, pair.First, 1e-3));
    }

    [Fact]
    public void Both_go_the_same_way()
    {
        Assert.Equal(101, Model.States.Count);
        Assert.All(Model.States.Zip(Method.States), pair =>
        {
            Assert.Equal(pair.First.Step, pair.Second.Step);
            Assert.All(pair.First.Parameters.Zip(pair.Second.Parameters), parameter => Assert.Equal(parameter.First, parameter.Second, 1e-5));
        });
    }

    [Fact]
    public void The_error_falls() => Assert.All(
        Model.States.Zip(Model.States.Skip(1)), pair => Assert.True(pair.Second.Error < Math.Max(pair.First.Error, 1e-7f)));
}
