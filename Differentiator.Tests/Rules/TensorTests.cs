using System;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>The reductions of <c>TensorPrimitives</c>: values of the original, both modes against differences, and the conventions.</summary>
public sealed class TensorTests
{
    private static readonly string[] Names = [.. TensorRules.OfOne, .. TensorRules.OfTwo];

    private static readonly Type Optimized = Emit(HarnessOptions.Default), Unoptimized = Emit(HarnessOptions.Unoptimized);

    private delegate (double Value, double Tangent) OfOne(double[] x, ReadOnlySpan<double> xTangent);

    private delegate (double Value, double Tangent) OfTwo(double[] x, double[] y, ReadOnlySpan<double> xTangent, ReadOnlySpan<double> yTangent);

    private delegate (double Value, double[] X) ProductOfOne(double[] x, ReadOnlySpan<double> xTangent);

    private delegate (double Value, double[] X, double[] Y) ProductOfTwo(double[] x, double[] y, ReadOnlySpan<double> xTangent, ReadOnlySpan<double> yTangent);

    public static TheoryData<string> Reductions => [.. Names];

    [Theory]
    [MemberData(nameof(Reductions))]
    public void The_gradient_is_that_of_differences_and_of_forward_mode(string name)
    {
        var random = new Random(1);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            foreach (int length in new[] { 1, 2, 7, 40 })
            {
                double[][] point = [.. Enumerable.Range(0, Operands(name)).Select(_ => Enumerable.Range(0, length).Select(_ => 0.5 + random.NextDouble() - (random.Next(3) == 0 ? 1.6 : 0)).ToArray())];
                (double value, double[][] gradient) = Gradient(emitted, name, point);
                Assert.Equal(Value(name, point), value);
                for (int k = 0; k < point.Length; k++)
                {
                    for (int i = 0; i < length; i++)
                    {
                        double expected = Difference(name, point, k, i);
                        Assert.True(Math.Abs(expected - gradient[k][i]) <= 1e-6 * (1 + Math.Abs(expected)), $"{name} of {length}: partial {k}, {i} is {gradient[k][i]}, expected {expected}");
                        double tangent = Tangent(emitted, name, point, k, i);
                        Assert.True(Math.Abs(tangent - gradient[k][i]) <= 1e-14 * (1 + Math.Abs(tangent)), $"{name} of {length}: tangent {k}, {i} is {tangent}, not {gradient[k][i]}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Max", new[] { 1.0, 3, 3 }, new[] { 0, 0.5, 0.5 })]
    [InlineData("Min", new[] { 1.0, 1, 3 }, new[] { 0.5, 0.5, 0 })]
    [InlineData("MaxMagnitude", new[] { -3.0, 1 }, new[] { 1.0, 0 })]
    [InlineData("Max", new[] { double.NaN, 1 }, new[] { 1.0, 0 })]
    [InlineData("Norm", new[] { 0.0, 0 }, new[] { 0.0, 0 })]
    [InlineData("StdDev", new[] { 2.0, 2 }, new[] { 0.0, 0 })]
    [InlineData("SumOfMagnitudes", new[] { 0.0, -2 }, new[] { 0.0, -1 })]
    [InlineData("Product", new[] { 2.0, 0, 3 }, new[] { 0.0, 6, 0 })]
    [InlineData("Product", new[] { 0.0, 0, 3 }, new[] { 0.0, 0, 0 })]
    public void The_gradient_follows_the_convention(string name, double[] x, double[] expected)
    {
        foreach (Type emitted in new[] { Optimized, Unoptimized })
            Assert.Equal(expected, Gradient(emitted, name, [x]).Partials[0]);
    }

    [Fact]
    public void Equal_vectors_have_no_slope_in_their_distance()
    {
        double[][] partials = Gradient(Optimized, "Distance", [[1.0, 2], [1.0, 2]]).Partials;
        Assert.All(partials, partial => Assert.Equal([0.0, 0], partial));
    }

    [Fact]
    public void An_array_with_itself_has_both_slopes() => Assert.Equal([2.0, 4], ((double Value, double[] X))Find(Optimized, "WithItselfGradient", 1).Invoke(null, [new[] { 1.0, 2 }])! is var (_, x) ? x : []);

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Second_derivatives_are_those_of_differences(string name)
    {
        var random = new Random(2);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            double[][] point = [.. Enumerable.Range(0, Operands(name)).Select(_ => Enumerable.Range(0, 5).Select(_ => 0.5 + random.NextDouble() - (random.Next(3) == 0 ? 1.6 : 0)).ToArray())];
            double[][] direction = [.. point.Select((elements, k) => elements.Select((_, i) => Math.Cos((3 * k) + i)).ToArray())];
            double[][] up = Gradient(emitted, name + "Squared", Moved(1e-6)).Partials, down = Gradient(emitted, name + "Squared", Moved(-1e-6)).Partials;
            double[][] product = Product(emitted, name + "Squared", point, direction);
            for (int k = 0; k < point.Length; k++)
            {
                for (int i = 0; i < point[k].Length; i++)
                {
                    double expected = (up[k][i] - down[k][i]) / 2e-6;
                    Assert.True(Math.Abs(product[k][i] - expected) <= 1e-6 * (1 + Math.Abs(expected)), $"{name}: product {k}, {i} is {product[k][i]}, by differences {expected}");
                }
            }

            double[][] Moved(double step) => [.. point.Zip(direction, (elements, along) => elements.Zip(along, (element, slope) => element + (step * slope)).ToArray())];
        }
    }

    // m * m of the largest, m: two equal ones have half of its slope each, and with it a fourth of the curvature.
    [Fact]
    public void Equal_elements_share_the_curvature_of_what_is_made_of_them() =>
        Assert.Equal([0.0, 1, 1], Product(Optimized, "MaxSquared", [[1.0, 3, 3]], [[0.0, 1, 1]])[0]);

    [Theory]
    [InlineData("TensorPrimitives.Xor<int>(n, n, n); return y[0];")]
    [InlineData("TensorPrimitives.ConvertTruncating<int, double>(n, y); return y[0];")]
    [InlineData("TensorPrimitives.ConvertToInteger<double, int>(x, n); return y[0] * n[0];")]
    [InlineData("TensorPrimitives.ILogB<double>(x, n); return y[0] * n[0];")]
    public void Other_functions_that_write_are_refused(string body) => Assert.Contains(
        GeneratorHarness.Run(Options(HarnessOptions.Default) with { Analyze = true, Check = false }, Snippet($"[Differentiable] public static double F(double[] x, double[] y, int[] n) {{ {body} }}")).Diagnostics,
        diagnostic => diagnostic.Id == "DIFF303");

    // What gives whole numbers or truth is data.
    [Fact]
    public void Every_function_that_returns_a_number_has_a_derivative() => Assert.All(
        typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType.IsGenericMethodParameter),
        method => Assert.True((method.GetParameters().Length == 1 ? TensorRules.OfOne : TensorRules.OfTwo).Contains(method.Name) || RuleException.Find(method) is not null, method.ToString()));

    [Fact]
    public void Every_function_that_writes_has_a_derivative_or_is_an_exception_with_a_reason() => Assert.All(
        typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(void) && method.IsGenericMethod),
        method => Assert.True((ElementwiseOverload.IsCovered(method) || method.Name == "SoftMax" || ElementwiseRules.Conversions.Contains(method.Name)) != RuleException.Find(method) is not null, method.ToString()));

    [Fact]
    public void Every_name_is_one_of_the_package() => Assert.All(Names, name => Assert.Contains(typeof(TensorPrimitives).GetMethods(), method => method.Name == name && method.GetParameters().Length == Operands(name)));

    private static int Operands(string name) => TensorRules.OfOne.Contains(name) ? 1 : 2;

    private static double Value(string name, double[][] point) => (double)Find(Optimized, name, point.Length).Invoke(null, [.. point])!;

    private static (double Value, double[][] Partials) Gradient(Type emitted, string name, double[][] point)
    {
        var all = (ITuple)Find(emitted, name + "Gradient", point.Length).Invoke(null, [.. point])!;
        return ((double)all[0]!, [.. Enumerable.Range(1, point.Length).Select(k => (double[])all[k]!)]);
    }

    private static double Tangent(Type emitted, string name, double[][] point, int operand, int position)
    {
        double[][] direction = [.. point.Select((elements, k) => elements.Select((_, i) => k == operand && i == position ? 1.0 : 0).ToArray())];
        MethodInfo method = Find(emitted, name + "Jvp", 2 * point.Length);
        return point.Length == 1
            ? method.CreateDelegate<OfOne>()(point[0], direction[0]).Tangent
            : method.CreateDelegate<OfTwo>()(point[0], point[1], direction[0], direction[1]).Tangent;
    }

    private static double[][] Product(Type emitted, string name, double[][] point, double[][] direction)
    {
        MethodInfo method = emitted.GetMethods(BindingFlags.Static | BindingFlags.Public).Single(candidate => candidate.Name == name + "Hvp" && candidate.GetParameters().Length == 2 * point.Length);
        if (point.Length == 1)
            return [method.CreateDelegate<ProductOfOne>()(point[0], direction[0]).X];
        (_, double[] x, double[] y) = method.CreateDelegate<ProductOfTwo>()(point[0], point[1], direction[0], direction[1]);
        return [x, y];
    }

    private static double Difference(string name, double[][] point, int operand, int position)
    {
        const double step = 1e-6;
        return (At(step) - At(-step)) / (2 * step);

        double At(double change)
        {
            double[][] shifted = [.. point.Select(elements => elements.ToArray())];
            shifted[operand][position] += change;
            return Value(name, shifted);
        }
    }

    private static MethodInfo Find(Type emitted, string name, int parameters) => emitted.GetMethods(BindingFlags.Static | BindingFlags.Public).Single(method => method.Name == name && method.GetParameters().Length == parameters);

    private static Type Emit(HarnessOptions options)
    {
        var members = new StringBuilder("[Differentiable(Derivatives = Derivatives.Gradient)] public static double WithItself(double[] x) => TensorPrimitives.Dot<double>(x, x);\n");
        foreach (string name in Names)
        {
            (string parameters, string arguments) = Operands(name) == 1 ? ("double[] x", "x") : ("double[] x, double[] y", "x, y");
            members.Append($"[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)] public static double {name}({parameters}) => TensorPrimitives.{name}<double>({arguments});\n");
            members.Append($"[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hvp)] public static double {name}Squared({parameters}) {{ double r = TensorPrimitives.{name}<double>({arguments}); return r * r; }}\n");
            members.Append($"[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)] public static float Of{name}({parameters.Replace("double", "float", StringComparison.Ordinal)}) => TensorPrimitives.{name}<float>({arguments});\n");
        }

        return GeneratorHarness.Run(Options(options), Snippet(members.ToString())).Assembly.GetType("C")!;
    }

    private static HarnessOptions Options(HarnessOptions options) => options with { References = [References.To(typeof(TensorPrimitives))] };

    private static string Snippet(string members) => $"using System; using System.Numerics.Tensors; using Differentiator; /// <summary>Calls.</summary>\npublic static partial class C {{ {members} }}";
}
