using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class LoopTests
{
    [Fact]
    public void Loops_carry_what_they_assign() => IrAssert.Lowers(
        "[Differentiable] static double F(double w, double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double e = w * x[i]; s += e * e; } return s; }",
        """
        C.F(double w.0, double[] x.1) -> double
          s.2 = 0d
          s.7 = for i.3 = 0 .. < x.1.Length carrying s.4 from s.2
            e.5 = (w.0 * x.1[i.3])
            s.6 = (s.4 + (e.5 * e.5))
            yield s.6
          yield s.7
        """);

    [Fact]
    public void Nested_loops_run_in_either_direction_by_any_constant_step() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { for (int i = n - 1; i >= 0; i -= 2) for (int j = i; 10 > j; j = j + 3) x *= x; return x; }",
        """
        C.F(double x.0, int n.1) -> double
          x.8 = for i.2 = (n.1 - 1) .. >= 0 step -2 carrying x.3 from x.0
            x.7 = for j.4 = i.2 .. < 10 step 3 carrying x.5 from x.3
              x.6 = (x.5 * x.5)
              yield x.6
            yield x.7
          yield x.8
        """);

    [Fact]
    public void Foreach_runs_over_a_free_index() => IrAssert.Lowers(
        "[Differentiable] static double F(ReadOnlySpan<float> x, double i) { double p = i; foreach (double factor in x) p *= factor; foreach (float y in x) p += y; return p; }",
        """
        C.F(ReadOnlySpan<float> x.0, double i.1) -> double
          p.2 = i.1
          p.7 = for j.3 = 0 .. < x.0.Length carrying p.4 from p.2
            factor.5 = double(x.0[j.3])
            p.6 = (p.4 * factor.5)
            yield p.6
          p.12 = for j.8 = 0 .. < x.0.Length carrying p.9 from p.7
            y.10 = x.0[j.8]
            p.11 = (p.9 + double(y.10))
            yield p.11
          yield p.12
        """);

    [Fact]
    public void The_header_may_declare_and_update_more_than_the_index() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double s = 0; for (int i = 0, n = 3, k = 1; i != 5; s += k * i, k++, i++) x += n; return s * x; }",
        """
        C.F(double x.0) -> double
          s.1 = 0d
          n.2 = 3
          k.3 = 1
          x.11, s.12, k.13 = for i.4 = 0 .. < 5 carrying x.5 from x.0, s.6 from s.1, k.7 from k.3
            x.8 = (x.5 + double(n.2))
            s.9 = (s.6 + double((k.7 * i.4)))
            k.10 = (k.7 + 1)
            yield x.8, s.9, k.10
          result.14 = (s.12 * x.11)
          yield result.14
        """);

    [Theory]
    [InlineData("i + 1 < x.Length", "< (x.0.Length - 1)")]
    [InlineData("n >= 2 + i", "<= checked(n.1 - 2)")]
    [InlineData("i - 1 < 4", "< 5")]
    [InlineData("i - 1 < n", "< checked(n.1 + 1)")]
    public void A_constant_beside_the_index_moves_to_the_bound(string condition, string end) =>
        Assert.Contains($"for i.3 = 0 .. {end} carrying", FrontendDriver.Lower(
            "[Differentiable] static double F(double[] x, int n) { double s = 0; for (int i = 0; " + condition + "; i++) s += x[i]; return s; }"), System.StringComparison.Ordinal);
}
