using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>
/// Every overload of the functions that <c>TensorPrimitives</c> computes element by element: the values of the original, both
/// modes and second derivatives against differences, in <c>float</c>, and with the destination in the place of an operand.
/// </summary>
public sealed class ElementwiseTests
{
    private static readonly MethodInfo[] Covered = [.. typeof(TensorPrimitives).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(ElementwiseOverload.IsCovered).OrderBy(ElementwiseOverload.NameOf, StringComparer.Ordinal)];

    private static readonly Type Optimized = Emit(HarnessOptions.Default), Unoptimized = Emit(HarnessOptions.Unoptimized);

    public static TheoryData<string> Overloads => [.. Covered.Select(ElementwiseOverload.NameOf)];

    [Theory]
    [MemberData(nameof(Overloads))]
    public void The_gradient_is_that_of_differences_and_of_forward_mode(string name)
    {
        ElementwiseOverload overload = Overload(name);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            foreach (int length in new[] { 0, 1, 5, 33 })
            {
                object[] point = overload.Sample(length, seed: 1);
                if (Thrown(() => Value(emitted, name, point)) is { } message)
                {
                    Assert.Equal(message, Thrown(() => Gradient(emitted, name, point)));
                    continue;
                }

                (double value, double[] gradient) = Gradient(emitted, name, point);
                Assert.Equal(Value(emitted, name, point), value);
                for (int k = 0; k < gradient.Length; k++)
                {
                    double tangent = Tangent(emitted, name, point, k);
                    Assert.True(Math.Abs(tangent - gradient[k]) <= 1e-13 * (1 + Math.Abs(tangent)), $"{name} of {length}: tangent {k} is {tangent}, not {gradient[k]}");
                    if (!overload.IsSmooth)
                        continue;
                    double expected = Difference(emitted, name, point, k);
                    Assert.True(Math.Abs(expected - gradient[k]) <= (1e-5 * (1 + Math.Abs(expected))) + (1e-9 * Math.Abs(value)), $"{name} of {length}: partial {k} is {gradient[k]}, by differences {expected}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public void Second_derivatives_are_those_of_differences(string name)
    {
        ElementwiseOverload overload = Overload(name);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            object[] point = overload.Sample(5, seed: 2);
            double[] direction = [.. Enumerable.Range(0, Flat(point).Length).Select(k => Math.Cos(k))];
            double[] product = Product(emitted, name, point, direction), inPlace = Product(emitted, name + "InPlace", point, direction);
            double[] expected = [.. Gradient(emitted, name, Moved(point, direction, 1e-6)).Partials.Zip(Gradient(emitted, name, Moved(point, direction, -1e-6)).Partials, (up, down) => (up - down) / 2e-6)];
            for (int k = 0; k < product.Length; k++)
            {
                Assert.True(!overload.IsSmooth || Math.Abs(product[k] - expected[k]) <= 1e-4 * (1 + Math.Abs(expected[k])), $"{name}: product {k} is {product[k]}, by differences {expected[k]}");
                Assert.True(Math.Abs(product[k] - inPlace[k]) <= 1e-13 * (1 + Math.Abs(product[k])), $"{name}: product {k} is {inPlace[k]} in place, else {product[k]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public void In_place_and_in_single_precision_it_is_the_same(string name)
    {
        object[] point = Overload(name).Sample(7, seed: 3);
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            double[] expected = Gradient(emitted, name, point).Partials, inPlace = Gradient(emitted, name + "InPlace", point).Partials, single = Gradient(emitted, name + "Single", [.. point.Select(ElementwiseOverload.ToSingle)]).Partials;
            for (int k = 0; k < expected.Length; k++)
            {
                Assert.True(Math.Abs(inPlace[k] - expected[k]) <= 1e-14 * (1 + Math.Abs(expected[k])), $"{name}: partial {k} is {inPlace[k]} in place, else {expected[k]}");
                Assert.True(Math.Abs(Tangent(emitted, name + "InPlace", point, k) - expected[k]) <= 1e-13 * (1 + Math.Abs(expected[k])), $"{name}: tangent {k} in place");
                Assert.True(!Overload(name).IsSmooth || Math.Abs(single[k] - expected[k]) <= 2e-4 * (1 + Math.Abs(expected[k])), $"{name}: partial {k} is {single[k]} in single precision, {expected[k]} in double");
            }
        }
    }

    private static ElementwiseOverload Overload(string name) => new(Covered.Single(method => ElementwiseOverload.NameOf(method) == name));

    private static object?[] Call(Type emitted, string name, IEnumerable<object> arguments, int count, out object? result)
    {
        MethodInfo method = emitted.GetMethods(BindingFlags.Static | BindingFlags.Public).Single(candidate => candidate.Name == name && candidate.GetParameters().Length == count);
        object?[] all = [.. arguments];
        result = method.Invoke(null, all);
        return all;
    }

    private static string? Thrown(Action action) => (Record.Exception(action) as TargetInvocationException)?.InnerException?.Message;

    private static double Value(Type emitted, string name, object[] point)
    {
        Call(emitted, name, point, point.Length, out object? value);
        return Convert.ToDouble(value, null);
    }

    private static (double Value, double[] Partials) Gradient(Type emitted, string name, object[] point)
    {
        Call(emitted, name + "Gradient", point, point.Length, out object? result);
        var all = (ITuple)result!;
        return (Convert.ToDouble(all[0], null), Flat([.. Enumerable.Range(1, point.Length).Select(k => all[k]!)]));
    }

    // Spans cannot be given by reflection: the emitted snippet takes arrays.
    private static double Tangent(Type emitted, string name, object[] point, int position)
    {
        Call(emitted, name + "Along", [.. point, Flat(point).Select((_, k) => k == position ? 1.0 : 0).ToArray()], point.Length + 1, out object? tangent);
        return (double)tangent!;
    }

    private static double[] Product(Type emitted, string name, object[] point, double[] direction)
    {
        Call(emitted, name + "Second", [.. point, direction], point.Length + 1, out object? result);
        var all = (ITuple)result!;
        return Flat([.. Enumerable.Range(1, point.Length).Select(k => all[k]!)]);
    }

    private static double Difference(Type emitted, string name, object[] point, int position)
    {
        double[] direction = [.. Flat(point).Select((_, k) => k == position ? 1.0 : 0)];
        const double step = 1e-6;
        return (Value(emitted, name, Moved(point, direction, step)) - Value(emitted, name, Moved(point, direction, -step))) / (2 * step);
    }

    private static object[] Moved(object[] point, double[] direction, double step)
    {
        int next = 0;
        return [.. point.Select(operand => operand is double[] elements ? (object)elements.Select(element => element + (step * direction[next++])).ToArray() : (double)operand + (step * direction[next++]))];
    }

    private static double[] Flat(object[] values) => [.. values.SelectMany(value => value switch
    {
        double[] elements => elements,
        float[] elements => elements.Select(element => (double)element),
        _ => [Convert.ToDouble(value, null)],
    })];

    private static Type Emit(HarnessOptions options)
    {
        var members = new StringBuilder();
        foreach (MethodInfo method in Covered)
            new ElementwiseOverload(method).Write(members);
        return GeneratorHarness.Run(options with { References = [References.To(typeof(TensorPrimitives))] }, $$"""
            using System; using System.Numerics.Tensors; using Differentiator;
            /// <summary>Calls.</summary>
            public static partial class C
            {
            {{members}}
            }
            """).Assembly.GetType("C")!;
    }
}
