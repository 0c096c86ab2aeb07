using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class BranchTests
{
    [Fact]
    public void Branches_merge_what_they_assign() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double y; double z = 1; if (x > 0) { double u = x * x; y = u; } else { y = -x; z = 2; } return y * z; }",
        """
        C.F(double x.0) -> double
          z.1 = 1d
          y.6, z.7 = if (x.0 > 0d)
            u.2 = (x.0 * x.0)
            y.3 = u.2
            yield y.3, z.1
          else
            y.4 = -x.0
            z.5 = 2d
            yield y.4, z.5
          result.8 = (y.6 * z.7)
          yield result.8
        """);

    [Fact]
    public void An_early_return_puts_the_rest_into_the_other_branch() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { if (x < 0) return 0; double y = x * x; if (y > 4) { return 4; } return y; }",
        """
        C.F(double x.0) -> double
          result.3 = if (x.0 < 0d)
            yield 0d
          else
            y.1 = (x.0 * x.0)
            result.2 = if (y.1 > 4d)
              yield 4d
            else
              yield y.1
            yield result.2
          yield result.3
        """);

    [Fact]
    public void Both_branches_may_return() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { if (x < 0) { if (x < -1) return 1; return -x; } else return x; }",
        """
        C.F(double x.0) -> double
          result.3 = if (x.0 < 0d)
            result.2 = if (x.0 < -1d)
              yield 1d
            else
              result.1 = -x.0
              yield result.1
            yield result.2
          else
            yield x.0
          yield result.3
        """);
}
