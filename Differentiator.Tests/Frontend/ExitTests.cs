using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class ExitTests
{
    [Fact]
    public void While_is_a_loop_without_an_end() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { while (x > 1) x *= 0.5; return x; }",
        """
        C.F(double x.0) -> double
          x.4 = for iteration.1 = 0 ..  while (x.2 > 1d) carrying x.2 from x.0
            x.3 = (x.2 * 0.5d)
            yield x.3
          yield x.4
        """);

    [Fact]
    public void Do_carries_whether_it_is_done() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double t; do { t = x * x; x = t; } while (t > 1); return t; }",
        """
        C.F(double x.0) -> double
          t.8, x.9, done.10 = for iteration.1 = 0 ..  while !done.4 carrying t.2 from 0d, x.3 from x.0, done.4 from false
            t.5 = (x.3 * x.3)
            x.6 = t.5
            done.7 = !(t.5 > 1d)
            yield t.5, x.6, done.7
          yield t.8
        """);

    [Fact]
    public void A_condition_that_assigns_is_evaluated_before_the_loop_and_in_it() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { while (n-- > 0) x *= x; return x; }",
        """
        C.F(double x.0, int n.1) -> double
          n.3 = (n.1 - 1)
          x.10, n.11, done.12 = for iteration.2 = 0 ..  while !done.6 carrying x.4 from x.0, n.5 from n.3, done.6 from !(n.1 > 0)
            x.7 = (x.4 * x.4)
            n.8 = (n.5 - 1)
            done.9 = !(n.5 > 0)
            yield x.7, n.8, done.9
          yield x.10
        """);

    [Fact]
    public void Break_ends_a_counted_loop_by_a_flag() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { double t = x; for (int i = 0; i < n; i++) { if (t > 9) break; t *= x; } return t; }",
        """
        C.F(double x.0, int n.1) -> double
          t.2 = x.0
          t.9, done.10 = for i.3 = 0 .. < n.1 while !done.5 carrying t.4 from t.2, done.5 from false
            t.7, done.8 = if (t.4 > 9d)
              yield t.4, true
            else
              t.6 = (t.4 * x.0)
              yield t.6, done.5
            yield t.7, done.8
          yield t.9
        """);

    [Fact]
    public void Continue_runs_the_update() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, uint n) { for (uint i = 0; i < n; i++) { if (x > 9) continue; x *= x; } return x; }",
        """
        C.F(double x.0, uint n.1) -> double
          i.2 = 0
          x.9, i.10 = for iteration.3 = 0 ..  while (i.5 < n.1) carrying x.4 from x.0, i.5 from i.2
            x.7 = if (x.4 > 9d)
              yield x.4
            else
              x.6 = (x.4 * x.4)
              yield x.6
            i.8 = (i.5 + 1)
            yield x.7, i.8
          yield x.9
        """);

    [Fact]
    public void Return_in_a_loop_carries_the_result() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, double[] a) { foreach (double v in a) { if (v > x) return v * x; x += v; } return x; }",
        """
        C.F(double x.0, double[] a.1) -> double
          x.12, returned.13, result.14 = for i.2 = 0 .. < a.1.Length while !returned.4 carrying x.3 from x.0, returned.4 from false, result.5 from 0d
            v.6 = a.1[i.2]
            x.9, returned.10, result.11 = if (v.6 > x.3)
              result.7 = (v.6 * x.3)
              yield x.3, true, result.7
            else
              x.8 = (x.3 + v.6)
              yield x.8, returned.4, result.5
            yield x.9, returned.10, result.11
          result.15 = if returned.13
            yield result.14
          else
            yield x.12
          yield result.15
        """);

    [Fact]
    public void What_follows_a_branch_that_may_run_on_asks_for_the_flag() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, bool b) { if (b) { if (x > 0) return 1; x = 2 * x; } return x; }",
        """
        C.F(double x.0, bool b.1) -> double
          x.6, result.7, returned.8 = if b.1
            x.3, result.4, returned.5 = if (x.0 > 0d)
              yield x.0, 1d, true
            else
              x.2 = (2d * x.0)
              yield x.2, 0d, false
            yield x.3, result.4, returned.5
          else
            yield x.0, 0d, false
          result.9 = if returned.8
            yield result.7
          else
            yield x.6
          yield result.9
        """);

    [Fact]
    public void Switch_becomes_branches() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { switch (n + 1) { case 1: case 2: x *= x; break; case 3: return 1; default: return -x; } return x; }",
        """
        C.F(double x.0, int n.1) -> double
          choice.2 = (n.1 + 1)
          result.6 = if ((choice.2 == 1) || (choice.2 == 2))
            x.3 = (x.0 * x.0)
            yield x.3
          else
            result.5 = if (choice.2 == 3)
              yield 1d
            else
              result.4 = -x.0
              yield result.4
            yield result.5
          yield result.6
        """);

    [Fact]
    public void A_switch_expression_is_an_expression() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) => n switch { 0 => x, > 1 and not 5 when x > 0 => x * x, _ => 1 };",
        """
        C.F(double x.0, int n.1) -> double
          result.2 = ((n.1 == 0) ? x.0 : ((((n.1 > 1) && !(n.1 == 5)) && (x.0 > 0d)) ? (x.0 * x.0) : 1d))
          yield result.2
        """);
}
