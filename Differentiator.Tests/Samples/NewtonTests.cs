using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Samples.Newton;
using Xunit;

namespace Differentiator.Tests.Samples;

/// <summary>Newton's method on the lifetimes of bearings.</summary>
public sealed class NewtonTests
{
    private static readonly IReadOnlyList<FitStep> Path = LikelihoodFit.Run(steps: 100, withHessian: true);

    /// <summary>At the most likely shape k: <c>Σ tᵏ log t / Σ tᵏ - 1/k = mean log t</c>, and <c>λᵏ = mean tᵏ</c>.</summary>
    [Fact]
    public void The_end_is_where_the_equations_of_the_likelihood_hold()
    {
        (double shape, double scale) = (Path[^1].Shape, Path[^1].Scale);
        double[] lifetimes = Bearings.Lifetimes.ToArray(), powers = [.. lifetimes.Select(lifetime => Math.Pow(lifetime, shape))];

        Assert.Equal(lifetimes.Average(Math.Log), powers.Zip(lifetimes, (power, lifetime) => power * Math.Log(lifetime)).Sum() / powers.Sum() - 1 / shape, 1e-9);
        Assert.Equal(Math.Pow(powers.Average(), 1 / shape), scale, 1e-7);
        Assert.Equal(2.1018, shape, 1e-4);
    }

    [Fact]
    public void It_begins_where_the_Hessian_is_indefinite_and_still_falls()
    {
        Assert.False(Path[0].IsConvex);
        Assert.All(Path.Zip(Path.Skip(1)), pair => Assert.True(pair.Second.Value <= pair.First.Value + 1e-12));
    }

    /// <summary>The digits double with each step: the error is at most some constant times the square of the one before.</summary>
    [Fact]
    public void The_last_steps_converge_quadratically()
    {
        Assert.InRange(Path.Count, 2, 12);
        double[] errors = [.. Path.Take(Path.Count - 1).Select(step => Math.Abs(step.Shape - Path[^1].Shape) + Math.Abs(step.Scale - Path[^1].Scale))];
        Assert.All(Enumerable.Range(errors.Length - 3, 2), step => Assert.InRange(errors[step + 1], 0, 0.1 * errors[step] * errors[step]));
    }

    [Fact]
    public void Gradient_descent_comes_to_the_same_place_later()
    {
        FitStep last = LikelihoodFit.Run(steps: 10_000, withHessian: false)[^1];

        Assert.Equal(Path[^1].Shape, last.Shape, 1e-4);
        Assert.True(last.Step > 100 * Path.Count);
    }

    [Fact]
    public void No_steps_leave_the_start() => Assert.Equal((LikelihoodFit.StartShape, LikelihoodFit.StartScale), LikelihoodFit.Run(0, withHessian: true).Select(step => (step.Shape, step.Scale)).Single());
}
