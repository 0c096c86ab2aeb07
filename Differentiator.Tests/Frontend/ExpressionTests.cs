using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class ExpressionTests
{
    [Fact]
    public void Trees_keep_the_order_and_association_of_the_source() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, double y) => x - y - x * (y + 2);",
        """
        C.F(double x.0, double y.1) -> double
          result.2 = ((x.0 - y.1) - (x.0 * (y.1 + 2d)))
          yield result.2
        """);

    [Fact]
    public void Implicit_conversions_are_nodes() => IrAssert.Lowers(
        "[Differentiable] static double F(float x, int n, double y) => x * n + y;",
        """
        C.F(float x.0, int n.1, double y.2) -> double
          result.3 = (double((x.0 * float(n.1))) + y.2)
          yield result.3
        """);

    [Fact]
    public void What_the_compiler_knows_is_a_constant_of_its_type() => IrAssert.Lowers(
        "const double Two = 2; [Differentiable] static float F(float x) { const int n = 3; return x * n * (float)Math.PI + (float)Two; }",
        """
        C.F(float x.0) -> float
          result.1 = (((x.0 * 3f) * 3.1415927410125732f) + 2f)
          yield result.1
        """);

    [Fact]
    public void Conditions_stay_expressions() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, bool b) => b && !(x > 0) || x <= -1 ? -x : +x;",
        """
        C.F(double x.0, bool b.1) -> double
          result.2 = (((b.1 && !(x.0 > 0d)) || (x.0 <= -1d)) ? -x.0 : x.0)
          yield result.2
        """);

    [Fact]
    public void Elements_are_read_by_index() => IrAssert.Lowers(
        "[Differentiable] static double F(double[] a, ReadOnlySpan<double> s, int[] index) => a[index[0]] + s[^1] + a[^2] + s.Length;",
        """
        C.F(double[] a.0, ReadOnlySpan<double> s.1, int[] index.2) -> double
          result.3 = (((a.0[index.2[0]] + s.1[(s.1.Length - 1)]) + a.0[(a.0.Length - 2)]) + double(s.1.Length))
          yield result.3
        """);

    [Fact]
    public void Overflow_checks_are_kept_on_integers_only() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) => checked(x * (n + 1) + (int)x);",
        """
        C.F(double x.0, int n.1) -> double
          result.2 = ((x.0 * double(checked(n.1 + 1))) + double(checkedint(x.0)))
          yield result.2
        """);

    [Fact]
    public void Enums_and_strings_are_carried_along() => IrAssert.Lowers(
        "enum Mode { Slow, @fast } [Differentiable] static double F(double x, Mode m, string s) => m == Mode.@fast || s == \"a\" ? x : 0;",
        """
        C.F(double x.0, global::C.Mode m.1, string s.2) -> double
          result.3 = (((m.1 == global::C.Mode.fast) || (s.2 == "a")) ? x.0 : 0d)
          yield result.3
        """);
}
