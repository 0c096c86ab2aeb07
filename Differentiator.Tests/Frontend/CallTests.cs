using Differentiator.Generator.IR;
using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class CallTests
{
    [Fact]
    public void Callees_are_embedded_once_before_their_callers() => IrAssert.Lowers(
        "static double G(double x) => x * 2; static double H(double x) => G(x) + 1; [Differentiable] static double F(double x) => H(x) * G(Math.Sin(x));",
        """
        C.G(double x.0) -> double
          result.1 = (x.0 * 2d)
          yield result.1

        C.H(double x.0) -> double
          result.1 = (C.G(x.0) + 1d)
          yield result.1

        C.F(double x.0) -> double
          result.1 = (C.H(x.0) * C.G(System.Math.Sin(x.0)))
          yield result.1
        """);

    [Fact]
    public void Named_arguments_are_evaluated_as_written_and_passed_in_order() => IrAssert.Lowers(
        "static double G(double a, double b = 2, int c = 1) => a - b * c; [Differentiable] static double F(double x) => G(c: 3, a: x++) + G(b: x, a: x);",
        """
        C.G(double a.0, double b.1, int c.2) -> double
          result.3 = (a.0 - (b.1 * double(c.2)))
          yield result.3

        C.F(double x.0) -> double
          x.1 = (x.0 + 1d)
          result.2 = (C.G(x.0, 2d, 3) + C.G(x.1, x.1, 1))
          yield result.2
        """);

    [Fact]
    public void Arrays_are_passed_for_spans() => IrAssert.Lowers(
        "static double G(ReadOnlySpan<double> s) => s[0]; [Differentiable] static double F(double[] x) { double[] y = x; return G(y) + Math.Max(1, x.Length); }",
        """
        C.G(ReadOnlySpan<double> s.0) -> double
          result.1 = s.0[0]
          yield result.1

        C.F(double[] x.0) -> double
          result.1 = (C.G(x.0) + double(System.Math.Max(1, x.0.Length)))
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
        Assert.Equal(["N.Outer.Inner.G", "Extensions.Twice"], [.. model.Module!.Callees.Map(c => c.Reference.ToString())]);
    }
}
