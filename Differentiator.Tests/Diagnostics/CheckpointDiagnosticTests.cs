using Xunit;

namespace Differentiator.Tests.Diagnostics;

/// <summary>What a loop over <c>Checkpoint.Range</c> cannot do.</summary>
public sealed class CheckpointDiagnosticTests
{
    [Theory]
    [InlineData("foreach (int i in Checkpoint.Range(n, 1024)) { if (x > 9) [|break;|] x *= y; } return x;")]
    [InlineData("foreach (int i in Checkpoint.Range(n, 1024)) { for (int j = 0; j < i; j++) { if (j > 9) break; if (x > 9) [|return y;|] } x *= y; } return x;")]
    [InlineData("foreach ([|long|] i in Checkpoint.Range(n, 1024)) x *= y; return x;")]
    public void Iterations_are_counted_before_the_loop(string body) => DiagnosticAssert.ReportsInBody("DIFF201", body);

    [Theory]
    [InlineData("foreach (int i in Checkpoint.Range(n, 1024)) { x *= y; [|Console.WriteLine(i);|] }")]
    [InlineData("foreach (int i in Checkpoint.Range(n, 1024)) { double t = [|Random.Shared.NextDouble()|]; x *= t * x; }")]
    [InlineData("for (int k = 0; k < n; k++) { foreach (int i in [|Checkpoint.Range(n, 1024)|]) c[1] = x * c[1]; x += c[1]; }")]
    [InlineData("if (n > 3) { foreach (int i in [|Checkpoint.Range(n, 1024)|]) c[1] *= c[1] * x; } x = c[1];")]
    [InlineData("foreach (int i in [|Checkpoint.Range(n, 1024)|]) x = Math.Sin(x * w[0]); w[0] = 1;")]
    [InlineData("double[] u = [x, 2], v = [1, 2]; foreach (int i in [|Checkpoint.Range(n, 1024)|]) { v[0] = u[0] * u[1]; v[1] = x * u[0]; (u, v) = (v, u); } x = u[0];")]
    [InlineData("double[][] rows = [[x], [2]]; foreach (int i in [|Checkpoint.Range(n, 1024)|]) rows[0][0] *= rows[1][0] * rows[0][0]; x = rows[0][0];")]
    [InlineData("foreach (int i in Checkpoint.Range(n, 1024)) { double t = x; [|x = x * Q(t)|]; }")]
    public void What_cannot_run_again_is_refused_where_a_reverse_sweep_is_made(string body) => DiagnosticAssert.ReportsLate(
        "DIFF201", "[Derivative(nameof(QVjp))] static double Q(double t) => t * t; static void QVjp(double t, double resultCotangent, ref double tGradient) => tGradient += 2 * t * resultCotangent; "
        + "[Differentiable(nameof(x))] static double F(double x, double y, int n, double[] c, double[] w) { " + body + " return x; }");

    [Fact]
    public void Forward_mode_runs_the_loop_once() => Assert.Empty(DiagnosticAssert.Analyze(Frontend.FrontendDriver.Compile(Frontend.FrontendDriver.InClass(
        "[Differentiable(nameof(x), Derivatives = Derivatives.Jvp)] static double F(double x, int n) { foreach (int i in Checkpoint.Range(n, 1024)) { x *= x; Console.WriteLine(i); } return x; }"))));
}
