using System;
using System.Linq;
using Differentiator.Generator.Rules;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <content>The derivative of each rule's partial derivatives, against differences of the emitted gradient.</content>
public sealed partial class ConformanceTests
{
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_emitted_product_of_the_Hessian_is_the_slope_of_the_gradient(string name)
    {
        RuleCase rule = RuleCase.All.Single(candidate => candidate.Name == name);
        foreach (object[] point in rule.Points)
        {
            double[][] products = rule.Products(Optimized, point), others = rule.Products(Unoptimized, point), expected = ExpectedProducts(rule, point);
            for (int k = 0; k < expected.Length; k++)
            {
                for (int j = 0; j < expected.Length; j++)
                {
                    Close(rule.IsSingle ? Math.Max(Tolerance(rule), 1e-4) : 10 * Tolerance(rule), expected[k][j], products[k][j], rule, point, j);
                    Close(rule.Scalar == typeof(float) ? 1e-5 : 1e-13, products[k][j], others[k][j], rule, point, j);
                    Close(rule.Scalar == typeof(float) ? 1e-5 : 1e-13, products[j][k], products[k][j], rule, point, j);
                }
            }
        }
    }

    [Theory]
    [InlineData("Abs1Math", 0.0)]
    [InlineData("Max2Math", 0.0, 0.0)]
    [InlineData("Min2Math", 1.0, 1.0)]
    [InlineData("CopySign2Math", 0.0, 1.0)]
    [InlineData("Clamp3Math", 1.0, 1.0, 2.0)]
    public void At_a_kink_the_second_derivative_is_zero(string name, params double[] point)
    {
        RuleCase rule = RuleCase.All.Single(candidate => candidate.Name == name);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
            Assert.All(rule.Products(emitted, [.. point.Cast<object>()]), row => Assert.All(row, product => Assert.Equal(0, product)));
    }

    // x^0 is 1 whatever x is, but its slope in x depends on the exponent: y x^(y - 1) has the slope 1/x in y at 0.
    [Fact]
    public void The_slope_of_a_power_in_its_base_depends_on_the_exponent_at_zero()
    {
        RuleCase power = RuleCase.All.Single(candidate => candidate.Name == "Pow2Math");
        foreach (Type emitted in new[] { Optimized, Unoptimized })
            Assert.Equal(0.5, power.Products(emitted, [2.0, 0.0])[1][0]);
    }

    private static double[][] ExpectedProducts(RuleCase rule, object[] point)
    {
        if (rule.Rule.Name == "ReciprocalEstimate")
            return [[2 / Math.Pow(Convert.ToDouble(point[0]), 3)]];
        if (rule.Rule.Name == "ReciprocalSqrtEstimate")
            return [[0.75 / Math.Pow(Convert.ToDouble(point[0]), 2.5)]];
        if (rule.IsSingle)
            return rule.Wide.Products(Optimized, [.. point.Select(operand => operand is float single ? (double)single : operand)]);

        int[] operands = [.. Enumerable.Range(0, point.Length).Where(k => rule.Rule.Domains[k] is not null)];
        return [.. operands.Select(k => Slope(rule, point, k))];
    }

    /// <summary>The central difference of fourth order of the gradient.</summary>
    private static double[] Slope(RuleCase rule, object[] point, int operand)
    {
        double x = (double)point[operand];
        Domain domain = rule.Rule.Domains[operand]!;
        double step = 1e-3 * Math.Min(1, Math.Min(x - domain.Low, domain.High - x));
        double[] up = At(1), down = At(-1), farUp = At(2), farDown = At(-2);
        return [.. up.Select((_, j) => ((8 * (up[j] - down[j])) - (farUp[j] - farDown[j])) / (12 * step))];

        double[] At(int steps)
        {
            object[] shifted = [.. point];
            shifted[operand] = x + (steps * step);
            return rule.Gradient(Optimized, shifted).Partials;
        }
    }
}
