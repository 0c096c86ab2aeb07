using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Every single step of L-BFGS, from the points after k and k + 1 iterations.</summary>
public sealed class LbfgsStepTests
{
    [Fact]
    public void Each_step_on_Rosenbrock_satisfies_the_strong_Wolfe_conditions() =>
        SatisfiesWolfe(Objectives.Rosenbrock, [-1.2, 1, -1.2, 1, 0.5, 2]);

    [Fact]
    public void Each_step_on_a_logistic_loss_satisfies_the_strong_Wolfe_conditions() => SatisfiesWolfe(Objectives.Logistic, new double[4]);

    [Fact]
    public void Each_step_on_a_quadratic_satisfies_the_strong_Wolfe_conditions() => SatisfiesWolfe(Objectives.Tridiagonal, new double[20]);

    // With a memory as large as the number of iterations, L-BFGS is BFGS started from γ·I (algorithm 6.1, equation 6.17).
    [Fact]
    public void Directions_are_those_of_the_matrix_formula()
    {
        double[] start = [-1.2, 1, 0.5];
        for (int iteration = 1; iteration < 12; iteration++)
        {
            (double[][] points, double[][] gradients) = Path(Objectives.Rosenbrock, start, iteration + 1);
            double[] direction = Objectives.BfgsDirection(points[..^1], gradients[..^1]);
            double[] step = Difference(points[^1], points[^2]);
            double cosine = Dot(direction, step) / Math.Sqrt(Dot(direction, direction) * Dot(step, step));

            Assert.Equal(1, cosine, 1e-9);
        }
    }

    private static void SatisfiesWolfe(GradientFunction<double> function, double[] start)
    {
        int iterations = new Lbfgs<double>(memory: 200, gradientTolerance: 1e-5).Minimize(function, [.. start]).Iterations;
        (double[][] points, double[][] gradients) = Path(function, start, iterations);
        Assert.InRange(iterations, 3, 200);
        for (int k = 0; k < iterations; k++)
        {
            double[] step = Difference(points[k + 1], points[k]);
            double slope = Dot(gradients[k], step);
            double value = function(points[k], new double[step.Length]), next = function(points[k + 1], new double[step.Length]);

            Assert.True(slope < 0);
            Assert.True(next <= value + 1e-4 * slope + 1e-15 * Math.Abs(value), $"decrease of step {k}: {value:R} to {next:R}");
            Assert.True(Math.Abs(Dot(gradients[k + 1], step)) <= 0.9 * -slope * (1 + 1e-6), $"curvature of step {k}");
        }
    }

    private static (double[][] Points, double[][] Gradients) Path(GradientFunction<double> function, double[] start, int iterations)
    {
        double[][] points = [.. Enumerable.Range(0, iterations + 1).Select(count =>
        {
            double[] x = [.. start];
            new Lbfgs<double>(memory: 200, gradientTolerance: 1e-12, maxIterations: count).Minimize(function, x);
            return x;
        })];
        return (points, [.. points.Select(point =>
        {
            double[] gradient = new double[point.Length];
            function(point, gradient);
            return gradient;
        })]);
    }

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
