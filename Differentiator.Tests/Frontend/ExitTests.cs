using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class ExitTests
{
    [Fact]
    public void While_is_a_loop_without_an_end() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { while (x > 1) x *= 0.5; return x; }",
        """
        TODO
        """);

    [Fact]
    public void Do_carries_whether_it_is_done() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double t; do { t = x * x; x = t; } while (t > 1); return t; }",
        """
        TODO
        """);

    [Fact]
    public void A_condition_that_assigns_is_evaluated_before_the_loop_and_in_it() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { while (n-- > 0) x *= x; return x; }",
        """
        TODO
        """);

    [Fact]
    public void Break_ends_a_counted_loop_by_a_flag() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { double t = x; for (int i = 0; i < n; i++) { if (t > 9) break; t *= x; } return t; }",
        """
        TODO
        """);

    [Fact]
    public void Continue_runs_the_update() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, uint n) { for (uint i = 0; i < n; i++) { if (x > 9) continue; x *= x; } return x; }",
        """
        TODO
        """);

    [Fact]
    public void Return_in_a_loop_carries_the_result() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, double[] a) { foreach (double v in a) { if (v > x) return v * x; x += v; } return x; }",
        """
        TODO
        """);

    [Fact]
    public void What_follows_a_branch_that_may_run_on_asks_for_the_flag() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, bool b) { if (b) { if (x > 0) return 1; x = 2 * x; } return x; }",
        """
        TODO
        """);

    [Fact]
    public void Switch_becomes_branches() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) { switch (n + 1) { case 1: case 2: x *= x; break; case 3: return 1; default: return -x; } return x; }",
        """
        TODO
        """);

    [Fact]
    public void A_switch_expression_is_an_expression() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, int n) => n switch { 0 => x, > 1 and not 5 when x > 0 => x * x, _ => 1 };",
        """
        TODO
        """);
}
