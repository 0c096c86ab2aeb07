using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.Emit;

/// <summary>What an editor shows of an emitted member.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_gradient_of_the_first_example_shows_its_formulas() => Assert.All(
        Shown(
            """
            public static double Predict(double w1, double w2, double x1, double x2) => w1 * x1 - w2 * x2 + 1;

            [Differentiable(nameof(w1), nameof(w2))]
            public static double Loss(double w1, double w2, double x1, double x2)
            {
                double error = 1.0 - Predict(w1, w2, x1, x2);
                return error * error;
            }
            """,
            "LossGradient"),
        shown => Assert.Equal(
            """
            Computes Loss and its gradient with respect to w1 and w2.
            ∂/∂w1 = -2 * error * x1
            ∂/∂w2 = 2 * error * x2
            with error = 1 - (w1 * x1 - w2 * x2 + 1)
            """,
            shown));

    [Fact]
    public void A_variable_that_another_one_reads_is_explained_before_it() => Assert.Equal(
        """
        Computes F and its gradient with respect to x.
        ∂/∂x = 2 * c * Math.Cos(b)
        with b = 2 * x
        with c = Math.Sin(b)
        """,
        Shown("[Differentiable] public static double F(double x) { double b = 2 * x, c = Math.Sin(b), unread = c * c; return 0.5 * unread; }", "FGradient")[0]);

    [Theory]
    [InlineData("for (int k = 0; k < n; k++) s = Math.Sin(s * x);", "Reverse mode: a forward and a reverse sweep, at a small multiple of the cost of F, whatever the number of parameters. It saves 1 value (8 bytes) per iteration of the loop over k.")]
    [InlineData("for (int k = 0; k < n; k++) s += Math.Sin(k * x);", "Reverse mode: a forward and a reverse sweep, at a small multiple of the cost of F, whatever the number of parameters. It saves nothing per iteration.")]
    [InlineData("while (s < 10) s = Math.Exp(s * x) + n;", "Reverse mode: a forward and a reverse sweep, at a small multiple of the cost of F, whatever the number of parameters. It saves 2 values (16 bytes) per iteration of the loop.")]
    [InlineData("foreach (int k in Checkpoint.Range(n, 1000)) s = Math.Sin(s * x);", "Reverse mode: a forward and a reverse sweep, whatever the number of parameters. Of the loop over k it keeps checkpoints, and runs what is between them again.")]
    public void A_loop_says_what_it_saves(string loop, string note) => Assert.All(
        Shown($"[Differentiable] public static double F(double x, int n) {{ double s = x; {loop} return s; }}", "FGradient", "FVjp"),
        shown => Assert.Equal(note, shown.Split('\n')[^1]));

    [Fact]
    public void Cost_that_is_not_known_is_not_stated()
    {
        const string Recursion = "[Differentiable] public static double F(double x, int n) => n == 0 ? 1 : x * Math.Sin(F(x, n - 1));";

        string shown = Shown(Recursion, "FVjp").Single();

        Assert.EndsWith("Reverse mode: a forward and a reverse sweep, whatever the number of parameters. Calls of methods that recur run again when they are reversed.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jvp", "Forward mode: one sweep for one direction, at a small multiple of the cost of F.")]
    [InlineData("Hvp", "Forward over reverse mode: a sweep forward and one back for one direction, at a small multiple of the cost of F.")]
    [InlineData("GradientHvp", "Forward over reverse mode: a sweep forward and one back for one direction, at a small multiple of the cost of F.")]
    [InlineData("Hessian", "Forward over reverse mode: one sweep for all 2 directions together.")]
    public void Other_modes_say_how_many_sweeps_they_take(string kind, string note) => Assert.All(
        Shown($"[Differentiable(Derivatives = Derivatives.{kind})] public static double F(double x, double y) => Math.Sin(x * y) * y;", $"F{kind}"),
        shown => Assert.Equal(note, shown.Split('\n')[^1]));

    [Fact]
    public void A_Jacobian_says_how_many_columns_or_rows_a_sweep_takes() => Assert.All(
        Shown("[Differentiable(nameof(x), Derivatives = Derivatives.Jacobian)] public static void F(double[] x, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = Math.Sin(x[0] * i); }", "FJacobian"),
        shown => Assert.Equal(
            "Forward mode, a sweep for as many columns as a vector of the processor has lanes, or reverse mode, a sweep for as many rows as a vector of the processor has lanes: whichever takes fewer sweeps.",
            shown.Split('\n')[^1]));

    [Fact]
    public void A_Hessian_that_is_made_of_products_says_so() => Assert.All(
        Shown("[Differentiable(Derivatives = Derivatives.Hessian)] public static double F(double[] x) { double s = 0; foreach (double v in x) s += v * v; return s * s; }", "FHessian"),
        shown => Assert.Equal("Forward over reverse mode: FHvp for each row.", shown.Split('\n')[^1]));

    /// <summary>The summaries of the members of a name, a paragraph a line.</summary>
    private static string[] Shown(string members, params string[] names)
    {
        GeneratorRun run = GeneratorHarness.Run($"using System; using Differentiator; public static partial class Shown {{ {members} }}");
        Assert.Empty(run.Diagnostics);
        IEnumerable<ISymbol> found = names.SelectMany(name => run.Compilation.GetTypeByMetadataName("Shown")!.GetMembers(name));
        string[] shown = [.. found.Select(member => Text(member.GetDocumentationCommentXml()!))];
        Assert.NotEmpty(shown);
        return shown;
    }

    private static string Text(string xml)
    {
        XElement summary = XElement.Parse(xml).Element("summary")!;
        IEnumerable<string> paragraphs = summary.Elements("para").Select(paragraph => paragraph.Value);
        string first = string.Concat(summary.Nodes().TakeWhile(node => node is not XElement { Name.LocalName: "para" }).Select(node => node is XElement element ? element.Value : node.ToString()));
        return string.Join('\n', paragraphs.Prepend(first).Select(line => Regex.Replace(line, @"\s+", " ").Trim()));
    }
}
