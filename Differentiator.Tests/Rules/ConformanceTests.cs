using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>
/// Every rule of the table against central differences at points of its domain, in both precisions, with the optimizer on and
/// off. A rule that is added is tested by this without a change here.
/// </summary>
[Covers(94)]
public sealed partial class ConformanceTests
{
    /// <summary>Functions that are steps on this processor, so that differences say nothing, with their exact derivatives.</summary>
    private static readonly Dictionary<string, Func<double, double>> Steps = new()
    {
        ["ReciprocalEstimate"] = x => -1 / (x * x),
        ["ReciprocalSqrtEstimate"] = x => -0.5 / (x * Math.Sqrt(x)),
    };

    /// <summary>Functions whose derivative is a constant, or one of two, at NaN too.</summary>
    private static readonly string[] Lines = ["BitIncrement", "BitDecrement", "DegreesToRadians", "RadiansToDegrees", "Relu"];

    private const double StepTolerance = 5e-3;
    private const double DifferenceTolerance = 1e-8;
    private const double SingleTolerance = 1e-5;

    private static readonly Type Optimized = Emit(HarnessOptions.Default), Unoptimized = Emit(HarnessOptions.Unoptimized);

    public static TheoryData<string> Cases => [.. RuleCase.All.Select(rule => rule.Name)];

    [Fact]
    public void Every_rule_is_a_function_of_the_framework_and_has_a_domain() => Assert.All(RuleTable.All, rule =>
    {
        Assert.Contains(RuleCase.All, found => found.Rule == rule && !found.IsSingle);
        Assert.Equal(rule.Arity, rule.Domains.Count);
        Assert.Contains(rule.Domains, domain => domain is not null);
        Assert.All(rule.Domains, domain => Assert.True(domain is null || domain.Low < domain.High));
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_emitted_gradient_is_that_of_the_function(string name)
    {
        RuleCase rule = RuleCase.All.Single(candidate => candidate.Name == name);
        foreach (object[] point in rule.Points)
        {
            (double value, double[] partials) = rule.Gradient(Optimized, point);
            (double otherValue, double[] otherPartials) = rule.Gradient(Unoptimized, point);

            Assert.Equal(rule.Value(Optimized, point), value);
            Assert.Equal(value, otherValue);
            double[] expected = Expected(rule, point), tangents = rule.Tangents(Optimized, point), otherTangents = rule.Tangents(Unoptimized, point);
            Assert.Equal(expected.Length, partials.Length);
            for (int k = 0; k < expected.Length; k++)
            {
                Close(Tolerance(rule), expected[k], partials[k], rule, point, k);
                double rounding = rule.Scalar == typeof(float) ? 1e-6 : 1e-14;
                Close(rounding, partials[k], otherPartials[k], rule, point, k);
                Close(rounding, partials[k], tangents[k], rule, point, k);
                Close(rounding, partials[k], otherTangents[k], rule, point, k);
            }
        }
    }

    [Fact]
    public void Smooth_functions_hand_NaN_on()
    {
        foreach (RuleCase rule in RuleCase.All.Where(rule => rule.Rule.Arity == 1 && !Lines.Contains(rule.Rule.Name)))
        {
            (double value, double[] partials) = rule.Gradient(Optimized, [Convert.ChangeType(double.NaN, rule.Scalar)]);
            Assert.True(double.IsNaN(value) && double.IsNaN(partials[0]), $"{rule.Name}(NaN) gives {value} and {partials[0]}");
        }
    }

    private static double[] Expected(RuleCase rule, object[] point)
    {
        if (Steps.TryGetValue(rule.Rule.Name, out Func<double, double>? derivative))
            return [derivative(Convert.ToDouble(point[0]))];
        int[] operands = [.. Enumerable.Range(0, point.Length).Where(k => rule.Rule.Domains[k] is not null)];
        if (!rule.IsSingle)
            return [.. operands.Select(k => Difference(rule, point, k))];
        return rule.Wide.Gradient(Optimized, [.. point.Select(operand => operand is float single ? (double)single : operand)]).Partials;
    }

    private static double Tolerance(RuleCase rule) =>
        Steps.ContainsKey(rule.Rule.Name) ? StepTolerance : rule.IsSingle ? SingleTolerance : DifferenceTolerance;

    /// <summary>The central difference of fourth order, with a step that stays inside the domain.</summary>
    private static double Difference(RuleCase rule, object[] point, int operand)
    {
        double x = (double)point[operand];
        Domain domain = rule.Rule.Domains[operand]!;
        double step = 1e-3 * Math.Min(1, Math.Min(x - domain.Low, domain.High - x));
        return ((8 * (At(1) - At(-1))) - (At(2) - At(-2))) / (12 * step);

        double At(int steps)
        {
            object[] shifted = [.. point];
            shifted[operand] = x + (steps * step);
            return rule.Value(Optimized, shifted);
        }
    }

    private static void Close(double tolerance, double expected, double actual, RuleCase rule, object[] point, int operand) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)),
        $"{rule.Name}({string.Join(", ", point)}): partial {operand} is {actual}, expected {expected}");

    private static Type Emit(HarnessOptions options) => GeneratorHarness
        .Run(options, $"using System; using Differentiator; static partial class C {{ {string.Join('\n', RuleCase.All.Select(rule => rule.Source))} }}")
        .Assembly.GetType("C")!;
}
