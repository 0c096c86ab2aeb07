using Xunit;

namespace Differentiator.Tests.Diagnostics;

public sealed class WarningTests
{
    [Theory]
    [InlineData("[Differentiable] static double F(double x, double [|y|]) => x * x;")]
    [InlineData("[Differentiable] static double F(double [|x|]) => 42;")]
    [InlineData("static double G(double x) => 1; [Differentiable] static double F(double [|x|]) => G(x);")]
    [InlineData("[Differentiable] static (double, double) F(double x, double [|y|]) => (x, 2 * x);")]
    [InlineData("[Differentiable(nameof(x))] static void F(double [|x|], double[] a) { a[0] *= 2; }")]
    [InlineData("[Differentiable] static double[] F(double [|x|]) => [1, 2];")]
    public void A_result_that_does_not_depend_on_a_parameter_is_a_warning(string members) => DiagnosticAssert.Warns("DIFF120", members);

    [Theory]
    [InlineData("[Differentiable] static double F(double [|x|]) => (int)x;")]
    [InlineData("[Differentiable] static double F(double x, double [|y|]) => x + Math.Floor(y);")]
    [InlineData("[Differentiable] static double F(double[] a, double [|y|]) => a[(int)y];")]
    public void A_value_cut_on_its_only_path_is_a_warning(string members) => DiagnosticAssert.Warns("DIFF121", members);

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => (int)x * x;")]
    [InlineData("[Differentiable] static double F(double x, double y) => x * Gradient.Stop(y);")]
    [InlineData("[Differentiable(nameof(x))] static double F(double x, double y) => x;")]
    [InlineData("[Differentiable] static void F(double x, Span<double> a) => a[0] = x;")]
    [InlineData("[Differentiable] static (double, int) F(double x) => (x, 2);")]
    public void What_is_meant_is_no_warning(string members) => DiagnosticAssert.Warns("", members);

    [Theory]
    [InlineData("[Differentiable(Fast = [|true|])] static double F(double x) => x * x;")]
    [InlineData("[Differentiable(Fast = [|true|])] static double F(double x, double k, int n) { double s = x; for (int i = 0; i < n; i++) s = Math.Sin(k * s); return s; }")]
    [InlineData("[Differentiable(nameof(x)), Differentiable(nameof(y), Name = \"G\", Fast = [|true|])] static double F(double x, double y) => x * y;")]
    public void Fast_without_a_loop_for_it_gets_a_hint(string members) => DiagnosticAssert.Warns("DIFF401", members);

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => [|Math.Pow(x, 2)|];")]
    [InlineData("[Differentiable] static float F(float x) => [|MathF.Pow(x * x, 3)|];")]
    [InlineData("[Differentiable] static double F(double x) => [|double.Pow(y: -1, x: Math.Sin(x))|];")]
    [InlineData("static double G(double x) => [|Math.Pow(x, 4.0)|]; [Differentiable] static double F(double x) => G(x) + G(2 * x);")]
    public void A_power_that_is_a_product_gets_a_hint(string members) => DiagnosticAssert.Warns("DIFF402", members);

    [Theory]
    [InlineData("[Differentiable] static double F(double x) => Math.Pow(x, 5) + Math.Pow(x, -2) + Math.Pow(x, 0.5) + Math.Pow(2, x);")]
    [InlineData("[Differentiable(nameof(x))] static double F(double x, int n) => x * Math.Pow(n, 2);")]
    [InlineData("[Differentiable] static double F(float x) => Math.Pow(x, 2);")]
    [InlineData("const double Two = 2; [Differentiable] static double F(double x) => Math.Pow(x, Two);")]
    [InlineData("static double G(double x) => Math.Pow(x, 2); [Differentiable] static double F(double x) => x;")]
    [InlineData("static T G<T>(T x) where T : System.Numerics.IPowerFunctions<T> => T.Pow(x, T.One + T.One); [Differentiable] static double F(double x) => G(x);")]
    public void Other_powers_get_none(string members) => DiagnosticAssert.Warns("", members);

    [Theory]
    [InlineData("[Differentiable(Fast = true)] static double F(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Sin(x[i]); return s; }")]
    [InlineData("[Differentiable(Fast = false)] static double F(double x) => x * x;")]
    public void Fast_with_a_loop_for_it_gets_none(string members) => DiagnosticAssert.Warns("", members);
}
