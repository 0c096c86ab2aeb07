using System;
using System.Linq;
using System.Threading;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Destination overloads allocate nothing and share nothing between threads, whether the stack or the pool serves them.</summary>
[Covers(110)]
public sealed class AllocationTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Loops that save values.</summary>
        public static partial class Loops
        {
            /// <summary>Saves one value an iteration.</summary>
            [Differentiable]
            public static double Recurrence(double w, double[] x)
            {
                double state = 0;
                for (int i = 0; i < x.Length; i++)
                    state = Math.Tanh(w * state + x[i]);
                return state;
            }

            /// <summary>Saves values of inner loops, whose lengths differ.</summary>
            [Differentiable]
            public static double Nested(double w, double[] x)
            {
                double state = w;
                for (int i = 0; i < x.Length; i += 50)
                {
                    for (int j = 0; j < i; j++)
                        state = Math.Sin(state + w * x[j]);
                }

                return state;
            }
        }
        """);

    private delegate double Gradient(double w, double[] x, out double wGradient, Span<double> xGradient);

    private delegate void Vjp(double w, double[] x, double resultCotangent, ref double wGradient, Span<double> xGradient);

    [Theory]
    [InlineData("Recurrence", 100)]
    [InlineData("Recurrence", 5000)]
    [InlineData("Nested", 100)]
    [InlineData("Nested", 2000)]
    public void A_second_call_allocates_nothing(string method, int length)
    {
        var gradient = Run.Method<Gradient>("Loops", method + "Gradient");
        var vjp = Run.Method<Vjp>("Loops", method + "Vjp");
        double[] x = Data(length), destination = new double[length];
        double accumulator = 0;
        gradient(0.5, x, out _, destination);
        vjp(0.5, x, 1, ref accumulator, destination);

        long before = GC.GetAllocatedBytesForCurrentThread();
        gradient(0.5, x, out _, destination);
        vjp(0.5, x, 1, ref accumulator, destination);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("Recurrence", 100)]
    [InlineData("Recurrence", 3000)]
    [InlineData("Nested", 500)]
    public void Calls_in_parallel_give_identical_results(string method, int length)
    {
        var gradient = Run.Method<Gradient>("Loops", method + "Gradient");
        double[] x = Data(length), expected = new double[length];
        double value = gradient(0.5, x, out double partial, expected);
        bool[] agree = new bool[4];
        Thread[] threads = [.. Enumerable.Range(0, agree.Length).Select(k => new Thread(() => agree[k] = Enumerable.Range(0, 50).All(_ =>
        {
            double[] destination = new double[length];
            return gradient(0.5, x, out double other, destination) == value && other == partial && destination.AsSpan().SequenceEqual(expected);
        })))];

        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.All(agree, Assert.True);
    }

    private static double[] Data(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Cos(i))];
}
