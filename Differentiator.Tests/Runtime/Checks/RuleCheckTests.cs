using System;
using Xunit;

namespace Differentiator.Tests.Runtime.Checks;

/// <summary>Derivatives written by hand are checked as they are called.</summary>
public sealed class RuleCheckTests
{
    private static readonly double[] Point = [0.3, -1.7];

    [Fact]
    public void A_right_derivative_passes_in_both_forms()
    {
        GradientCheck.Rule<double>(Product, Vjp, Point);
        GradientCheck.Rule<double>(Product, Jvp, Point);
    }

    [Fact]
    public void One_that_overwrites_does_not_pass() => Fails((x, cotangent, gradient) => (gradient[0], gradient[1]) = (x[1] * cotangent, x[0] * cotangent));

    [Fact]
    public void One_that_forgets_the_cotangent_does_not_pass() => Fails((x, cotangent, gradient) => Vjp(x, 1, gradient));

    [Fact]
    public void One_that_forgets_a_parameter_does_not_pass() => Fails((x, cotangent, gradient) => gradient[0] += x[1] * cotangent);

    [Fact]
    public void A_wrong_value_does_not_pass() => Fails((x, tangent) => (Product(x) + 1, Jvp(x, tangent).Tangent));

    [Fact]
    public void A_wrong_tangent_does_not_pass() => Fails((x, tangent) => (Product(x), x[0] * tangent[0] + x[1] * tangent[1]));

    [Fact]
    public void A_tangent_that_is_not_linear_does_not_pass() => Fails((x, tangent) => (Product(x), Math.Abs(Jvp(x, tangent).Tangent)));

    private static void Fails(ReverseRule<double> vjp) => Assert.Throws<GradientCheckException>(() => GradientCheck.Rule<double>(Product, vjp, Point));

    private static void Fails(ForwardRule<double> jvp) => Assert.Throws<GradientCheckException>(() => GradientCheck.Rule<double>(Product, jvp, Point));

    private static double Product(ReadOnlySpan<double> x) => x[0] * x[1];

    private static void Vjp(ReadOnlySpan<double> x, double cotangent, Span<double> gradient)
    {
        gradient[0] += x[1] * cotangent;
        gradient[1] += x[0] * cotangent;
    }

    private static (double Value, double Tangent) Jvp(ReadOnlySpan<double> x, ReadOnlySpan<double> tangent) =>
        (Product(x), (x[1] * tangent[0]) + (x[0] * tangent[1]));
}
