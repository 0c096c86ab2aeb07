using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>A derivative by hand that nothing uses is pointed at, where that can be known.</summary>
public sealed class UnusedRuleTests
{
    private const string Rule = "[Derivative(nameof(SquareVjp))] ACCESS static double Square(double x) => x * x;"
        + " ACCESS static void SquareVjp(double x, double resultCotangent, ref double xGradient) => xGradient += 2 * x * resultCotangent;";

    private const string RuleElsewhere = "[DerivativeOf(typeof(Math), \"Ceiling\")] static void CeilingVjp(double a, double c, ref double g) { }";

    [Theory]
    [InlineData("private", " [Differentiable] static double F(double x) => x * x;", "Derivative(nameof(SquareVjp))")]
    [InlineData("private", " [Differentiable] static double F(double x) => Square(x);", null)]
    [InlineData("private", " [Differentiable] static double F(double x) => Twice(x); static double Twice(double x) => 2 * Square(x);", null)]
    [InlineData("private", " [Differentiable] static double F(double x, int n) => n == 0 ? Square(x) : F(x, n - 1);", null)]
    [InlineData("private", " [Differentiable] static double F(double x) => x * x; static double Other(double x) => Square(x);", "Derivative(nameof(SquareVjp))")]
    [InlineData("private", "", "Derivative(nameof(SquareVjp))")]
    [InlineData("public", " [Differentiable] static double F(double x) => x * x;", null)]
    public void Of_a_method_of_ones_own(string access, string more, string? expected) =>
        Assert.Equal(expected, Hint(FrontendDriver.InClass(Rule.Replace("ACCESS", access, System.StringComparison.Ordinal) + more).Replace("class C", "public class C", System.StringComparison.Ordinal)));

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => x * x;", "DerivativeOf(typeof(Math), \"Ceiling\")")]
    [InlineData("[Differentiable] static double F(double x) => Math.Ceiling(x) * x;", null)]
    public void Of_a_method_elsewhere(string method, string? expected) => Assert.Equal(expected, Hint(FrontendDriver.InClass(RuleElsewhere + method)));

    // What a method calls after the place where it is refused is not known.
    [Fact]
    public void There_is_no_hint_beside_errors() =>
        Assert.DoesNotContain("DIFF304", DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(
            Rule.Replace("ACCESS", "", System.StringComparison.Ordinal) + " [Differentiable] static double F(double x) { try { } finally { } return Square(x); }"))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Everybody_is_known_to_a_program()
    {
        CSharpCompilation library = FrontendDriver.Compile("using Differentiator; public static partial class C { " + Rule.Replace("ACCESS", "public", System.StringComparison.Ordinal) + " static void Main() { } }");

        Assert.Empty(DiagnosticAssert.Analyze(library));
        Assert.Equal(["DIFF304"], DiagnosticAssert.Analyze(library.WithOptions(library.Options.WithOutputKind(OutputKind.ConsoleApplication))).Select(diagnostic => diagnostic.Id));
    }

    private static string? Hint(string file)
    {
        Diagnostic? hint = DiagnosticAssert.Analyze(FrontendDriver.Compile(file)).SingleOrDefault();
        if (hint is null)
            return null;
        Assert.Equal(("DIFF304", DiagnosticSeverity.Info), (hint.Id, hint.Severity));
        return hint.Location.SourceTree!.GetText().ToString(hint.Location.SourceSpan);
    }
}
