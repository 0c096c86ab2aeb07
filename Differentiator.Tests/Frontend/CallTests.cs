using Differentiator.Generator.IR;
using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class CallTests
{
    [Fact]
    public void Bodies_take_the_place_of_calls() => IrAssert.Lowers(
        "static double G(double x) => x * 2; static double H(double x) => G(x) + 1; [Differentiable] static double F(double x) => H(x) * G(Math.Sin(x));",
        """
        C.F(double x.0) -> double
          x.1 = System.Math.Sin(x.0)
          result.2 = (((x.0 * 2d) + 1d) * (x.1 * 2d))
          yield result.2
        """);

    [Fact]
    public void Named_arguments_are_evaluated_as_written_and_passed_in_order() => IrAssert.Lowers(
        "static double G(double a, double b = 2, int c = 1) => a - b * c; [Differentiable] static double F(double x) => G(c: 3, a: x++) + G(b: x, a: x);",
        """
        C.F(double x.0) -> double
          x.1 = (x.0 + 1d)
          result.2 = ((x.0 - (2d * double(3))) + (x.1 - (x.1 * double(1))))
          yield result.2
        """);

    [Fact]
    public void Arrays_are_passed_for_spans() => IrAssert.Lowers(
        "static double G(ReadOnlySpan<double> s) => s[0]; [Differentiable] static double F(double[] x) { double[] y = x; return G(y) + Math.Max(1, x.Length); }",
        """
        C.F(double[] x.0) -> double
          result.1 = (x.0[0] + double(System.Math.Max(1, x.0.Length)))
          yield result.1
        """);

    [Fact]
    public void Stop_is_a_call() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) => x * Gradient.Stop(x);",
        """
        C.F(double x.0) -> double
          result.1 = (x.0 * Differentiator.Gradient.Stop(x.0))
          yield result.1
        """);

    [Fact]
    public void Callees_may_live_in_any_type_and_file()
    {
        MethodModel model = FrontendDriver.Run(FrontendDriver.Compile(
            FrontendDriver.InClass("[Differentiable] static double F(double x) => N.Outer.Inner.G(x).Twice();"),
            "namespace N { static class Outer { internal static class Inner { internal static double G(double x) => -x; } } }",
            "static class Extensions { public static double Twice(this double x) => 2 * x; }")).Model!;
        Assert.Contains("(2d * x.1)", IrPrinter.Print(model.Function!), System.StringComparison.Ordinal);
    }

    [Fact]
    public void References_are_other_names_for_the_callers_variables() => IrAssert.Lowers(
        "static void Double(ref double t) { t += t; } [Differentiable] static double F(double x) { double y = x * x; Double(ref y); return y; }",
        """
        C.F(double x.0) -> double
          y.1 = (x.0 * x.0)
          y.2 = (y.1 + y.1)
          yield y.2
        """);

    [Fact]
    public void What_a_branch_assigns_through_a_reference_is_merged() => IrAssert.Lowers(
        "static bool Root(double v, out double r) { if (v < 0) { r = 0; return false; } r = Math.Sqrt(v); return true; } [Differentiable] static double F(double x) { if (!Root(x, out double y)) y = x; return y; }",
        """
        C.F(double x.0) -> double
          y.3, result.4 = if (x.0 < 0d)
            y.1 = 0d
            yield y.1, false
          else
            y.2 = System.Math.Sqrt(x.0)
            yield y.2, true
          y.6 = if !result.4
            y.5 = x.0
            yield y.5
          else
            yield y.3
          yield y.6
        """);
}
