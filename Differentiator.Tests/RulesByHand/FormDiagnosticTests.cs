using System.Linq;
using Differentiator.Tests.Diagnostics;
using Differentiator.Tests.Frontend;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Differentiator.Tests.RulesByHand;

/// <summary>A form that is missing or does not fit is refused at the call, with the signature to write.</summary>
public sealed class FormDiagnosticTests
{
    private const string Reverse = "[Derivative(nameof(QVjp))] static double Q(double x, ReadOnlySpan<double> a, int n) => x * a[n];"
        + " static void QVjp(double x, ReadOnlySpan<double> a, int n, double resultCotangent, ref double xGradient, Span<double> aGradient) { }";

    private const string Forward = "[Derivative(nameof(QJvp))] static double Q(double x) => x; static (double Value, double Tangent) QJvp(double x, double xTangent) => (x, xTangent);";

    [Theory]
    [InlineData("Derivatives.Jvp")]
    [InlineData("Derivatives.Gradient | Derivatives.Jvp")]
    public void The_reverse_form_alone_is_refused_in_forward_mode(string derivatives) => DiagnosticAssert.ReportsLate(
        "DIFF201", Reverse + $" [Differentiable(Derivatives = {derivatives})] static double F(double x, double[] a) {{ double [|y = Q(x, a, 1)|]; return y; }}");

    [Theory]
    [InlineData("[Differentiable]")]
    [InlineData("[Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp)]")]
    public void The_forward_form_alone_is_refused_in_reverse_mode(string attribute) => DiagnosticAssert.ReportsLate(
        "DIFF201", Forward + attribute + " static double F(double x) { double [|y = Q(x)|]; return y; }");

    [Theory]
    [InlineData(Reverse + " [Differentiable(Derivatives = Derivatives.Gradient)] static double F(double x, double[] a) => Q(x, a, 1);")]
    [InlineData(Forward + " [Differentiable(Derivatives = Derivatives.Jvp)] static double F(double x) => Q(x);")]
    [InlineData(Forward + " [Differentiable] static double F(double x) => x * Q(3);")]
    public void One_form_is_enough_for_its_mode(string members) =>
        Assert.Empty(DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(members))));

    [Theory]
    [InlineData(Reverse + " [Differentiable(Derivatives = Derivatives.Jvp)] static double F(double x, double[] a) => Q(x, a, 1);",
        "the call of 'Q', whose derivative is known in reverse form only, in forward mode cannot be differentiated; write 'static (double Value, double Tangent) QJvp(double x, ReadOnlySpan<double> a, int n, double xTangent, ReadOnlySpan<double> aTangent)' and name it in a further [Derivative(nameof(QJvp))], or ask for Derivatives.Gradient or Derivatives.Vjp")]
    [InlineData(Forward + " [Differentiable] static double F(double x) => Q(x);",
        "the call of 'Q', whose derivative is known in forward form only, in reverse mode cannot be differentiated; write 'static void QVjp(double x, double resultCotangent, ref double xGradient)' and name it in a further [Derivative(nameof(QVjp))], or ask for Derivatives.Jvp")]
    [InlineData("[Derivative(nameof(QJvp))] static double Q(double x) => x; static (double, double) QJvp(double x, double t) => (x, t); [Differentiable] static double F(double x) => Q(x);",
        "no derivative of 'Q' with the right parameters is there; write 'static (double Value, double Tangent) QJvp(double x, double xTangent)'")]
    [InlineData("[Derivative(nameof(QVjp)), Derivative(\"QJvp\")] static double Q(double x) => x; static void QVjp(double x, double c, ref double g) { } [Differentiable] static double F(double x) => Q(x);",
        "no derivative of 'Q' with the right parameters is there; write 'static (double Value, double Tangent) QJvp(double x, double xTangent)'")]
    [InlineData("[Derivative(nameof(QJvp))] static Matrix Q(Matrix x) => x; static (Matrix Value, Matrix Tangent) QJvp(Matrix x, Matrix t) => (x, t); [Differentiable] static float F(Matrix x) => Losses.MeanSquaredError(Q(x), x);",
        "no derivative of 'Q' with the right parameters is there; 'Q', which returns Matrix, cannot have a derivative in forward form; take numbers, one-dimensional arrays and spans of them, and return a number")]
    [InlineData("static class D { [Derivative(nameof(QVjp))] public static double Q(double x) => x; static void QVjp(double x, double c, ref double g) { } } [Differentiable] static double F(double x) => D.Q(x);",
        "no derivative of 'Q' with the right parameters is there; make 'QVjp' accessible here")]
    public void The_message_prints_what_to_write(string members, string message) => Assert.Equal(
        [message], DiagnosticAssert.Analyze(FrontendDriver.Compile(FrontendDriver.InClass(members))).Select(diagnostic => diagnostic.GetMessage(null)));
}
