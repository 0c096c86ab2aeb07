using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>A <c>[DerivativeOf]</c> that does not fit is reported where it stands, with the signature to write.</summary>
public sealed class DerivativeOfDiagnosticTests
{
    private const string Library = "public static class Library { public static double G(double x, int n) => x; public static double G(double[] a) => a[0];"
        + " public static double Generic<T>(T x) => 0; public static int Count(double x) => 1; public static double R(ref double x) => x; }";

    [Theory]
    [InlineData("[DerivativeOf(typeof(Library), \"G\")] static void [|GVjp|](double x, double resultCotangent, ref double xGradient) { }")]
    [InlineData("[DerivativeOf(typeof(Library), \"G\")] static double [|GJvp|](double x, int n, double xTangent) => 1;")]
    [InlineData("[DerivativeOf(typeof(Library), \"Missing\")] static void [|GVjp|](double x, double resultCotangent, ref double xGradient) { }")]
    [InlineData("[DerivativeOf(typeof(Library), \"Generic\")] static void [|GVjp|](double x, double resultCotangent, ref double xGradient) { }")]
    [InlineData("[DerivativeOf(typeof(Library), \"Count\")] static void [|GVjp|](double x, int resultCotangent, ref double xGradient) { }")]
    [InlineData("[DerivativeOf(typeof(Library), \"R\")] static void [|GVjp|](double x, double resultCotangent, ref double xGradient) { }")]
    [InlineData("class D { [DerivativeOf(typeof(Library), \"G\")] void [|GVjp|](double x, int n, double resultCotangent, ref double xGradient) { } }")]
    [InlineData("static class D<T> { [DerivativeOf(typeof(Library), \"G\")] static void [|GVjp|](double x, int n, double resultCotangent, ref double xGradient) { } }")]
    [InlineData("static class D { [DerivativeOf(typeof(Library), \"G\")] static void GVjp(double x, int n, double c, ref double g) { }"
        + " [DerivativeOf(typeof(Library), \"G\")] static void [|Another|](double x, int n, double c, ref double g) { } }")]
    public void What_does_not_fit_is_refused(string members) => DiagnosticAssert.ReportsInFile("DIFF302", FrontendDriver.InClass(Other + members) + Library);

    [Theory]
    [InlineData("static void GVjp(double x, double resultCotangent, ref double xGradient) { }",
        "no derivative of 'Library.G' with the right parameters is there; write 'static void GVjp(double x, int n, double resultCotangent, ref double xGradient)'")]
    [InlineData("static void GVjp(double[] a, double resultCotangent, ref double xGradient) { }",
        "no derivative of 'Library.G' with the right parameters is there; write 'static void GVjp(double[] a, double resultCotangent, Span<double> aGradient)'")]
    [InlineData("static (double, double) GJvp(double[] a) => (0, 0);",
        "no derivative of 'Library.G' with the right parameters is there; write 'static (double Value, double Tangent) GJvp(double[] a, ReadOnlySpan<double> aTangent)'")]
    public void The_message_prints_what_to_write(string derivative, string message) =>
        Assert.Equal([message], Messages("[DerivativeOf(typeof(Library), nameof(Library.G))] " + derivative + Other));

    [Fact]
    public void The_form_that_is_missing_is_printed() => Assert.Equal(
        [
            "the call of 'G', whose derivative is known in reverse form only, in forward mode cannot be differentiated; write '[DerivativeOf(typeof(Library), nameof(Library.G))] "
            + "static (double Value, double Tangent) GJvp(double x, int n, double xTangent)', or ask for Derivatives.Gradient or Derivatives.Vjp",
        ],
        Messages("[DerivativeOf(typeof(Library), nameof(Library.G))] static void GVjp(double x, int n, double resultCotangent, ref double xGradient) { }"
            + " [Differentiable(Derivatives = Derivatives.Jvp)] static double F(double x) => Library.G(x, 1);"));

    [Fact]
    public void A_derivative_that_cannot_be_called_from_there_is_refused() => DiagnosticAssert.ReportsInFile("DIFF302", FrontendDriver.InClass(
        "static class D { [DerivativeOf(typeof(Library), \"G\")] static void GVjp(double x, int n, double c, ref double g) { } } [Differentiable] static double F(double x) => [|Library.G(x, 1)|];") + Library);

    [Fact]
    public void An_alias_of_the_attribute_is_found() => Assert.Empty(DiagnosticAssert.Analyze(FrontendDriver.Compile(
        "using Differentiator; using D = Differentiator.DerivativeOfAttribute; using System; static partial class C { [D(typeof(Math), \"Ceiling\")] static void V(double a, double c, ref double g) { }"
        + " [Differentiable] static double F(double x) => x * Math.Ceiling(x); }")));

    [Fact]
    public void A_global_alias_in_another_file_is_found() => Assert.Empty(DiagnosticAssert.Analyze(FrontendDriver.Compile(
        "global using D = Differentiator.DerivativeOfAttribute;",
        "using Differentiator; using System; static partial class C { [D(typeof(Math), \"Ceiling\")] static void V(double a, double c, ref double g) { }"
        + " [Differentiable] static double F(double x) => x * Math.Ceiling(x); }")));

    private const string Other = " static int F() => 0; ";

    private static string[] Messages(string members) =>
        [.. DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(members) + Library)).Select(diagnostic => diagnostic.GetMessage(null))];
}
