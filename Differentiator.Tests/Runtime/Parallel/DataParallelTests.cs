using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Runtime.Layers;
using Xunit;

namespace Differentiator.Tests.Runtime.Parallel;

/// <summary>Gradients by several threads: those of one.</summary>
public sealed class DataParallelTests
{
    private static readonly Func<NoisyModel, Matrix, Matrix, float> OfTargets = static (replica, x, y) => replica.LossGradient(x, y);
    private static readonly LabelGradient<NoisyModel> OfLabels = static (replica, x, labels) => replica.LossGradient(x, labels);

    // A width with few parameters, which one thread adds, and one with many, which all add.
    [Theory]
    [InlineData(1, 10, 7)]
    [InlineData(2, 10, 7)]
    [InlineData(2, 11, 7)]
    [InlineData(3, 10, 7)]
    [InlineData(3, 2, 7)]
    [InlineData(3, 1, 7)]
    [InlineData(2, 9, 8001)]
    [InlineData(3, 7, 8001)]
    public void Loss_and_gradient_are_those_of_the_whole_batch(int threads, int rows, int width)
    {
        NoisyModel alone = new(width: width), model = new(width: width);
        Matrix x = Reference.Sample(rows, 5, 1), y = Reference.Sample(rows, 3, 2);
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % 3)];
        using var parallel = new DataParallel<NoisyModel>(model, threads);

        AssertSame(alone.LossGradient(x, y), parallel.LossGradient(x, y, OfTargets), alone, model);
        AssertSame(alone.LossGradient(x, labels), parallel.LossGradient(x, labels, OfLabels), alone, model);
        AssertSame(alone.LossGradient(x, y), parallel.LossGradient((x, y), rows, static (replica, batch, first, count) =>
            replica.LossGradient(batch.x.RowRange(first, count), batch.y.RowRange(first, count))), alone, model);
    }

    [Fact]
    public void One_thread_is_the_model_itself()
    {
        NoisyModel alone = new(rate: 0.5), model = new(rate: 0.5);
        Matrix x = Reference.Sample(6, 5, 1), y = Reference.Sample(6, 3, 2);
        using var parallel = new DataParallel<NoisyModel>(model, threads: 1);
        for (int step = 0; step < 3; step++)
            Assert.Equal(alone.LossGradient(x, y), parallel.LossGradient(x, y, OfTargets));
        Assert.Equal(alone.Parameters.Gradient.ToArray(), model.Parameters.Gradient.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_runs_of_training_give_the_same_bits(int threads)
    {
        Assert.Equal(Train(), Train());

        float[] Train()
        {
            var model = new NoisyModel(rate: 0.3, width: 8001);
            var optimizer = new Adam(model.Parameters);
            using var parallel = new DataParallel<NoisyModel>(model, threads);
            for (int step = 0; step < 20; step++)
            {
                parallel.LossGradient(Reference.Sample(8 + (step % 3), 5, (ulong)step), Reference.Sample(8 + (step % 3), 3, 99), OfTargets);
                optimizer.Step();
            }

            return model.Parameters.Values.ToArray();
        }
    }

    [Fact]
    public void Training_by_two_threads_is_that_of_one_to_rounding()
    {
        Assert.Equal(Train(1), Train(2), (one, two) => Math.Abs(one - two) < 1e-5);
        Assert.NotEqual(Train(1), new NoisyModel().Parameters.Values.ToArray());

        static float[] Train(int threads)
        {
            var model = new NoisyModel();
            var optimizer = new Sgd(model.Parameters, learningRate: 0.1);
            using var parallel = new DataParallel<NoisyModel>(model, threads);
            for (int step = 0; step < 50; step++)
            {
                parallel.LossGradient(Reference.Sample(9, 5, (ulong)step), Reference.Sample(9, 3, 99), OfTargets);
                optimizer.Step();
            }

            return model.Parameters.Values.ToArray();
        }
    }

    [Fact]
    public void Replicas_drop_other_elements_and_runs_the_same()
    {
        string[] first = Masks(), second = Masks();
        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(first.Order(), second.Order());

        static string[] Masks()
        {
            string[] masks = new string[3];
            using var parallel = new DataParallel<NoisyModel>(new NoisyModel(rate: 0.5, width: 40), threads: 3);
            parallel.LossGradient((Reference.Sample(3, 5, 1), Reference.Sample(3, 3, 2), masks), 3, static (replica, batch, first, count) =>
            {
                float loss = replica.LossGradient(batch.Item1.RowRange(first, count), batch.Item2.RowRange(first, count));
                batch.masks[first] = replica.Mask;
                return loss;
            });
            return masks;
        }
    }

    [Fact]
    public void Replicas_follow_the_mode_of_the_model()
    {
        var model = new NoisyModel(rate: 0.5);
        using var parallel = new DataParallel<NoisyModel>(model, threads: 2);
        model.IsTraining = false;
        Matrix x = Reference.Sample(4, 5, 1), y = Reference.Sample(4, 3, 2);
        Assert.Equal([(false, false), (false, false)], Modes());
        model.IsTraining = true;
        Assert.Equal([(true, true), (true, true)], Modes());

        (bool IsTraining, bool Drops)[] Modes()
        {
            var modes = new (bool, bool)[2];
            parallel.LossGradient((x, y, modes), 4, static (replica, batch, first, count) =>
            {
                float loss = replica.LossGradient(batch.x.RowRange(first, count), batch.y.RowRange(first, count));
                batch.modes[first / 2] = (replica.WasTraining, replica.Mask.Contains('0', StringComparison.Ordinal));
                return loss;
            });
            return modes;
        }
    }

    private static void AssertSame(float expectedLoss, float loss, NoisyModel alone, NoisyModel model)
    {
        Assert.Equal(expectedLoss, loss, 1e-5f);
        float[] expected = alone.Parameters.Gradient.ToArray();
        Assert.Contains(expected, partial => partial != 0);
        Assert.Equal((IEnumerable<float>)expected, model.Parameters.Gradient.ToArray(), (one, two) => Math.Abs(one - two) < 1e-6);
    }
}
