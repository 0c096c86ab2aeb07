using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<IOptimizer<double>> All() =>
    [
        .. AllOptimizers.Create<double>(),
        new Optimizer<double, ThenRule<double, ClipByNormRule<double>, AdamRule<double>>>(0.1, new(new(1), new(0.9, 0.999, 1e-8))),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_of_another_length_is_refused(IOptimizer<double> optimizer) =>
        Assert.Throws<ArgumentException>("gradient", () => optimizer.Step(new double[3], new double[2]));

    [Theory]
    [MemberData(nameof(All))]
    public void Block_of_another_length_later_is_refused(IOptimizer<double> optimizer)
    {
        double single = 1;
        optimizer.Step(new double[3], new double[3]);

        Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(new double[4], new double[4]));
        Assert.Throws<ArgumentException>("parameter", () => optimizer.Step(ref single, 1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradient_that_overlaps_the_parameters_is_refused(IOptimizer<double> optimizer)
    {
        double[] memory = new double[5];

        Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(memory.AsSpan(0, 3), memory.AsSpan(2, 3)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Refused_step_leaves_the_optimizer_as_it_was(IOptimizer<double> optimizer)
    {
        Assert.Throws<ArgumentException>(() => optimizer.Step(new double[3], new double[2]));

        optimizer.Step(new double[2], new double[2]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Empty_block_is_allowed(IOptimizer<double> optimizer) => optimizer.Step([], []);

    [Theory]
    [MemberData(nameof(All))]
    public void Learning_rate_can_change_between_steps(IOptimizer<double> optimizer)
    {
        double[] parameters = [1, 2];
        optimizer.Step(parameters, [1, 1]);
        double[] before = [.. parameters];
        optimizer.LearningRate = 0;
        optimizer.Step(parameters, [1, 1]);

        Assert.Equal(before, parameters);
        Assert.Equal(0, optimizer.LearningRate);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Steps_after_the_first_allocate_nothing(IOptimizer<double> optimizer)
    {
        double[] parameters = new double[100];
        double[] gradient = new double[100];
        optimizer.Step(parameters, gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            optimizer.Step(parameters, gradient);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
