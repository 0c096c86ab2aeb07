using System;
using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>Derivatives of methods of others, <c>[DerivativeOf]</c>: against differences of the methods.</summary>
public sealed class DerivativeOfTests
{
    private static readonly HarnessOptions WithLibrary = new() { References = [References.To(typeof(Physics))], Analyze = true };

    private const string Rules = """
        using System;
        using Differentiator;
        using Differentiator.Tests.Diagnostics;

        internal static class Rules
        {
            /// <summary>How often the rule of the hypotenuse has run.</summary>
            public static int Runs;

            [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
            public static void EnergyVjp(double x, double resultCotangent, ref double xGradient) =>
                xGradient += (Math.Cos(x) * x + Math.Sin(x)) * resultCotangent;

            [DerivativeOf(typeof(Physics), nameof(Physics.Energy))]
            public static (double Value, double Tangent) EnergyJvp(double x, double xTangent) =>
                (Physics.Energy(x), (Math.Cos(x) * x + Math.Sin(x)) * xTangent);

            [DerivativeOfAttribute(typeof(Physics), "Mixed")]
            internal static void MixedVjp(float @in, int n, double y, float resultCotangent, ref float inGradient, ref double yGradient)
            {
                inGradient += (float)(n * y) * resultCotangent;
                yGradient += @in * n * resultCotangent;
            }

            [DerivativeOf(typeof(Physics), nameof(Physics.Mixed))]
            internal static (float Value, float Tangent) MixedJvp(float @in, int n, double y, float inTangent, double yTangent) =>
                (Physics.Mixed(@in, n, y), (float)(n * (y * inTangent + @in * yTangent)));

            [DerivativeOf(typeof(Physics), nameof(Physics.Dot))]
            internal static void DotVjp(double[] a, ReadOnlySpan<double> b, double resultCotangent, Span<double> aGradient, Span<double> bGradient)
            {
                for (int i = 0; i < 2; i++)
                {
                    if (!aGradient.IsEmpty)
                        aGradient[i] += b[i] * resultCotangent;
                    if (!bGradient.IsEmpty)
                        bGradient[i] += a[i] * resultCotangent;
                }
            }

            [DerivativeOf(typeof(Physics), nameof(Physics.Dot))]
            internal static (double Value, double Tangent) DotJvp(double[] a, ReadOnlySpan<double> b, ReadOnlySpan<double> aTangent, ReadOnlySpan<double> bTangent) =>
                (Physics.Dot(a, b), aTangent[0] * b[0] + aTangent[1] * b[1] + a[0] * bTangent[0] + a[1] * bTangent[1]);

            [DerivativeOf(typeof(Math), nameof(Math.Exp))]
            internal static void ExpVjp(double d, double result, double resultCotangent, ref double dGradient)
            {
                Runs++;
                dGradient += result * resultCotangent;
            }

            [DerivativeOf(typeof(Math), nameof(Math.Exp))]
            internal static (double Value, double Tangent) ExpJvp(double d, double dTangent)
            {
                Runs++;
                return (Math.Exp(d), Math.Exp(d) * dTangent);
            }
        }

        namespace Nested
        {
            internal static partial class More
            {
                internal static double Weight(double x) => x > 0 ? x : 0.5 * x;

                // Its own code would be differentiated otherwise: twice as steep.
                [global::Differentiator.DerivativeOf(typeof(More), nameof(Weight))]
                private static void WeightVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 2 * resultCotangent;

                /// <summary>Of a method with source.</summary>
                [Differentiable]
                internal static double Weighted(double x) => Weight(x) * 3;
            }
        }

        """;

    private const string Methods = """
        /// <summary>Calls a library.</summary>
        public static partial class C
        {
            /// <summary>Numbers.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Numbers(double x, double y)
            {
                double sum = Physics.Energy(x * y);
                for (int i = 0; i < 3; i++)
                    sum += Physics.Mixed((float)x, i, y) * Physics.Energy(y);
                return sum;
            }

            /// <summary>Functions with a rule in the table.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Table(double x, double y) => Math.Sin(Math.Exp(x) * y);

            /// <summary>As a delegate.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Passed(double x, double y) => Applied(Math.Exp, x) * y;

            private static double Applied(Func<double, double> f, double x) => f(x) + 1;

            /// <summary>Arrays.</summary>
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
            public static double Arrays(double[] a, double y)
            {
                ReadOnlySpan<double> b = [y, a[0]];
                return Physics.Dot(a, b) * y;
            }
        }
        """;

    private static readonly GeneratorRun Optimized = GeneratorHarness.Run(WithLibrary, Rules + Methods);
    private static readonly GeneratorRun Plain = GeneratorHarness.Run(WithLibrary with { Optimize = false }, Rules + Methods);

    private delegate double Gradient(double x, double y, out double xGradient, out double yGradient);

    private delegate (double Value, double Tangent) Jvp(double x, double y, double xTangent, double yTangent);

    private delegate double ArrayGradient(double[] a, double y, Span<double> aGradient, out double yGradient);

    private delegate (double Value, double Tangent) ArrayJvp(double[] a, double y, ReadOnlySpan<double> aTangent, double yTangent);

    private delegate double NumberGradient(double x, out double xGradient);

    [Theory]
    [InlineData("Numbers", true, 1e-3)]
    [InlineData("Numbers", false, 1e-3)]
    [InlineData("Table", true, 1e-5)]
    [InlineData("Table", false, 1e-5)]
    [InlineData("Passed", true, 1e-5)]
    [InlineData("Passed", false, 1e-5)]
    public void Calls_are_differentiated_with_the_rule(string method, bool optimize, double tolerance)
    {
        GeneratorRun run = optimize ? Optimized : Plain;
        var value = run.Method<Func<double, double, double>>("C", method);

        run.Method<Gradient>("C", method + "Gradient")(0.75, 1.5, out double xSlope, out double ySlope);
        (double at, double along) = run.Method<Jvp>("C", method + "Jvp")(0.75, 1.5, 2, -0.5);

        const double step = 1.0 / 1024;
        double x = (value(0.75 + step, 1.5) - value(0.75 - step, 1.5)) / (2 * step), y = (value(0.75, 1.5 + step) - value(0.75, 1.5 - step)) / (2 * step);
        Assert.Equal(x, xSlope, tolerance);
        Assert.Equal(y, ySlope, tolerance);
        Assert.Equal(value(0.75, 1.5), at);
        Assert.Equal((2 * x) - (0.5 * y), along, 2 * tolerance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Arrays_go_into_the_rule(bool optimize)
    {
        GeneratorRun run = optimize ? Optimized : Plain;
        var slope = new double[2];

        // (a0 y + a1 a0) y
        run.Method<ArrayGradient>("C", "ArraysGradient")([3, 5], 2, slope, out double ySlope);

        Assert.Equal([14.0, 6], slope);
        Assert.Equal(27, ySlope, 1e-12);
        Assert.Equal((42.0, 14 + 12 - 27), run.Method<ArrayJvp>("C", "ArraysJvp")([3, 5], 2, [1, 2], -1));
    }

    [Theory]
    [InlineData("Table")]
    [InlineData("Passed")]
    public void The_rule_wins_over_the_table(string method)
    {
        Assert.Contains("Rules.ExpVjp(", Optimized.Sources.Single(source => source.Key.Contains(method, StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.Contains("Rules.ExpJvp(", Optimized.Sources.Single(source => source.Key.Contains(method, StringComparison.Ordinal)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_wins_over_the_source()
    {
        Optimized.Method<NumberGradient>("Nested.More", "WeightedGradient")(2, out double slope);

        Assert.Equal(6, slope);
    }
}
