using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Calls.</summary>
public static partial class Calls
{
    [Differentiable, Covers(59), Case(3.0, Expect = new[] { 12.0 })]
    public static double StaticCall(double x) => 2 * Square(x);

    [Differentiable, Covers(59), Case(3.0, Expect = new[] { 6.0 })]
    public static double Square(double x) => x * x;

    [Differentiable, Covers(60), Case(2.0, Expect = new[] { 32.0 })]
    public static double TwoLevels(double x) => Fourth(x);

    [Differentiable, Covers(60), Case(2.0, Expect = new[] { 32.0 })]
    public static double Fourth(double x)
    {
        double square = Square(x);
        return Square(square);
    }

    [Differentiable, Covers(61), Case(2.0, 3.0, Expect = new[] { 36.0, 24.0 })]
    public static double UsedTwice(double x, double y) => Square(x) * Square(y);

    [Differentiable, Covers(61), Case(1.5, 3, Expect = new[] { 8 * 17.0859375 })]
    public static double CallInLoop(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
            t = Square(t);
        return t;
    }

    [Differentiable, Covers(65), Case(2.0, 3.0, Expect = new[] { 3.0, 2.0 })]
    public static double Optional(double x, double y = 5.0) => x * y;

    [Differentiable, Covers(65), Case(2.0, Expect = new[] { 5.0 })]
    public static double DefaultArgument(double x) => Optional(x);

    [Differentiable, Covers(65), Case(2.0, 3.0, Expect = new[] { 2.0, 3.0 })]
    public static double NamedArguments(double x, double y) => Weighted(second: y, first: x);

    [Differentiable, Covers(65), Case(1.0, 2.0, 2.0, Expect = new[] { 2.0, 3.0, 1.0 })]
    public static double Weighted(double first, double second, double weight = 2.0) => weight * first + 3 * second;

    [Differentiable, Covers(66), Case(2.0, new double[] { 1, 2, 3 }, Expect = new[] { 6.0, 2.0, 2.0, 2.0 })]
    public static double Params(double w, params double[] x)
    {
        double sum = 0;
        foreach (double item in x)
            sum += w * item;
        return sum;
    }

    [Differentiable, Covers(66), Case(2.0, 3.0, Expect = new[] { 7.0, 2.0 })]
    public static double ParamsExpanded(double x, double y) => Params(x, x, y) + Params(y);

    [Differentiable, Covers(65), Case(2.0, new double[] { 1, 2, 3 }, Expect = new[] { 56.0, 8.0, 16.0, 24.0 })]
    public static double ArrayPassedOn(double w, double[] x) => w * w * SumOfSquares(x);

    [Differentiable, Covers(65), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double item in x)
            sum += item * item;
        return sum;
    }

    [Differentiable, Covers(117), Case(2.0, Expect = new[] { 12.0 })]
    public static double OtherClass(double x) => CallsElsewhere.Cube(x);

    [Differentiable, Covers(117), Case(2.0, Expect = new[] { 4.0 })]
    public static double NestedClass(double x) => Inner.Square(x);

    [Differentiable, Covers(117), Case(2.0, Expect = new[] { 80.0 })]
    public static double OtherFile(double x) => CallsInAnotherFile.Fifth(x);

    /// <summary>A nested class.</summary>
    public static partial class Inner
    {
        [Differentiable, Covers(117), Case(2.0, Expect = new[] { 4.0 })]
        public static double Square(double x) => x * x;

        [Differentiable, Covers(117), Case(2.0, Expect = new[] { 8.0 })]
        public static double OfOuter(double x) => 2 * StaticCall(x) - 2 * Calls.Square(x);
    }
}

/// <summary>Called from another class of the same file.</summary>
public static partial class CallsElsewhere
{
    [Differentiable, Covers(117), Case(2.0, Expect = new[] { 12.0 })]
    public static double Cube(double x) => x * x * x;
}
