using System;
using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Scratch memory that the caller gives: as much as is said, nothing beyond it, and the same results.</summary>
public sealed class CallerScratchTests
{
    private static readonly GeneratorRun Run = GeneratorHarness.Run("""
        using System;
        using Differentiator;

        /// <summary>Methods that keep values.</summary>
        public static partial class Kept
        {
            /// <summary>One value an iteration.</summary>
            [Differentiable(CallerScratch = true)]
            public static double Recurrence(double w, double[] x)
            {
                double state = 0;
                for (int i = 0; i < x.Length; i++)
                    state = Math.Tanh(w * state + x[i]);
                return state;
            }

            /// <summary>Lengths that locals tell, behind an early exit.</summary>
            [Differentiable(CallerScratch = true)]
            public static double Several(double w, double[] x)
            {
                if (x.Length == 0)
                    return w;
                int half = x.Length / 2;
                Span<double> copy = new double[half];
                for (int i = 0; i < half; i++)
                    copy[i] = Math.Exp(w * x[i]);
                double state = 0;
                for (int i = 1; i < half; i++)
                    state = Math.Tanh(w * state + copy[i]) * copy[i - 1];
                for (int i = 0; i < x.Length - 3; i++)
                    state = Math.Sin(state * w + x[i]);
                return state;
            }

            /// <summary>Nothing.</summary>
            [Differentiable(CallerScratch = true)]
            public static double Line(double w, double[] x) => w * x[0];

            /// <summary>In vectors.</summary>
            [Differentiable(CallerScratch = true, Fast = true)]
            public static double Vectors(double w, double[] x)
            {
                double sum = 1;
                for (int i = 0; i < x.Length; i++)
                    sum += Math.Exp(w * x[i]);
                return Math.Log(sum);
            }

            /// <summary>A matrix of so many rows and columns.</summary>
            [Differentiable(CallerScratch = true)]
            public static double Grid(double scratch, int rows, int columns)
            {
                double state = 1;
                for (int i = 0; i < rows * columns; i++)
                    state = Math.Sin(state * scratch);
                return state;
            }
        }

        /// <summary>A structure with a method.</summary>
        public readonly partial record struct Steps(int Count, double Rate)
        {
            /// <summary>As many values as it says itself.</summary>
            [Differentiable("this", CallerScratch = true)]
            public double Run(double x)
            {
                for (int i = 0; i < Count; i++)
                    x = Math.Tanh(Rate * x);
                return x;
            }

            /// <summary>Whether both overloads agree.</summary>
            public static bool Agree()
            {
                Steps steps = new(300, 0.9);
                double[] scratch = new double[steps.RunScratchLength(2)];
                double value = steps.RunGradient(2, out Steps gradient), other = steps.RunGradient(2, out Steps same, scratch);
                return scratch.Length == 300 && value == other && gradient == same;
            }
        }
        """);

    private delegate double Gradient(double w, double[] x, out double wGradient, Span<double> xGradient);

    private delegate double GradientIn(double w, double[] x, out double wGradient, Span<double> xGradient, Span<double> scratch);

    private delegate void Vjp(double w, double[] x, double resultCotangent, ref double wGradient, Span<double> xGradient);

    private delegate void VjpIn(double w, double[] x, double resultCotangent, ref double wGradient, Span<double> xGradient, Span<double> scratch);

    private delegate int Length(double w, double[] x);

    [Theory]
    [InlineData("Recurrence", 0, 0)]
    [InlineData("Recurrence", 7, 7)]
    [InlineData("Recurrence", 5000, 5000)]
    [InlineData("Several", 0, 0)]
    [InlineData("Several", 1, null)]
    [InlineData("Several", 40, null)]
    [InlineData("Several", 3001, null)]
    [InlineData("Line", 3, 0)]
    [InlineData("Vectors", 1000, 1000)]
    public void Both_overloads_agree_and_nothing_beyond_the_length_is_touched(string method, int count, int? length)
    {
        double[] x = Data(count), expected = new double[count], found = new double[count];
        int taken = Run.Method<Length>("Kept", method + "ScratchLength")(0.7, x);
        double[] scratch = [.. Enumerable.Repeat(double.NaN, taken + 9)];
        Assert.Equal(length ?? taken, taken);

        double value = Run.Method<Gradient>("Kept", method + "Gradient")(0.7, x, out double partial, expected);
        double other = Run.Method<GradientIn>("Kept", method + "Gradient")(0.7, x, out double same, found, scratch.AsSpan(4, taken));
        Assert.Equal((value, partial), (other, same));
        Assert.Equal(expected, found);

        (partial, same) = (0.5, 0.5);
        Run.Method<Vjp>("Kept", method + "Vjp")(0.7, x, -1.75, ref partial, expected);
        Run.Method<VjpIn>("Kept", method + "Vjp")(0.7, x, -1.75, ref same, found, scratch.AsSpan(4, taken));
        Assert.Equal(partial, same);
        Assert.Equal(expected, found);
        Assert.All(scratch.Take(4).Concat(scratch.Skip(4 + taken)), guard => Assert.Equal(double.NaN, guard));
    }

    [Theory]
    [InlineData("Recurrence")]
    [InlineData("Several")]
    public void The_callers_memory_is_all_that_is_used(string method)
    {
        double[] x = Data(200_000), destination = new double[x.Length];
        double[] scratch = new double[Run.Method<Length>("Kept", method + "ScratchLength")(0.7, x)];
        var gradient = Run.Method<GradientIn>("Kept", method + "Gradient");
        gradient(0.7, x[..8], out _, destination.AsSpan(0, 8), scratch);

        long before = GC.GetAllocatedBytesForCurrentThread();
        gradient(0.7, x, out _, destination, scratch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Too_little_of_it_is_refused_before_anything_is_written()
    {
        double[] x = Data(10), destination = [.. Enumerable.Repeat(5.0, 10)];

        var exception = Assert.Throws<ArgumentException>(() => Run.Method<GradientIn>("Kept", "RecurrenceGradient")(0.7, x, out _, destination, new double[9]));

        Assert.Equal("scratch", exception.ParamName);
        Assert.All(destination, element => Assert.Equal(5, element));
    }

    [Theory]
    [InlineData("Recurrence")]
    [InlineData("Line")]
    public void What_overlaps_another_argument_is_refused(string method)
    {
        var gradient = Run.Method<GradientIn>("Kept", method + "Gradient");
        var vjp = Run.Method<VjpIn>("Kept", method + "Vjp");
        double[] x = Data(10), destination = new double[10], scratch = new double[10];

        Assert.Throws<ArgumentException>(() => gradient(0.7, x, out _, destination, x));
        Assert.Throws<ArgumentException>(() => gradient(0.7, x, out _, destination, destination));
        Assert.Throws<ArgumentException>(() => gradient(0.7, x, out scratch[3], destination, scratch));
        Assert.Throws<ArgumentException>(() => vjp(0.7, x, 1, ref scratch[9], destination, scratch));
    }

    [Theory]
    [InlineData(20, 30, 600)]
    [InlineData(-1, 30, 0)]
    public void The_length_counts_no_fewer_than_none(int rows, int columns, int length) =>
        Assert.Equal(length, Run.Method<Func<double, int, int, int>>("Kept", "GridScratchLength")(0.5, rows, columns));

    [Fact]
    public void More_than_a_span_can_have_is_an_overflow() =>
        Assert.Throws<OverflowException>(() => Run.Method<Func<double, int, int, int>>("Kept", "GridScratchLength")(0.5, 100_000, 100_000));

    [Fact]
    public void Methods_of_structures_have_it() => Assert.True(Run.Method<Func<bool>>("Steps", "Agree")());

    [Theory]
    [InlineData("[Differentiable(CallerScratch = true)] static void F(ref float w, in float scratch, Span<float> row, float[][] rows) { for (int i = 0; i < row.Length; i++) row[i] = MathF.Exp(w * row[i]) * scratch * rows[0][0]; w = w * w; }")]
    [InlineData("[Differentiable(CallerScratch = true)] static float[] F(float w, List<float> x) { float[] y = new float[x.Count]; for (int i = 0; i < y.Length; i++) y[i] = MathF.Exp(w * x[i]); return y; }")]
    [InlineData("[Differentiable(CallerScratch = true)] static double F(double FScratchLength, out double scratch, double[,] m) { scratch = 1; for (int i = 0; i < m.GetLength(0); i++) scratch = Math.Sin(scratch * FScratchLength) * m[i, 0]; return scratch; }")]
    [InlineData("[Differentiable(CallerScratch = true)] static Half F(Half w, int n) { Half s = w; for (int i = 0; i < n; i++) s = Half.Exp(s * w); return s; }")]
    [InlineData("[Differentiable(CallerScratch = true)] static double F(double x, bool b, int n) { if (b) { if (n > 100) throw new ArgumentException(); } for (int i = 0; i < n; i++) x = Math.Sin(x); return x; }")]
    public void It_is_written_for_all_kinds_of_parameters(string method) => GeneratorHarness.Run($"using System; using System.Collections.Generic; using Differentiator; static partial class C {{ {method} }}");

    [Fact]
    public void Virtual_members_have_none() => DiagnosticAssert.ReportsOnly(
        "DIFF115", "using Differentiator; public partial interface I { [Differentiable(CallerScratch = [|true|])] double F(double x); }");

    private static double[] Data(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Cos(i))];
}
