using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md 19, 40, 91: value tuples.</summary>
public static partial class Tuples
{
    // 19
    [Differentiable, Covers(19), Case(3.0, 2.0, Expect = new[] { 3.0, -2.0 })]
    public static double Swap(double x, double y)
    {
        (x, y) = (y, x);
        return 3 * y - 2 * x;
    }

    [Differentiable, Case(3.0, 2.0)]
    public static double Elements(double x, double y)
    {
        var t = (x * y, second: x + y);
        t.Item1 += t.second;
        t.second *= x;
        return t.Item1 * t.Item2;
    }

    // 40
    [Differentiable, Covers(40), Case(3.0, Expect = new[] { 2.0 }), Case(-3.0, Expect = new[] { 2.0 })]
    public static double AssembledDifferently(double x)
    {
        (double, double) t;
        if (x > 0)
            t = (x, x);
        else
            t = (2 * x, 0);
        return t.Item1 + t.Item2;
    }

    [Differentiable, Case(3.0, 2.0), Case(1.0, 2.0)]
    public static double ChosenByAConditional(double x, double y)
    {
        (double low, double high) = x < y ? (x, y) : (y * x, x);
        return high * high - low;
    }

    // 91
    [Differentiable, Covers(91), Case(0.7, 2.0)]
    public static double ResultOfAHelper(double x, double y)
    {
        (double sin, double cos) = SinCos(x * y);
        var (s, c) = SinCos(sin);
        return s * cos + c;
    }

    [Differentiable, Case(0.7, 2.0)]
    public static double ElementOfAResult(double x, double y) => SinCos(x).sin * SinCos(y).Item2;

    [Differentiable, Case(new[] { 1.0, 2.5, -3.0 })]
    public static double MeanAndVariance(double[] a)
    {
        (double mean, double variance) = Moments(a);
        return mean / Math.Sqrt(variance + 1);
    }

    [Differentiable, Case(1.5, 4), Case(1.5, 0)]
    public static double CarriedByALoop(double x, int n)
    {
        (double a, double b) pair = (1, x);
        for (int i = 0; i < n; i++)
            pair = (pair.b, pair.a * x + pair.b);
        return pair.a * pair.b;
    }

    [Differentiable, Case(1.5, 4)]
    public static double FibonacciByDeconstruction(double x, int n)
    {
        (double a, double b) = (1, x);
        while (n-- > 0)
            (a, b) = (b, a + x * b);
        return a;
    }

    [Differentiable, Case(1.5, 2.5, 3)]
    public static double NestedTuples(double x, double y, int n)
    {
        ((double a, int k), var b) = ((x * y, n), (x, y));
        var t = (b, (a, k));
        t.Item1.x *= 2;
        (_, (double c, int m)) = t;
        return t.b.x * c * m + t.b.y;
    }

    [Differentiable, Case(1.5, 2.5), Case(2.5, 2.5, Expect = new[] { 1.0, 2.0 }, Smooth = false)]
    public static double Comparison(double x, double y) => (x, 1) == (y, 1) ? x + 2 * y : (x, 2) != (y, 3) ? x * y : 0;

    [Differentiable, Case(1.5f, 2)]
    public static float ConvertedElements(float x, int n)
    {
        (double, float) t = (x, n);
        return (float)t.Item1 * t.Item2;
    }

    [Differentiable, Case(1.5, 2.5)]
    public static double PassedAround(double x, double y)
    {
        var t = (x, y);
        Scale(ref t, y);
        Scale(ref t, Sum(t));
        Halve(ref t.y);
        return Sum((t.y, t.x)) * t.x;
    }

    [Differentiable, Case(new[] { 1.0, 2.5, -3.0, 2.0 })]
    public static double LargestTwo(double[] a)
    {
        var top = (first: double.NegativeInfinity, second: double.NegativeInfinity);
        foreach (double v in a)
        {
            if (v > top.first)
                top = (v, top.first);
            else if (v > top.second)
                top.second = v;
        }

        return top.first * top.second;
    }

    [Differentiable, Case(1.5, 2.5), Case(-1.5, 2.5), Case(0.5, -2.5)]
    public static double Patterns(double x, double y) => (x, y) switch
    {
        ( < 0, _) => x * y,
        (var a, > 0 and var b) when a < b => a * a * b,
        var (a, b) => a + b,
    };

    [Differentiable, Case(1.5, 2.5), Case(-1.5, 2.5)]
    public static double ReturnedFromBranches(double x, double y)
    {
        var (low, high) = Sorted(x, y);
        return low * low * high;
    }

    private static (double sin, double cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));

    private static (double, double) Moments(ReadOnlySpan<double> a)
    {
        double sum = 0, squares = 0;
        foreach (double v in a)
        {
            sum += v;
            squares += v * v;
        }

        double mean = sum / a.Length;
        return (mean, squares / a.Length - mean * mean);
    }

    private static void Scale(ref (double x, double y) t, double by)
    {
        t.x *= by;
        t = (t.x, t.y + by);
    }

    private static void Halve(ref double v) => v /= 2;

    private static double Sum((double, double) t) => t.Item1 + t.Item2 * t.Item2;

    private static (double, double) Sorted(double x, double y)
    {
        if (x < y)
            return (x, y);
        return (y, x);
    }
}
