using System;
using System.Linq;
using Xunit;

namespace Differentiator.Tests.Runtime.Optimizers;

public sealed class LbfgsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void Rosenbrock_is_minimized(int dimension)
    {
        double[] x = [.. Enumerable.Range(0, dimension).Select(i => i % 2 == 0 ? -1.2 : 1)];

        LbfgsResult result = new Lbfgs<double>().Minimize(Objectives.Rosenbrock, x);

        Assert.Equal(LbfgsStop.GradientTolerance, result.Stop);
        Assert.True(result.HasConverged);
        Assert.InRange(result.GradientNorm, 0, 1e-7);
        Assert.All(x, element => Assert.Equal(1, element, 6));
        Assert.InRange(result.Evaluations, result.Iterations, 8 * dimension + 60);
    }

    [Fact]
    public void Quadratic_is_solved_like_its_linear_system()
    {
        // f = ½ xᵀ A x − bᵀ x with the tridiagonal A of (−1, 2, −1): x = i (n − i) / 2 for b = 1
        double[] x = new double[50];

        LbfgsResult result = new Lbfgs<double>(gradientTolerance: 1e-10).Minimize(Objectives.Tridiagonal, x);

        Assert.Equal(LbfgsStop.GradientTolerance, result.Stop);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal((i + 1) * (50 - i) / 2.0, x[i], 1e-6);
        }
    }

    [Fact]
    public void Badly_scaled_quadratic_is_solved()
    {
        double[] x = [1, 1, 1, 1];

        LbfgsResult result = new Lbfgs<double>().Minimize(Objectives.Scaled, x);

        Assert.True(result.HasConverged);
        Assert.InRange(result.Value, 0, 1e-14);
    }

    [Fact]
    public void Logistic_regression_reaches_a_zero_of_its_gradient()
    {
        double[] weights = new double[4];

        LbfgsResult result = new Lbfgs<double>(gradientTolerance: 1e-9).Minimize(Objectives.Logistic, weights);

        Assert.Equal(LbfgsStop.GradientTolerance, result.Stop);
        Assert.InRange(result.Iterations, 3, 40);

        // The loss is strictly convex: Newton's method from the same start has the same limit.
        double[] expected = Objectives.LogisticByNewton();
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal(expected[i], weights[i], 1e-8);
        }
    }

    [Fact]
    public void Float_reaches_the_minimum_to_its_precision()
    {
        float[] x = [-1.2f, 1];

        LbfgsResult result = new Lbfgs<float>().Minimize(Objectives.SingleRosenbrock, x);

        Assert.Contains(result.Stop, new[] { LbfgsStop.GradientTolerance, LbfgsStop.ChangeTolerance, LbfgsStop.NoDecrease });
        Assert.Equal(1, x[0], 1e-3f);
        Assert.Equal(1, x[1], 2e-3f);
    }

    [Fact]
    public void Minimum_at_the_start_is_found_without_a_step()
    {
        double[] x = [1, 1];

        Assert.Equal(
            new LbfgsResult(0, 0, 0, 1, LbfgsStop.GradientTolerance), new Lbfgs<double>().Minimize(Objectives.Rosenbrock, x));
    }

    [Fact]
    public void Nothing_to_minimize_is_a_minimum() =>
        Assert.Equal(LbfgsStop.GradientTolerance, new Lbfgs<double>().Minimize((x, gradient) => 3, []).Stop);

    [Fact]
    public void Result_tells_value_and_gradient_at_the_point()
    {
        foreach (int evaluations in Enumerable.Range(1, 25))
        {
            double[] x = [-1.2, 1], gradient = new double[2];
            LbfgsResult result = new Lbfgs<double>(maxEvaluations: evaluations).Minimize(Objectives.Rosenbrock, x);

            Assert.InRange(result.Evaluations, 1, evaluations);
            Assert.Equal(Objectives.Rosenbrock(x, gradient), result.Value);
            Assert.Equal(gradient.Max(Math.Abs), result.GradientNorm);
            Assert.Equal(LbfgsStop.MaxEvaluations, result.Stop);
        }
    }

    [Fact]
    public void Iterations_are_limited()
    {
        double[] x = [-1.2, 1];

        LbfgsResult result = new Lbfgs<double>(maxIterations: 5).Minimize(Objectives.Rosenbrock, x);

        Assert.Equal(LbfgsStop.MaxIterations, result.Stop);
        Assert.Equal(5, result.Iterations);
    }

    [Fact]
    public void Small_changes_end_the_descent()
    {
        double[] x = [-1.2, 1];

        LbfgsResult result = new Lbfgs<double>(gradientTolerance: 0, changeTolerance: 1e-3).Minimize(Objectives.Rosenbrock, x);

        Assert.Equal(LbfgsStop.ChangeTolerance, result.Stop);
        Assert.True(result.HasConverged);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Start_that_is_not_finite_is_told(double value, double slope)
    {
        double[] x = [7];
        LbfgsResult result = new Lbfgs<double>().Minimize(
            (_, gradient) =>
            {
                gradient[0] = slope;
                return value;
            },
            x);

        Assert.Equal(LbfgsStop.NotFinite, result.Stop);
        Assert.Equal(1, result.Evaluations);
        Assert.Equal([7], x);
    }

    [Fact]
    public void Steps_out_of_the_domain_are_shortened()
    {
        double[] x = [50];

        // x − ln x has its minimum at 1 and is NaN for negative x.
        LbfgsResult result = new Lbfgs<double>().Minimize(
            (p, gradient) =>
            {
                gradient[0] = 1 - 1 / p[0];
                return p[0] - Math.Log(p[0]);
            },
            x);

        Assert.True(result.HasConverged);
        Assert.Equal(1, x[0], 6);
    }

    [Fact]
    public void Gradient_of_the_wrong_sign_gives_no_decrease_and_leaves_the_start()
    {
        double[] x = [2, 3];
        LbfgsResult result = new Lbfgs<double>().Minimize(
            (p, gradient) =>
            {
                (gradient[0], gradient[1]) = (-2 * p[0], -2 * p[1]);
                return p[0] * p[0] + p[1] * p[1];
            },
            x);

        Assert.Equal(new LbfgsResult(13, 6, 0, result.Evaluations, LbfgsStop.NoDecrease), result);
        Assert.Equal([2, 3], x);
    }

    [Fact]
    public void Function_without_a_minimum_is_told()
    {
        double[] x = [1];
        LbfgsResult result = new Lbfgs<double>().Minimize(
            (p, gradient) =>
            {
                gradient[0] = -1;
                return -p[0];
            },
            x);

        Assert.Equal(LbfgsStop.Unbounded, result.Stop);
        Assert.False(result.HasConverged);
        Assert.Equal(-x[0], result.Value);
        Assert.InRange(x[0], 1e6, 1e300);
    }

    [Fact]
    public void Start_with_a_huge_gradient_is_no_hindrance()
    {
        double[] x = [600];

        LbfgsResult result = new Lbfgs<double>().Minimize(
            (p, gradient) =>
            {
                gradient[0] = Math.Exp(p[0]) - 1;
                return Math.Exp(p[0]) - p[0];
            },
            x);

        Assert.True(result.HasConverged);
        Assert.Equal(0, x[0], 6);
    }

    [Fact]
    public void Further_descents_allocate_nothing()
    {
        Lbfgs<double> lbfgs = new();
        double[] x = new double[20];
        lbfgs.Minimize(Objectives.Rosenbrock, x);
        GradientFunction<double> function = Objectives.Rosenbrock;
        Array.Fill(x, -1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        LbfgsResult result = lbfgs.Minimize(function, x);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(result.HasConverged);
    }

    [Fact]
    public void Earlier_descents_leave_no_trace()
    {
        Lbfgs<double> used = new(memory: 3);
        used.Minimize(Objectives.Tridiagonal, new double[30]);
        double[] again = [-1.2, 1], fresh = [-1.2, 1];

        Assert.Equal(new Lbfgs<double>(memory: 3).Minimize(Objectives.Rosenbrock, fresh), used.Minimize(Objectives.Rosenbrock, again));
        Assert.Equal(fresh, again);
    }

    [Fact]
    public void Function_must_be_there() =>
        Assert.Throws<ArgumentNullException>("function", () => new Lbfgs<double>().Minimize(null!, new double[1]));

    [Fact]
    public void Settings_outside_their_ranges_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("memory", () => new Lbfgs<double>(0));
        Assert.Throws<ArgumentOutOfRangeException>("gradientTolerance", () => new Lbfgs<double>(gradientTolerance: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("gradientTolerance", () => new Lbfgs<double>(gradientTolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>("changeTolerance", () => new Lbfgs<double>(changeTolerance: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => new Lbfgs<double>(maxIterations: -1));
        Assert.Throws<ArgumentOutOfRangeException>("maxEvaluations", () => new Lbfgs<double>(maxEvaluations: 0));
    }
}
