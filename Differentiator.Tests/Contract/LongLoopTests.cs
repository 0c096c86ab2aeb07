using System;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Ten million iterations: no deep stack, memory in proportion to the iterations.</summary>
[Covers(57)]
public sealed class LongLoopTests
{
    private const int Iterations = 10_000_000;

    /// <summary>The saved value of an iteration, in bytes.</summary>
    private const long Saved = 8;

    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using Differentiator;

        /// <summary>The power w^n as a recurrence.</summary>
        public static partial class Powers
        {
            /// <summary>The number of iterations is known before.</summary>
            [Differentiable]
            public static double Counted(double w, int n)
            {
                double power = 1;
                for (int i = 0; i < n; i++)
                    power = w * power;
                return power;
            }

            /// <summary>The number of iterations is not known before.</summary>
            [Differentiable]
            public static double Open(double w, int n)
            {
                double power = 1;
                while (n > 0)
                {
                    power = w * power;
                    n -= 1;
                }

                return power;
            }

            /// <summary>Saves nothing.</summary>
            [Differentiable]
            public static double Sum(double w, int n)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                    sum += w * w;
                return sum;
            }
        }
        """);

    private delegate double Gradient(double w, int n, out double wGradient);

    [Theory]
    [InlineData("Counted", 4)]
    [InlineData("Open", 4)]
    [InlineData("Sum", 0)]
    public void Memory_grows_with_the_iterations(string method, int most)
    {
        const double W = 1 + 1e-8;
        var gradient = Run.Method<Gradient>("Powers", method + "Gradient");

        gradient(W, 10, out _);

        // A collection, which other tests cause, counts the rest of a thread's buffer as allocated: not in every round.
        long allocated = long.MaxValue;
        double value = 0, partial = 0;
        for (int round = 0; round < 5 && allocated > most * Saved * Iterations; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            value = gradient(W, Iterations, out partial);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        double expected = method == "Sum" ? 2 * value / W : Iterations * value / W;
        Assert.InRange(partial / expected, 1 - 1e-8, 1 + 1e-8);
        Assert.InRange(allocated, 0, most * Saved * Iterations);
    }
}
