using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Optimizers over the parameters of a model.</summary>
public sealed class ModelOptimizerTests
{
    public static TheoryData<Func<Parameters, ModelOptimizer>, IOptimizer<float>> Pairs() => new()
    {
        { parameters => new Sgd(parameters), new Sgd<float>() },
        { parameters => new Sgd(parameters, 0.1, 0.9, nesterov: true, 0.01), new Sgd<float>(0.1, 0.9, true, 0.01) },
        { parameters => new Adam(parameters), new Adam<float>() },
        { parameters => new Adam(parameters, learningRate: 1e-2f, 0.8, 0.99, 1e-6, 0.1), new Adam<float>(1e-2f, 0.8, 0.99, 1e-6, 0.1) },
        { parameters => new AdamW(parameters), new AdamW<float>() },
        { parameters => new AdamW(parameters, 1e-2, 0.8, 0.99, 1e-6, 0.1), new AdamW<float>(1e-2, 0.8, 0.99, 1e-6, 0.1) },
        { parameters => new RmsProp(parameters), new RmsProp<float>() },
        { parameters => new RmsProp(parameters, 0.1, 0.9, 1e-6, 0.1, 0.8, centered: true), new RmsProp<float>(0.1, 0.9, 1e-6, 0.1, 0.8, true) },
        { parameters => new Adagrad(parameters), new Adagrad<float>() },
        { parameters => new Adagrad(parameters, 0.1, 0.01, 0.02, 0.5, 1e-6), new Adagrad<float>(0.1, 0.01, 0.02, 0.5, 1e-6) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_step_is_that_of_the_optimizer_over_spans(Func<Parameters, ModelOptimizer> create, IOptimizer<float> overSpans)
    {
        var model = new TwoLayers();
        float[] values = model.Parameters.Values.ToArray(), gradient = new float[values.Length];
        ModelOptimizer optimizer = create(model.Parameters);
        Assert.Equal(overSpans.LearningRate, optimizer.LearningRate);

        for (int step = 0; step < 5; step++)
        {
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] = model.Parameters.Gradient[i] = MathF.Sin(i + step);
            optimizer.Step();
            overSpans.Step(values, gradient);
        }

        Assert.Equal(values, model.Parameters.Values.ToArray());
        Assert.Equal(gradient, model.Parameters.Gradient.ToArray());
    }

    [Fact]
    public void Layers_see_the_step()
    {
        var model = new TwoLayers();
        float before = model.First.Weight.Value[0, 0];
        model.Parameters.Gradient[0] = 2;

        new Sgd(model.Parameters, learningRate: 0.25).Step();

        Assert.Equal(before - 0.5f, model.First.Weight.Value[0, 0]);
    }

    [Fact]
    public void The_learning_rate_can_change_between_steps()
    {
        var model = new TwoLayers();
        model.Parameters.Gradient.Fill(1);
        var optimizer = new Adam(model.Parameters);
        optimizer.Step();
        float[] before = model.Parameters.Values.ToArray();

        optimizer.LearningRate = 0;
        optimizer.Step();

        Assert.Equal(before, model.Parameters.Values.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = -1);
    }

    [Fact]
    public void The_norm_over_all_layers_is_clipped()
    {
        var model = new TwoLayers();
        model.Parameters.Gradient.Clear();
        model.Parameters.Gradient[0] = 3;
        model.Parameters.Gradient[^1] = 4;

        Assert.Equal(5, GradientClipping.ByNorm(model.Parameters.Gradient, maxNorm: 1));
        Assert.Equal(0.6, model.Parameters.Gradient[0], 1e-6);
        Assert.Equal(0.8, model.Parameters.Gradient[^1], 1e-6);
    }

    [Fact]
    public void Steps_after_the_first_allocate_nothing()
    {
        var model = new TwoLayers();
        var optimizer = new Adam(model.Parameters);
        optimizer.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
            optimizer.Step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Compositions_of_ones_own_derive()
    {
        var model = new TwoLayers();
        model.Parameters.Gradient.Fill(100);
        float before = model.Parameters.Values[0];

        new ClippedDescent(model.Parameters).Step();

        Assert.Equal(before - 0.5f, model.Parameters.Values[0]);
    }

    [Fact]
    public void No_parameters_are_refused() => Assert.Throws<ArgumentNullException>("parameters", () => new Sgd(null!));

    private sealed class TwoLayers : Model
    {
        private readonly Linear second = new(3, 2, seed: 2);

        public Linear First { get; } = new(2, 3, seed: 1);

        protected override void AddLayers(LayerList layers)
        {
            layers.Add("first", First);
            layers.Add("second", second);
        }
    }

    private sealed class ClippedDescent(Parameters parameters)
        : ModelOptimizer(parameters, new Optimizer<float, ClipByValueRule<float>>(0.5, new(1)));
}
