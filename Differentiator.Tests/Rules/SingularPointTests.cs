using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>The conventions at kinks and singular points of the rules, as numbers.</summary>
[Covers(100)]
public sealed class SingularPointTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    private static readonly (string Function, double[] At, double[] Partials)[] Conventions =
    [
        ("Math.Abs(x)", [0], [0]),
        ("Math.Max(x, y)", [2, 2], [0.5, 0.5]),
        ("Math.Min(x, y)", [2, 2], [0.5, 0.5]),
        ("Math.Max(x, 0)", [0], [0.5]),
        ("Math.MaxMagnitude(x, y)", [2, -2], [1, 0]),
        ("Math.MinMagnitude(x, y)", [-2, 2], [1, 0]),
        ("Math.Clamp(x, y, z)", [1, 1, 3], [1, 0, 0]),
        ("Math.Clamp(x, y, z)", [3, 1, 3], [1, 0, 0]),
        ("Math.Clamp(x, y, z)", [0.5, 1, 3], [0, 1, 0]),
        ("Math.Clamp(x, y, z)", [5, 1, 3], [0, 0, 1]),
        ("Math.Sqrt(x)", [0], [Inf]),
        ("0 * Math.Sqrt(x)", [0], [0]),
        ("Math.Sqrt(x * x + y * y)", [0, 0], [0, 0]),
        ("Math.Sqrt(x * x + y * y)", [3, 0], [1, 0]),
        ("Math.Sqrt(x * x) * y", [0, 5], [0, 0]),
        ("Math.Log(x)", [0], [Inf]),
        ("Math.Log2(x)", [0], [Inf]),
        ("Math.Log10(x)", [0], [Inf]),
        ("y * Math.Log(x)", [0, 0], [0, -Inf]),
        ("Math.Pow(x, y)", [0, 0], [0, 0]),
        ("Math.Pow(x, y)", [0, 1], [1, 0]),
        ("Math.Pow(x, y)", [0, 2], [0, 0]),
        ("Math.Pow(x, y)", [0, 0.5], [Inf, 0]),
        ("Math.Pow(x, y)", [0, -1], [-Inf, -Inf]),
        ("Math.Pow(x, y)", [-2, 2], [-4, NaN]),
        ("Math.Pow(x, y)", [-2, 0], [0, NaN]),
        ("Math.Pow(x, 2)", [-2], [-4]),
        ("Math.Pow(x, 2)", [0], [0]),
        ("Math.Pow(x, 1)", [0], [1]),
        ("Math.Pow(x, 0)", [0], [0]),
        ("Math.Pow(x, 3)", [-2], [12]),
        ("Math.Pow(x, -1)", [-2], [-0.25]),
        ("Math.Pow(x, 0.5)", [0], [Inf]),
        ("Math.Pow(x, 1.5)", [0], [0]),
        ("Math.Asin(x)", [1], [Inf]),
        ("Math.Asin(x)", [-1], [Inf]),
        ("Math.Acos(x)", [1], [-Inf]),
        ("Math.Atanh(x)", [1], [Inf]),
        ("Math.Acosh(x)", [1], [Inf]),
        ("Math.Atan2(x, y)", [0, 0], [0, 0]),
        ("Math.Atan2(x, y)", [0, -1], [-1, 0]),
        ("Math.Atan2(x, y)", [1e200, 1e200], [5e-201, -5e-201]),
        ("Math.Cbrt(x)", [0], [Inf]),
        ("x % y", [-5.5, 2], [1, 2]),
        ("x % y", [5.5, -2], [1, 2]),
        ("x % y", [1, 0.1], [1, -9]),
        ("Math.IEEERemainder(x, y)", [5.5, 2], [1, -3]),
        ("Math.IEEERemainder(x, y)", [-5.5, 2], [1, 3]),
        ("Math.CopySign(x, y)", [3, -2], [-1, 0]),
        ("Math.CopySign(x, y)", [-3, -2], [1, 0]),
        ("Math.CopySign(x, y)", [3, -0.0], [-1, 0]),
        ("Math.CopySign(x, y)", [0, -2], [0, 0]),
        ("x / y", [1, 0], [Inf, -Inf]),
        ("x > 0 ? Math.Log(x) : 0", [0], [0]),
        ("x > 0 ? Math.Sqrt(x) / x : x", [0], [1]),
        ("x - Math.Floor(x)", [2], [1]),
        ("Math.Round(x) * y", [1.5, 3], [0, 2]),
        ("Math.Truncate(x) + Math.Ceiling(x) * x + Math.Sign(x)", [0.25], [1]),
        ("x * y", [NaN, 2], [2, NaN]),
        ("Math.Abs(x)", [NaN], [NaN]),
        ("Math.Pow(x, y)", [NaN, 2], [NaN, NaN]),
        ("Math.Atan2(x, y)", [NaN, 1], [NaN, NaN]),
        ("double.Hypot(x, y)", [0, 0], [0, 0]),
        ("double.Hypot(x, y)", [3e200, 4e200], [0.6, 0.8]),
        ("double.Atan2Pi(x, y)", [0, 0], [0, 0]),
        ("double.RootN(x, 1)", [0], [1]),
        ("double.RootN(x, 2)", [0], [Inf]),
        ("double.RootN(x, 3)", [0], [Inf]),
        ("double.RootN(x, -3)", [0], [-Inf]),
        ("double.RootN(x, 3)", [-8], [1.0 / 12]),
        ("double.RootN(x, 3)", [Inf], [0]),
        ("double.LogP1(x)", [-1], [Inf]),
        ("double.AsinPi(x)", [1], [Inf]),
        ("double.AcosPi(x)", [-1], [-Inf]),
        ("double.ExpM1(x)", [1e-20], [1]),
        ("double.MaxNumber(x, y)", [2, 2], [0.5, 0.5]),
        ("double.MaxNumber(x, y)", [NaN, 2], [0, 1]),
        ("double.MinNumber(x, y)", [2, NaN], [1, 0]),
        ("double.MinMagnitudeNumber(x, y)", [NaN, -2], [0, 1]),
        ("double.MaxNative(x, y)", [3, 2], [1, 0]),
        ("double.MinNative(x, y)", [2, 2], [0.5, 0.5]),
        ("double.ClampNative(x, y, z)", [1, 1, 3], [1, 0, 0]),
        ("double.ClampNative(x, y, z)", [5, 1, 3], [0, 0, 1]),
        ("double.Ieee754Remainder(x, y)", [-5.5, 2], [1, 3]),
        ("double.Lerp(x, y, z)", [3, 5, 0.25], [0.75, 0.25, 2]),
    ];

    private static readonly string[] Functions = [.. Conventions.Select(convention => convention.Function).Distinct()];

    private static readonly Type Optimized = Emit(HarnessOptions.Default), Unoptimized = Emit(HarnessOptions.Unoptimized);

    public static TheoryData<int> Positions => [.. Enumerable.Range(0, Conventions.Length)];

    [Theory]
    [MemberData(nameof(Positions))]
    public void The_gradient_follows_the_convention(int position)
    {
        (string function, double[] at, double[] partials) = Conventions[position];

        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            double[] found = Gradient(emitted, function, at);
            bool agree = found.Zip(partials).All(pair => pair.First.Equals(pair.Second) || pair.First == pair.Second || Math.Abs(pair.First - pair.Second) < 1e-12 * Math.Abs(pair.Second));
            Assert.True(agree, $"{function} at ({string.Join(", ", at)}): [{string.Join(", ", found)}], expected [{string.Join(", ", partials)}]");
        }
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public void The_tangent_follows_the_convention(int position)
    {
        (string function, double[] at, double[] partials) = Conventions[position];

        // The terms of a tangent come together: NaN in one is NaN in all.
        if (at.Any(double.IsNaN))
            return;

        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            double[] found = Tangents(emitted, function, at);
            bool agree = found.Zip(partials).All(pair => pair.First.Equals(pair.Second) || pair.First == pair.Second || Math.Abs(pair.First - pair.Second) < 1e-12 * Math.Abs(pair.Second));
            Assert.True(agree, $"{function} at ({string.Join(", ", at)}): [{string.Join(", ", found)}], expected [{string.Join(", ", partials)}]");
        }
    }

    [Theory]
    [InlineData("Math.Sqrt(x)", 0.0)]
    [InlineData("Math.Log(x)", 0.0)]
    [InlineData("Math.Cbrt(x)", 0.0)]
    [InlineData("Math.Asin(x)", 1.0)]
    [InlineData("Math.Pow(x, 0.5)", 0.0)]
    public void A_tangent_of_exactly_zero_stays_zero(string function, double at)
    {
        foreach (Type emitted in new[] { Optimized, Unoptimized })
            Assert.Equal(0.0, Tangent(emitted, function, [at], [0.0]));
    }

    [Theory]
    [InlineData("Math.Sqrt(x)", 0.0)]
    [InlineData("Math.Log(x)", 0.0)]
    [InlineData("Math.Cbrt(x)", 0.0)]
    [InlineData("Math.Asin(x)", 1.0)]
    [InlineData("Math.Pow(x, 0.5)", 0.0)]
    public void A_cotangent_of_exactly_zero_stays_zero(string function, double at)
    {
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            object[] arguments = [at, 0.0, 7.0];
            emitted.GetMethod(Name(function) + "Vjp", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, arguments);
            Assert.Equal(7.0, arguments[2]);
        }
    }

    private static double[] Gradient(Type emitted, string function, double[] at)
    {
        MethodInfo method = emitted.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Single(method => method.Name == Name(function) + "Gradient" && method.GetParameters().Length == 2 * at.Length);
        object?[] arguments = [.. at.Cast<object>(), .. at.Select(_ => (object?)null)];
        method.Invoke(null, arguments);
        return [.. arguments.Skip(at.Length).Select(Convert.ToDouble)];
    }

    private static double[] Tangents(Type emitted, string function, double[] at) =>
        [.. at.Select((_, k) => Tangent(emitted, function, at, [.. at.Select((_, other) => other == k ? 1.0 : 0.0)]))];

    private static double Tangent(Type emitted, string function, double[] at, double[] direction)
    {
        MethodInfo method = emitted.GetMethod(Name(function) + "Jvp", BindingFlags.Static | BindingFlags.NonPublic)!;
        return (((double Value, double Tangent))method.Invoke(null, [.. at.Concat(direction).Cast<object>()])!).Tangent;
    }

    private static string Name(string function) => "F" + Array.IndexOf(Functions, function);

    private static Type Emit(HarnessOptions options)
    {
        IEnumerable<string> methods = Functions.Select(function =>
        {
            int operands = Conventions.First(convention => convention.Function == function).At.Length;
            string parameters = string.Join(", ", "xyz".Take(operands).Select(name => $"double {name}"));
            return $"[Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)] static double {Name(function)}({parameters}) => {function};";
        });
        return GeneratorHarness.Run(options, $"using System; using Differentiator; static partial class C {{ {string.Join('\n', methods)} }}").Assembly.GetType("C")!;
    }
}
