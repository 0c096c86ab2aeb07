using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Text;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Rules;

/// <summary>
/// Every member of the table of <c>System.Numerics</c>: values against those of .NET, bit by bit, also at zeros, infinities
/// and NaN; gradients against central differences. A member that is added is tested by this without a change here.
/// </summary>
public sealed class NumericMemberTests
{
    private const int Points = 300;

    private static readonly (NumericCase Case, string Expression)[] Expressions =
        [.. NumericCase.All.SelectMany(member => member.Expressions.Select(expression => (member, expression)))];

    private static readonly float[] Special = [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, -1, float.MaxValue, 1e-40f];

    private static readonly Type Optimized = Emit(HarnessOptions.Default), Unoptimized = Emit(HarnessOptions.Unoptimized);

    private delegate float Original(float[] p);

    private delegate float Gradient(float[] p, Span<float> gradient);

    [Fact]
    public void Every_line_of_the_table_is_a_member_of_the_framework() =>
        Assert.All(NumericTable.All, member => Assert.Contains(NumericCase.All, found => found.Member == member));

    /// <summary>Operators and indices of constants are lowered where they stand, what is set by reference too; conversions are those of <c>Create</c>.</summary>
    private static bool IsLoweredInPlace(MethodInfo method) => method.Name is "get_Item" or "set_Item" or "Invert"
        || (method.Name == "Create" && NumericTable.Constructor(NumericTypes.Find(method.DeclaringType!.Name)!, [.. method.GetParameters().Select(parameter => NumericCase.Mapped(parameter.ParameterType)!)]) is not null);

    [Theory]
    [InlineData(typeof(Vector2))]
    [InlineData(typeof(Vector3))]
    [InlineData(typeof(Vector4))]
    [InlineData(typeof(Quaternion))]
    [InlineData(typeof(Plane))]
    [InlineData(typeof(Matrix3x2))]
    [InlineData(typeof(Matrix4x4))]
    public void Every_member_of_the_framework_is_in_the_table_or_is_an_exception_with_a_reason(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            bool isException = RuleException.Find(method) is not null;
            bool isKnown = NumericCase.All.Any(member => member.Is(method)) || (!isException && IsLoweredInPlace(method));
            Assert.True(isKnown ^ isException, $"{type.Name}.{method}: {(isKnown ? "an exception that is in the table" : "neither in the table nor an exception")}");
        }
    }

    [Theory]
    [InlineData("Vector2")]
    [InlineData("Vector3")]
    [InlineData("Vector4")]
    [InlineData("Quaternion")]
    [InlineData("Matrix3x2")]
    [InlineData("Matrix4x4")]
    [InlineData("Plane")]
    public void Components_are_the_fields_of_the_framework_in_order(string name)
    {
        StructType type = NumericTypes.Find(name)!;

        Assert.Equal(NumericCase.Fields(NumericCase.Real(type)).Select(field => field.Name), type.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Values_are_bitwise_those_of_the_framework() => ForAll((expression, count, original, gradient) =>
    {
        var random = new Random(1);
        for (int k = 0; k < Points; k++)
        {
            float[] point = [.. Enumerable.Range(0, count).Select(_ => Sampled(random, withSpecial: k >= Points / 2))];
            if (Thrown(() => original(point)) is { } exception)
            {
                // What is refused may not be asked for: the distances of a perspective say nothing of its width.
                Assert.Contains(Thrown(() => gradient(point, new float[count])), new[] { null, exception });
                continue;
            }

            (float expected, float found) = (original(point), gradient(point, new float[count]));
            Assert.True(
                BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found) || (float.IsNaN(expected) && float.IsNaN(found)),
                $"{expression} at ({string.Join(", ", point)}) is {expected:R}, with gradient {found:R}");
        }
    });

    [Fact]
    public void Gradients_are_those_of_differences() => ForAll((expression, count, original, gradient) =>
    {
        var random = new Random(2);
        for (int k = 0; k < 5; k++)
        {
            float[] point = [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 3) - 1.5))], found = new float[count];
            Array.Fill(found, float.NaN);
            if (Thrown(() => original(point)) is not null)
            {
                // Distances of a perspective: positive and in order.
                Array.Sort(point);
                point = [.. point.Select((number, i) => Math.Abs(number) + i)];
                if (Thrown(() => original(point)) is not null)
                    point = [.. point.Select((number, i) => i == 0 ? 1 : number)];
            }

            float value = gradient(point, found);
            for (int operand = 0; operand < count; operand++)
            {
                (double large, double small) = (Difference(original, point, operand, 0.02f), Difference(original, point, operand, 0.01f));
                double tolerance = 0.02 * (1 + Math.Abs(small) + Math.Abs(value));

                // Not smooth here, or steeper than these steps can tell: the other points say it.
                bool isDecided = Math.Abs(large - small) <= tolerance;

                // By numbers in place of a mask there is no choice; by comparisons see the corpus.
                isDecided &= !expression.Contains("ConditionalSelect", StringComparison.Ordinal);
                Assert.True(
                    !isDecided || Math.Abs(small - found[operand]) <= tolerance,
                    $"{expression} at ({string.Join(", ", point)}): partial {operand} is {found[operand]:R}, by differences {small:R}");
            }
        }
    });

    private static void ForAll(Action<string, int, Original, Gradient> check)
    {
        List<string> failures = [];
        foreach (Type emitted in new[] { Optimized, Unoptimized })
        {
            for (int k = 0; k < Expressions.Length; k++)
            {
                MethodInfo original = emitted.GetMethod("F" + k, BindingFlags.Static | BindingFlags.NonPublic)!;
                MethodInfo gradient = emitted.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
                    .Single(method => method.Name == $"F{k}Gradient" && method.ReturnType == typeof(float));
                try
                {
                    check(Expressions[k].Expression, Math.Max(1, Expressions[k].Case.Count), original.CreateDelegate<Original>(), gradient.CreateDelegate<Gradient>());
                }
                catch (Xunit.Sdk.XunitException failure)
                {
                    failures.Add(failure.Message);
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static string? Thrown(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.GetType().Name;
        }
    }

    private static double Difference(Original function, float[] point, int operand, float step)
    {
        (float[] above, float[] below) = ([.. point], [.. point]);
        above[operand] += step;
        below[operand] -= step;
        return ((double)function(above) - function(below)) / ((double)above[operand] - below[operand]);
    }

    private static float Sampled(Random random, bool withSpecial) => withSpecial && random.Next(8) == 0
        ? Special[random.Next(Special.Length)]
        : (float)(((random.NextDouble() * 2) - 1) * Math.Pow(2, random.Next(-6, 6)));

    private static Type Emit(HarnessOptions options)
    {
        var source = new StringBuilder("using System.Numerics; using Differentiator; static partial class C {\n");
        for (int k = 0; k < Expressions.Length; k++)
            source.Append("[Differentiable(Derivatives = Derivatives.Gradient)] static float F").Append(k).Append("(float[] p) => ").Append(Expressions[k].Expression).Append(";\n");
        return GeneratorHarness.Run(options, source.Append('}').ToString()).Assembly.GetType("C")!;
    }
}
