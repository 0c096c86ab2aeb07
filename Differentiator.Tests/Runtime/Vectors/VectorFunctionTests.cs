using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace Differentiator.Tests.Runtime.Vectors;

/// <summary>Functions of lanes against those of numbers, lane by lane.</summary>
public sealed class VectorFunctionTests
{
    private const int Count = 20_000;

    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 1e-310, double.MaxValue, double.MinValue,
        709.7, 709.8, 710, -708.5, -740, -745.1, -746, 0.625, -0.625, 0.75, 1.5, 20, -400,
    ];

    public static TheoryData<string, double, double, double> Functions => new()
    {
        // name, from, to, units in the last place
        { "Exp", -750, 712, 3 }, { "Log", 1e-300, 1e3, 3 }, { "Log", 0.5, 2, 3 }, { "Sin", -100, 100, 4 }, { "Cos", -100, 100, 4 }, { "Tanh", -25, 25, 5 }, { "Tanh", -1, 1, 5 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Lanes_hold_the_values_of_the_function(string name, double from, double to, double units)
    {
        Form<double, Vector512<double>, Vector256<double>> form = name switch
        {
            "Exp" => new(Math.Exp, Differentiator.Vectors.Exp, Differentiator.Vectors.Exp),
            "Log" => new(Math.Log, Differentiator.Vectors.Log, Differentiator.Vectors.Log),
            "Sin" => new(Math.Sin, Differentiator.Vectors.Sin, Differentiator.Vectors.Sin),
            "Cos" => new(Math.Cos, Differentiator.Vectors.Cos, Differentiator.Vectors.Cos),
            _ => new(Math.Tanh, Differentiator.Vectors.Tanh, Differentiator.Vectors.Tanh),
        };
        foreach (double x in Points(from, to))
        {
            double expected = form.Number(x);
            Assert.All(Enumerable.Range(0, 8), lane => AssertClose(name, x, expected, form.Wide(Vector512.Create(0.5).WithElement(lane, x))[lane], units));
            AssertClose(name, x, expected, form.Narrow(Vector256.Create(0.5).WithElement(2, x))[2], units);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Lanes_of_floats_hold_the_values_of_the_function(string name, double from, double to, double units)
    {
        Form<float, Vector512<float>, Vector256<float>> form = name switch
        {
            "Exp" => new(MathF.Exp, Differentiator.Vectors.Exp, Differentiator.Vectors.Exp),
            "Log" => new(MathF.Log, Differentiator.Vectors.Log, Differentiator.Vectors.Log),
            "Sin" => new(MathF.Sin, Differentiator.Vectors.Sin, Differentiator.Vectors.Sin),
            "Cos" => new(MathF.Cos, Differentiator.Vectors.Cos, Differentiator.Vectors.Cos),
            _ => new(MathF.Tanh, Differentiator.Vectors.Tanh, Differentiator.Vectors.Tanh),
        };
        foreach (float x in Points(Math.Max(from, -87), Math.Min(to, 88)).Select(x => (float)x).Where(x => Math.Abs(x) is not (> 100 and < float.MaxValue) && Math.Abs(x) is not (> 0 and < 1e-30f)))
        {
            float expected = form.Number(x);
            AssertClose(name, x, expected, form.Wide(Vector512.Create(0.5f).WithElement(11, x))[11], units);
            AssertClose(name, x, expected, form.Narrow(Vector256.Create(0.5f).WithElement(5, x))[5], units);
        }
    }

    /// <summary>A function of numbers and those of lanes.</summary>
    private sealed record Form<T, TWide, TNarrow>(Func<T, T> Number, Func<TWide, TWide> Wide, Func<TNarrow, TNarrow> Narrow);

    private static IEnumerable<double> Points(double from, double to)
    {
        Random random = new(7);
        return Special.Concat(Enumerable.Range(0, Count).Select(_ => from + ((to - from) * random.NextDouble())));
    }

    private static void AssertClose(string name, double x, double expected, double found, double units)
    {
        // Near their zeros sine and cosine are as good as their largest values allow.
        double unit = Math.Max(double.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), name is "Sin" or "Cos" ? 1e-17 : 0);
        bool isClose = expected.Equals(found) || (double.IsFinite(expected) && Math.Abs(expected - found) <= units * unit);
        Assert.True(isClose, FormattableString.Invariant($"{name}({x:R}) is {expected:R}, in lanes {found:R}"));
    }

    private static void AssertClose(string name, float x, float expected, float found, double units)
    {
        float unit = Math.Max(float.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), name is "Sin" or "Cos" ? 1e-8f : 0);
        bool isClose = expected.Equals(found) || (float.IsFinite(expected) && Math.Abs(expected - found) <= units * unit);
        Assert.True(isClose, FormattableString.Invariant($"{name}({x:R}f) is {expected:R}, in lanes {found:R}"));
    }
}
