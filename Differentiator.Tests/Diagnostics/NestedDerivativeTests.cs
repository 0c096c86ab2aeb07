using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>Calls of emitted derivatives that cannot be differentiated in turn: each is refused where it stands.</summary>
public sealed class NestedDerivativeTests
{
    [Fact]
    public void Of_the_method_itself() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double F(double x) => x > 1 ? [|FGradient(x - 1)|].X : x;");

    [Theory]
    [InlineData("{ double d; [|GGradient(x, out d, stackalloc double[0])|]; return d; }")]
    [InlineData("{ return x * [|GScratchLength(x)|]; }")]
    public void With_scratch_memory(string body) => DiagnosticAssert.Reports(
        "DIFF201", $"[Differentiable(CallerScratch = true)] static double G(double x) => x * x; [Differentiable] static double F(double x) {body}");

    [Fact]
    public void Of_a_method_that_needs_it() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double G(double x) => [|FGradient(x)|].X; [Differentiable] static double F(double x) => [|GGradient(x)|].X;");

    [Fact]
    public void Matrices_of_derivatives() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable(Derivatives = Derivatives.Hessian)] static double G(double x) => x * x; [Differentiable] static double F(double x) => [|GHessian(x)|][0, 0];");

    [Fact]
    public void Of_methods_that_recur() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double G(double x, int n) => n == 0 ? x : x * G(x, n - 1); [Differentiable] static double F(double x) => [|GGradient(x, 3)|].X;");

    [Fact]
    public void Of_methods_with_references() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double G(double x, ref double y) => y *= x; [Differentiable] static double F(double x) { double y = 1; [|GGradient(x, ref y, out double d, out _)|]; return d; }");

    [Fact]
    public void Of_methods_that_write_arrays() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double G(double[] a) { a[0] *= a[1]; return a[0]; } [Differentiable] static double F(double x) { double[] a = [x, x], d = [0, 0]; [|GGradient(a, d)|]; return d[0]; }");

    [Fact]
    public void Into_memory_that_is_read() => DiagnosticAssert.ReportsLate(
        "DIFF201", "[Differentiable] static double G(double[] a) => a[0] * a[1]; [Differentiable] static double F(double x) { double[] a = [x, x]; [|GGradient(a, a)|]; return a[0]; }");

    [Fact]
    public void Of_loops_whose_end_is_open() => DiagnosticAssert.ReportsLate(
        "DIFF201", "[Differentiable] static double G(double x) { while (x > 1) x = Math.Sqrt(x); return x; } [Differentiable] static double F(double x) { [|return GGradient(x).X;|] }");

    // Each cause where it stands, and the call that meets it.
    [Fact]
    public void Of_methods_that_are_refused() => DiagnosticAssert.Reports(
        "DIFF201", "[Differentiable] static double H(double x) => [|HGradient(x)|].X; [Differentiable] static double F(double x) => [|HGradient(x)|].X;");

    [Fact]
    public void Through_other_code() => DiagnosticAssert.Reports(
        "DIFF301", "[Differentiable] static double G(double x) => x * x; [Differentiable] static double F(double x) { double d = GGradient(x).X; return [|double.Parse(d.ToString())|]; }");
}
