using System;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Networks;

/// <summary>Models of all shapes: their emitted gradients against central differences of the loss as it is written.</summary>
public sealed class ModelShapeTests
{
    private static readonly GeneratorRun Optimized = GeneratorHarness.Run(ModelShapes.Source);
    private static readonly GeneratorRun Plain = GeneratorHarness.Run(HarnessOptions.Unoptimized, ModelShapes.Source);

    public static TheoryData<string, bool> Shapes()
    {
        var data = new TheoryData<string, bool>();
        foreach (string name in new[] { "Classifier", "Chain", "Indexed", "Residual", "Twice", "Helper", "Mode", "Chosen", "Constructed", "Weighted", "Derived", "Several", "EarlyExit", "Grid", "Frozen" })
        {
            data.Add(name, true);
            data.Add(name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_are_those_of_differences(string name, bool optimize)
    {
        Type type = (optimize ? Optimized : Plain).Assembly.GetType(name)!;
        var model = (Model)Activator.CreateInstance(type)!;
        var loss = type.GetMethod("Loss")!.CreateDelegate<Func<Matrix, Matrix, float>>(model);
        var gradient = type.GetMethod("LossGradient", [typeof(Matrix), typeof(Matrix)])!.CreateDelegate<Func<Matrix, Matrix, float>>(model);
        Matrix x = Data(3, 4, 0.7), y = Data(3, 2, -0.4);

        float value = gradient(x, y);
        float[] first = model.Parameters.Gradient.ToArray();
        Assert.Equal(loss(x, y), value, 1e-5);
        Assert.Contains(first, partial => partial != 0);
        for (int i = 0; i < first.Length; i++)
        {
            float before = model.Parameters.Values[i];
            const float Step = 1f / 64;
            model.Parameters.Values[i] = before + Step;
            double above = loss(x, y);
            model.Parameters.Values[i] = before - Step;
            double below = loss(x, y);
            model.Parameters.Values[i] = before;
            Assert.Equal((above - below) / (2 * Step), first[i], 2e-3 * Math.Max(1, Math.Abs(first[i])));
        }

        gradient(x, y);
        Assert.Equal(first, model.Parameters.Gradient.ToArray());
    }

    [Theory]
    [InlineData("Classifier")]
    [InlineData("Chain")]
    [InlineData("Residual")]
    [InlineData("Chosen")]
    public void The_third_step_allocates_nothing(string name)
    {
        Type type = Optimized.Assembly.GetType(name)!;
        var model = (Model)Activator.CreateInstance(type)!;
        var gradient = type.GetMethod("LossGradient", [typeof(Matrix), typeof(Matrix)])!.CreateDelegate<Func<Matrix, Matrix, float>>(model);
        Matrix x = Data(3, 4, 0.7), y = Data(3, 2, -0.4);
        gradient(x, y);
        gradient(x, y);
        long before = GC.GetAllocatedBytesForCurrentThread();

        gradient(x, y);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_vjp_adds_to_the_gradient()
    {
        Type type = Optimized.Assembly.GetType("Classifier")!;
        var model = (Model)Activator.CreateInstance(type)!;
        Matrix x = Data(3, 4, 0.7), y = Data(3, 2, -0.4);
        type.GetMethod("LossGradient")!.CreateDelegate<Func<Matrix, Matrix, float>>(model)(x, y);
        float[] once = model.Parameters.Gradient.ToArray();

        type.GetMethod("LossVjp")!.CreateDelegate<Action<Matrix, Matrix, float>>(model)(x, y, 2);

        Assert.Equal(once.Select(partial => (double)(3 * partial)), model.Parameters.Gradient.ToArray().Select(partial => (double)partial), (one, two) => Math.Abs(one - two) < 1e-5);
    }

    [Fact]
    public void A_replica_shares_values_and_has_its_own_gradient()
    {
        Type type = Optimized.Assembly.GetType("Classifier")!;
        var model = (Model)Activator.CreateInstance(type)!;
        Model replica = model.Replicate();
        Matrix x = Data(3, 4, 0.7), y = Data(3, 2, -0.4);

        type.GetMethod("LossGradient")!.CreateDelegate<Func<Matrix, Matrix, float>>(replica)(x, y);

        Assert.All(model.Parameters.Gradient.ToArray(), partial => Assert.Equal(0, partial));
        Assert.Contains(replica.Parameters.Gradient.ToArray(), partial => partial != 0);
        model.Parameters.Values[0] = 42;
        Assert.Equal(42, replica.Parameters.Values[0]);
    }

    [Fact]
    public void Parameters_are_named_after_fields()
    {
        var chain = (Model)Activator.CreateInstance(Optimized.Assembly.GetType("Chain")!)!;

        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias", "output.weight", "output.bias"], chain.Parameters.All.Select(named => named.Name));
    }

    [Fact]
    public void A_layer_that_is_data_is_not_learned()
    {
        var frozen = (Model)Activator.CreateInstance(Optimized.Assembly.GetType("Frozen")!)!;

        Assert.Equal(["input.weight", "input.bias", "output.weight", "output.bias"], frozen.Parameters.All.Select(named => named.Name));
    }

    [Fact]
    public void Matrices_that_are_named_have_gradients_too()
    {
        Type type = Optimized.Assembly.GetType("Inputs")!;
        var model = (Model)Activator.CreateInstance(type)!;
        var loss = type.GetMethod("Loss")!.CreateDelegate<Func<Matrix, Matrix, float>>(model);
        Matrix x = Data(3, 4, 0.7), y = Data(3, 2, -0.4), gradient = Data(3, 4, 9);
        type.GetMethod("LossGradient", [typeof(Matrix), typeof(Matrix), typeof(Matrix)])!.CreateDelegate<Func<Matrix, Matrix, Matrix, float>>(model)(x, y, gradient);

        for (int i = 0; i < x.Length; i++)
        {
            float before = x.Span[i];
            x.Span[i] = before + 0.015625f;
            double above = loss(x, y);
            x.Span[i] = before - 0.015625f;
            double below = loss(x, y);
            x.Span[i] = before;
            Assert.Equal((above - below) / 0.03125, gradient.Span[i], 2e-3);
        }
    }

    private static Matrix Data(int rows, int columns, double phase) =>
        new([.. Enumerable.Range(0, rows * columns).Select(i => (float)Math.Sin((1.7 * i) + phase))], rows, columns);
}
