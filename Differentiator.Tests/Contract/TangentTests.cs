using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>DESIGN.md, 1.2: what <c>FJvp</c> asks of tangents, and what it leaves in them.</summary>
public sealed class TangentTests
{
    private const string Source = """
        using System;
        using Differentiator;

        /// <summary>Examples.</summary>
        public static partial class Directions
        {
            /// <summary>A weighted sum.</summary>
            [Differentiable(Derivatives = Derivatives.Jvp)]
            public static double Weighted(ReadOnlySpan<double> x, double[] w)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                    sum += x[i] * w[i];
                return sum;
            }

            /// <summary>Squares in place.</summary>
            [Differentiable(nameof(k), Derivatives = Derivatives.Jvp)]
            public static double Squares(Span<double> x, ref double k)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] *= x[i] * k;
                k *= k;
                return x.Length > 0 ? x[0] : 0;
            }

            /// <summary>Doubles in place.</summary>
            [Differentiable(Derivatives = Derivatives.Jvp)]
            public static double Doubled(Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] *= 2;
                return 1;
            }
        }
        """;

    private static readonly GeneratorRun Run = GeneratorHarness.Run(Source);
    private static readonly WeightedJvp Weighted = Run.Method<WeightedJvp>("Directions", "WeightedJvp");
    private static readonly SquaresJvp Squares = Run.Method<SquaresJvp>("Directions", "SquaresJvp");
    private static readonly DoubledJvp Doubled = Run.Method<DoubledJvp>("Directions", "DoubledJvp");

    private delegate (double Value, double Tangent) WeightedJvp(ReadOnlySpan<double> x, double[] w, ReadOnlySpan<double> xTangent, ReadOnlySpan<double> wTangent);

    private delegate (double Value, double Tangent) SquaresJvp(Span<double> x, ref double k, ref double kTangent, Span<double> xTangent);

    private delegate (double Value, double Tangent) DoubledJvp(Span<double> x, Span<double> xTangent);

    [Fact]
    public void Value_and_tangent_come_together() => Assert.Equal((11, 4.5), Weighted([1, 2], [3, 4], [0.5, 0], [1, 1]));

    [Fact]
    public void Tangents_that_are_only_read_may_be_the_inputs_themselves()
    {
        double[] x = [1, 2], w = [3, 4];

        Assert.Equal((11, 22), Weighted(x, w, x, w));
    }

    [Fact]
    public void A_tangent_of_another_length_is_refused()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Weighted([1, 2], [3, 4], [1], [1, 1]));

        Assert.Equal("xTangent", exception.ParamName);
    }

    [Fact]
    public void An_array_that_is_missing_is_refused() => Assert.Throws<ArgumentNullException>("w", () => Weighted([1, 2], null!, [1, 1], []));

    [Fact]
    public void What_is_written_leaves_its_last_tangents()
    {
        double[] x = [3, 5], xTangent = [double.NaN, double.NaN];
        double k = 2, kTangent = 1;

        (double value, double tangent) = Squares(x, ref k, ref kTangent, xTangent);

        Assert.Equal((18, 9), (value, tangent));
        Assert.Equal([18, 50], x);
        Assert.Equal([9, 25], xTangent);
        Assert.Equal((4, 4), (k, kTangent));
    }

    [Fact]
    public void Tangents_of_what_is_written_may_not_be_the_input()
    {
        double[] x = [1, 2];

        Assert.Throws<ArgumentException>(() => Doubled(x, x));
        Assert.Equal([1, 2], x);
    }

    [Fact]
    public void It_is_emitted_only_where_it_is_asked_for()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            using Differentiator;

            /// <summary>Examples.</summary>
            public static partial class Plain
            {
                /// <summary>A square.</summary>
                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """);

        Assert.DoesNotContain("SquareJvp", run.Assembly.GetType("Plain")!.GetMethods().Select(method => method.Name));
    }

    [Fact]
    public void A_kernel_without_a_forward_rule_is_refused_where_it_is_called()
    {
        IEnumerable<Diagnostic> found = GeneratorHarness.Run(new HarnessOptions { Analyze = true, Check = false }, """
            using Differentiator;

            /// <summary>Examples.</summary>
            public static partial class Matrices
            {
                /// <summary>A loss.</summary>
                [Differentiable(Derivatives = Derivatives.Jvp)]
                public static float Loss(Matrix x, Matrix y) => Losses.MeanSquaredError(x, y);
            }
            """).Diagnostics;

        Diagnostic diagnostic = Assert.Single(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("DIFF201", diagnostic.Id);
        Assert.Contains("Derivatives.Vjp", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }
}
