using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>A million iterations in a stated memory, with the same gradient.</summary>
public sealed class CheckpointTests
{
    private const int Iterations = 1_000_000;

    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>The same loops, with and without a budget.</summary>
        public static partial class Orbits
        {
            /// <summary>Keeps a value of each iteration.</summary>
            [Differentiable(nameof(w), nameof(x))]
            public static double Plain(double w, double x, int n, long budget)
            {
                for (int i = 0; i < n; i++)
                    x = Math.Sin(w * x) + 1;
                return x;
            }

            /// <summary>Keeps what the budget pays for.</summary>
            [Differentiable(nameof(w), nameof(x))]
            public static double Kept(double w, double x, int n, long budget)
            {
                foreach (int i in Checkpoint.Range(n, budget))
                    x = Math.Sin(w * x) + 1;
                return x;
            }

            /// <summary>Keeps values of each element in each iteration.</summary>
            [Differentiable(nameof(w), nameof(u))]
            public static double PlainArray(double w, double[] u, int n, long budget)
            {
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < u.Length; j++)
                        u[j] = Math.Sin(w * u[j] + u[(j + 1) % u.Length]);
                }

                return u[0];
            }

            /// <summary>Keeps the array as often as the budget pays for.</summary>
            [Differentiable(nameof(w), nameof(u))]
            public static double KeptArray(double w, double[] u, int n, long budget)
            {
                foreach (int i in Checkpoint.Range(n, budget))
                {
                    for (int j = 0; j < u.Length; j++)
                        u[j] = Math.Sin(w * u[j] + u[(j + 1) % u.Length]);
                }

                return u[0];
            }
        }
        """);

    private delegate double Scalar(double w, double x, int n, long budget, out double wGradient, out double xGradient);

    private delegate double Memory(double w, double[] u, int n, long budget, out double wGradient, Span<double> uGradient);

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(1 << 14)]
    public void A_million_iterations_stay_within_the_budget(long budget)
    {
        var kept = Run.Method<Scalar>("Orbits", "KeptGradient");
        var plain = Run.Method<Scalar>("Orbits", "PlainGradient");
        kept(0.9, 0.4, 10, budget, out _, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        double value = kept(0.9, 0.4, Iterations, budget, out double wGradient, out double xGradient);
        long first = GC.GetAllocatedBytesForCurrentThread() - before;
        kept(0.9, 0.4, Iterations, budget, out _, out _);
        long second = GC.GetAllocatedBytesForCurrentThread() - before - first;

        // The pool hands out arrays of up to twice the length.
        Assert.InRange(first, 0, 2 * budget);
        Assert.Equal(0, second);
        Assert.Equal(plain(0.9, 0.4, Iterations, 0, out double wPlain, out double xPlain), value);
        Assert.Equal((wPlain, xPlain), (wGradient, xGradient));
    }

    [Theory]
    [InlineData(100, 12)]
    [InlineData(100, 3)]
    [InlineData(1, 1)]
    public void An_array_in_place_has_the_same_gradient(int iterations, int states)
    {
        var kept = Run.Method<Memory>("Orbits", "KeptArrayGradient");
        var plain = Run.Method<Memory>("Orbits", "PlainArrayGradient");
        double[] u = [0.3, -0.2, 0.8, 0.1, 0.5], again = [.. u], uGradient = new double[5], uPlain = new double[5];

        double value = kept(0.9, u, iterations, states * 44L, out double wGradient, uGradient);

        Assert.Equal(plain(0.9, again, iterations, 0, out double wPlain, uPlain), value);
        Assert.Equal(wPlain, wGradient);
        Assert.Equal(uPlain, uGradient);
        Assert.Equal(again, u);
    }

    [Fact]
    public void A_budget_below_one_state_throws()
    {
        var kept = Run.Method<Memory>("Orbits", "KeptArrayGradient");
        double[] u = new double[5];

        ArgumentException refused = Assert.Throws<ArgumentException>(() => kept(0.9, u, 3, 43, out _, new double[5]));

        Assert.Contains("takes 44.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_ordinary_execution_the_range_counts()
    {
        int sum = 0, runs = 0;
        foreach (int i in Checkpoint.Range(5, budget: 0))
            sum += i;
        foreach (int i in Checkpoint.Range(-1, budget: 0))
            runs += 1 + i;

        Assert.Equal((10, 0), (sum, runs));
    }
}
