using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Differentiator.Tests.Infrastructure.Harness.Tests;
using Xunit;

namespace Differentiator.Tests.Corpus;

/// <summary>The corpus checks find each kind of wrong derivative, shown on a derivative written by hand.</summary>
public sealed class CorpusHarnessTests
{
    public static TheoryData<string> Families => [.. CorpusFamily.OfTheirOwn];

    private const string Function = """
        using System;
        using Differentiator;
        using Differentiator.Tests.Corpus;

        public static partial class Hand
        {
            [Differentiable(nameof(w), nameof(x))]
            [Case(0.5, new double[] { 1, 2, 3 }, true, Expect = new double[] { 6, 0.5, 0.5, 0.5 })]
            [Case(0.5, new double[0], false, Expect = new double[] { 0 })]
            public static double Scaled(double w, ReadOnlySpan<double> x, bool unused)
            {
                double sum = 0;
                foreach (double item in x)
                    sum += item;
                return w * sum;
            }
        }
        """;

    private const string Derivative = """
        using System;

        public static partial class Hand
        {
            public static double ScaledGradient(double w, ReadOnlySpan<double> x, bool unused, out double wGradient, Span<double> xGradient)
            {
                if (xGradient.Length != x.Length)
                    throw new ArgumentException("length", nameof(xGradient));
                if (xGradient.Overlaps(x))
                    throw new ArgumentException("overlap", nameof(xGradient));
                wGradient = 0;
                foreach (double item in x)
                    wGradient += item;
                xGradient.Fill(w);
                return w * wGradient;
            }

            public static (double Value, double W, double[] X) ScaledGradient(double w, ReadOnlySpan<double> x, bool unused)
            {
                double[] xGradient = new double[x.Length];
                double value = ScaledGradient(w, x, unused, out double wGradient, xGradient);
                return (value, wGradient, xGradient);
            }

            public static (double Value, double Tangent) ScaledJvp(double w, ReadOnlySpan<double> x, bool unused, double wTangent, ReadOnlySpan<double> xTangent)
            {
                double sum = 0, sumTangent = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += x[i];
                    sumTangent += xTangent[i];
                }

                return (w * sum, (wTangent * sum) + (w * sumTangent));
            }

            public static void ScaledVjp(double w, ReadOnlySpan<double> x, bool unused, double resultCotangent, ref double wGradient, Span<double> xGradient)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    wGradient += resultCotangent * x[i];
                    xGradient[i] += resultCotangent * w;
                }
            }
        }
        """;

    [Fact]
    public void A_right_derivative_passes_every_check()
    {
        CorpusReport report = Check(Derivative);

        Assert.Empty(report.Failures);
        Assert.Equal(0, report.Skipped);
        Assert.True(report.Comparisons > 60, report.ToString());
    }

    [Theory]
    [InlineData("xGradient.Fill(w);", "xGradient.Fill(w + 0.001);", "by differences")]
    [InlineData("xGradient.Fill(w);", "xGradient[(x.Length > 0 ? 1 : 0)..].Fill(w);", "partial 1 is NaN")]
    [InlineData("xGradient.Fill(w);", "xGradient.Fill(w); GC.KeepAlive(new object());", "gradient allocates 24 bytes")]
    [InlineData("return w * wGradient;", "return w * wGradient * (1 + 1e-15);", "with gradient")]
    [InlineData("(w * sumTangent));", "sumTangent);", "in forward mode")]
    [InlineData("return (w * sum, (", "return (w * sum * (1 + 1e-15), (", "with tangent")]
    [InlineData("wGradient += resultCotangent * x[i];", "wGradient = resultCotangent * x[i];", "accumulator 0")]
    [InlineData("resultCotangent * w;", "w;", "accumulator 1")]
    [InlineData("nameof(xGradient)", "nameof(x)", "a destination that is")]
    [InlineData("xGradient.Overlaps(x)", "false", "the input itself gives no exception")]
    [InlineData("return (value, wGradient, xGradient);", "return (value, -wGradient, xGradient);", "the tuple's gradient")]
    public void A_wrong_derivative_is_found(string right, string wrong, string found)
    {
        CorpusReport report = Check(Derivative.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(report.Failures, failure => failure.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("GC.KeepAlive(new object());", true)]
    public void More_than_the_function_itself_must_not_be_allocated(string more, bool found)
    {
        const string allocation = "GC.KeepAlive(new object());";
        string function = Function.Replace("[Differentiable(", "[Allocates, Differentiable(", StringComparison.Ordinal).Replace("double sum = 0;", "double sum = 0; " + allocation, StringComparison.Ordinal);
        IReadOnlyList<ICorpusFunction> functions = Functions(Derivative.Replace("xGradient.Fill(w);", "xGradient.Fill(w);" + allocation + more, StringComparison.Ordinal), function);

        CorpusReport report = CorpusFamily.Check("hand", functions, functions);

        Assert.Equal(found, report.Failures.Any(failure => failure.Contains("gradient allocates 48 bytes", StringComparison.Ordinal)));
        Assert.Equal(found, report.Failures.Count > 0);
    }

    [Fact]
    public void Compilations_that_disagree_are_found()
    {
        string wrong = Derivative.Replace("xGradient.Fill(w);", "xGradient.Fill(w + 1e-9);", StringComparison.Ordinal);

        CorpusReport report = CorpusFamily.Check("hand", Functions(Derivative), Functions(wrong));

        Assert.Contains(report.Failures, failure => failure.Contains("with the optimizer", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Expected_numbers_agree_with_differences_of_the_originals(string family)
    {
        var options = new HarnessOptions { Generator = new OneSource(""), DeclaredOfCompiler = ["CS1591"] };
        var report = new CorpusReport(family);
        foreach (ICorpusFunction function in CorpusFamily.Functions(options, CorpusFamily.Sources(family), emitted: false))
        {
            foreach (CaseAttribute given in function.Method.GetCustomAttributes<CaseAttribute>())
                new FunctionCheck(report, function, given).CompareExpectedWithDifferences();
        }

        Assert.Equal("", string.Join('\n', report.Failures));
        Assert.True(report.SkippedShare < 0.10, report.ToString());
    }

    private static CorpusReport Check(string derivative)
    {
        IReadOnlyList<ICorpusFunction> functions = Functions(derivative);
        return CorpusFamily.Check("hand", functions, functions);
    }

    private static IReadOnlyList<ICorpusFunction> Functions(string derivative, string function = Function)
    {
        var options = new HarnessOptions { Generator = new OneSource(""), DeclaredOfCompiler = ["CS1591"] };
        return CorpusFamily.Functions(options, [new MarkedSource("Function.cs", function, []), new MarkedSource("Derivative.cs", derivative, [])]);
    }
}
