using System;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>Derivatives by hand in both forms, wherever they are called: against differences of the method itself.</summary>
public sealed class FormTests
{
    private const string Source = """
        using System;
        using Differentiator;

        /// <summary>Rules by hand, and methods that use them.</summary>
        public static partial class Rules
        {
            /// <summary>How often each rule has run: reverse, forward.</summary>
            public static readonly int[] Runs = new int[2];

            [Derivative(nameof(SquareVjp))]
            [Derivative(nameof(SquareJvp))]
            private static double Square(double x) => x * x;

            private static void SquareVjp(double x, double resultCotangent, ref double xGradient)
            {
                Runs[0]++;
                xGradient += 2 * x * resultCotangent;
            }

            private static (double Value, double Tangent) SquareJvp(double x, double xTangent)
            {
                Runs[1]++;
                return (x * x, 2 * x * xTangent);
            }

            [Derivative(nameof(DotJvp)), Derivative(nameof(DotVjp))]
            private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, [NoGradient] double scale)
            {
                double sum = 0;
                for (int i = 0; i < n; i++)
                    sum += a[i] * b[i];
                return sum * scale;
            }

            private static void DotVjp(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, double scale, double resultCotangent, Span<double> aGradient, Span<double> bGradient)
            {
                for (int i = 0; i < n; i++)
                {
                    if (!aGradient.IsEmpty)
                        aGradient[i] += b[i] * scale * resultCotangent;
                    if (!bGradient.IsEmpty)
                        bGradient[i] += a[i] * scale * resultCotangent;
                }
            }

            private static (double Value, double Tangent) DotJvp(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n, double scale, ReadOnlySpan<double> aTangent, ReadOnlySpan<double> bTangent)
            {
                double tangent = 0;
                for (int i = 0; i < n; i++)
                    tangent += (aTangent[i] * b[i] + a[i] * bTangent[i]) * scale;
                return (Dot(a, b, n, scale), tangent);
            }

            [Derivative(nameof(FirstVjp)), Derivative(nameof(FirstJvp))]
            private static float First(float[] a) => a[0] * a[0];

            private static void FirstVjp(float[] a, float result, float resultCotangent, Span<float> aGradient) => aGradient[0] += 2 * result / a[0] * resultCotangent;

            private static (float Value, float Tangent) FirstJvp(float[] a, ReadOnlySpan<float> aTangent) => (First(a), 2 * a[0] * aTangent[0]);

            private static double Power(double x, int n) => n == 0 ? 1 : Square(x) * Power(x, n - 1);

            private static double Twice(Func<double, double> f, double x) => f(f(x));

            /// <summary>On a straight line.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Line(double x, double y) => Math.Sin(Square(x * y)) + Square(3) * y;

            /// <summary>In loops and branches.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Flow(double x, double y)
            {
                double sum = 0;
                for (int i = 0; i < 4; i++)
                {
                    if (i % 2 == 0)
                        x = Math.Cos(Square(x) + y);
                    else
                        sum += Square(sum - x) * y;
                }

                return sum;
            }

            /// <summary>Of arrays, one that varies and one that does not.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Arrays(double x, double y)
            {
                double[] b = [0.5, 1.5, -1];
                double sum = 0;
                for (int i = 1; i <= 3; i++)
                {
                    double[] a = [x, y * x, sum];
                    sum += Dot(a, b, i, x) * Dot(b, a, 3, 2) + Dot(a, a, i, 1);
                }

                return sum;
            }

            /// <summary>In a method that recurs.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Recurring(double x, double y) => Power(x, 3) + y;

            /// <summary>As a delegate.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Passed(double x, double y) => Twice(Square, x) * y;

            /// <summary>Of an array of the caller.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static float Given(float[] a) => First(a) * a[1];
        }
        """;

    private static readonly GeneratorRun Optimized = GeneratorHarness.Run(Source), Plain = GeneratorHarness.Run(HarnessOptions.Unoptimized, Source);

    private delegate double Gradient(double x, double y, out double xGradient, out double yGradient);

    private delegate (double Value, double Tangent) Jvp(double x, double y, double xTangent, double yTangent);

    private delegate float ArrayGradient(float[] a, Span<float> aGradient);

    private delegate (float Value, float Tangent) ArrayJvp(float[] a, ReadOnlySpan<float> aTangent);

    [Theory]
    [InlineData("Line", true)]
    [InlineData("Line", false)]
    [InlineData("Flow", true)]
    [InlineData("Flow", false)]
    [InlineData("Recurring", true)]
    [InlineData("Recurring", false)]
    [InlineData("Passed", true)]
    [InlineData("Passed", false)]
    public void Both_forms_agree_with_differences(string method, bool optimize)
    {
        GeneratorRun run = optimize ? Optimized : Plain;
        var value = run.Method<Func<double, double, double>>("Rules", method);

        run.Method<Gradient>("Rules", method + "Gradient")(0.7, 1.3, out double xSlope, out double ySlope);
        var jvp = run.Method<Jvp>("Rules", method + "Jvp");

        const double step = 1e-6;
        double x = (value(0.7 + step, 1.3) - value(0.7 - step, 1.3)) / (2 * step), y = (value(0.7, 1.3 + step) - value(0.7, 1.3 - step)) / (2 * step);
        Assert.Equal(x, xSlope, 1e-7);
        Assert.Equal(y, ySlope, 1e-7);
        (double at, double along) = jvp(0.7, 1.3, 2, -0.5);
        Assert.Equal(value(0.7, 1.3), at);
        Assert.Equal((2 * x) - (0.5 * y), along, 1e-7);
    }

    // The scale is data: differences would see it, were it not held.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Arrays_that_vary_and_arrays_that_do_not_are_passed_to_both_forms(bool optimize)
    {
        GeneratorRun run = optimize ? Optimized : Plain;

        run.Method<Gradient>("Rules", "ArraysGradient")(0.7, 1.3, out double xSlope, out double ySlope);
        (double at, double along) = run.Method<Jvp>("Rules", "ArraysJvp")(0.7, 1.3, 2, -0.5);

        const double step = 1e-6;
        double x = (Arrays(0.7 + step, 1.3, 0.7) - Arrays(0.7 - step, 1.3, 0.7)) / (2 * step);
        double y = (Arrays(0.7, 1.3 + step, 0.7) - Arrays(0.7, 1.3 - step, 0.7)) / (2 * step);
        Assert.Equal(Arrays(0.7, 1.3, 0.7), at, 1e-12);
        Assert.Equal(x, xSlope, 1e-6);
        Assert.Equal(y, ySlope, 1e-6);
        Assert.Equal((2 * x) - (0.5 * y), along, 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Arrays_of_the_caller_are_passed_on(bool optimize)
    {
        GeneratorRun run = optimize ? Optimized : Plain;
        var slope = new float[2];

        run.Method<ArrayGradient>("Rules", "GivenGradient")([3, 5], slope);

        Assert.Equal([30f, 9], slope);
        Assert.Equal((45f, 30f + 18f), run.Method<ArrayJvp>("Rules", "GivenJvp")([3, 5], [1, 2]));
    }

    [Theory]
    [InlineData("Line", 1, 2)]
    [InlineData("Passed", 2, 2)]
    [InlineData("Recurring", 3, 3)]
    public void The_rules_are_what_runs(string method, int reverse, int forward)
    {
        var runs = (int[])Optimized.Assembly.GetType("Rules")!.GetField("Runs")!.GetValue(null)!;
        lock (runs)
        {
            int[] before = [.. runs];
            Optimized.Method<Gradient>("Rules", method + "Gradient")(0.7, 1.3, out _, out _);
            Optimized.Method<Jvp>("Rules", method + "Jvp")(0.7, 1.3, 1, 1);
            Assert.Equal(reverse, runs[0] - before[0]);
            Assert.InRange(runs[1] - before[1], 1, forward);
        }
    }

    private static double Arrays(double x, double y, double scale)
    {
        double[] b = [0.5, 1.5, -1];
        double sum = 0;
        for (int i = 1; i <= 3; i++)
        {
            double[] a = [x, y * x, sum];
            sum += (Dot(a, b, i) * scale * Dot(b, a, 3) * 2) + Dot(a, a, i);
        }

        return sum;
    }

    private static double Dot(double[] a, double[] b, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
