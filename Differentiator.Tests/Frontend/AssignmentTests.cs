using Xunit;

namespace Differentiator.Tests.Frontend;

public sealed class AssignmentTests
{
    [Fact]
    public void Each_assignment_makes_a_new_local() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double t = x, u = t * x; t = t * t; x += u; return t * x; }",
        """
        C.F(double x.0) -> double
          t.1 = x.0
          u.2 = (t.1 * x.0)
          t.3 = (t.1 * t.1)
          x.4 = (x.0 + u.2)
          result.5 = (t.3 * x.4)
          yield result.5
        """);

    [Fact]
    public void Compound_assignments_compute_in_the_type_of_their_operator() => IrAssert.Lowers(
        "[Differentiable] static double F(float x, byte b, double d) { d *= x; b += 2; x /= b; b <<= 1; return d * x - b; }",
        """
        C.F(float x.0, byte b.1, double d.2) -> double
          d.3 = (d.2 * double(x.0))
          b.4 = byte((int(b.1) + 2))
          x.5 = (x.0 / float(b.4))
          b.6 = byte((int(b.4) << 1))
          result.7 = ((d.3 * double(x.5)) - double(b.6))
          yield result.7
        """);

    [Fact]
    public void Increments_yield_the_old_or_the_new_value() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double y = x++ * x; return y + --x; }",
        """
        C.F(double x.0) -> double
          x.1 = (x.0 + 1d)
          y.2 = (x.0 * x.1)
          x.3 = (x.1 - 1d)
          result.4 = (y.2 + x.3)
          yield result.4
        """);

    [Fact]
    public void Assignments_are_expressions() => IrAssert.Lowers(
        "[Differentiable] static double F(double x, double y) { double a, b, t, r = 0; a = b = x * y; if ((t = a * b) > 0) r = t; return r; }",
        """
        C.F(double x.0, double y.1) -> double
          r.2 = 0d
          b.3 = (x.0 * y.1)
          a.4 = b.3
          t.5 = (a.4 * b.3)
          r.7 = if (t.5 > 0d)
            r.6 = t.5
            yield r.6
          else
            yield r.2
          yield r.7
        """);

    [Fact]
    public void Tuple_swaps_read_before_they_write() => IrAssert.Lowers(
        "[Differentiable] static double F(double a, double b) { (a, b) = (b, a * 2); var (c, d) = (a, 1); _ = b; return a - b * c * d; }",
        """
        C.F(double a.0, double b.1) -> double
          a.2 = b.1
          b.3 = (a.0 * 2d)
          c.4 = a.2
          d.5 = 1
          result.6 = (a.2 - ((b.3 * c.4) * double(d.5)))
          yield result.6
        """);

    [Fact]
    public void An_assignment_on_a_conditional_path_becomes_a_branch() => IrAssert.Lowers(
        "[Differentiable] static double F(double x) { double t = 0; bool b = x > 0 && (t = x * x) > 1; double y = b ? t++ : 2; return t + y; }",
        """
        C.F(double x.0) -> double
          t.1 = 0d
          value.3, t.4 = if (x.0 > 0d)
            t.2 = (x.0 * x.0)
            yield (t.2 > 1d), t.2
          else
            yield false, t.1
          b.5 = value.3
          value.7, t.8 = if b.5
            t.6 = (t.4 + 1d)
            yield t.4, t.6
          else
            yield 2d, t.4
          y.9 = value.7
          result.10 = (t.8 + y.9)
          yield result.10
        """);
}
