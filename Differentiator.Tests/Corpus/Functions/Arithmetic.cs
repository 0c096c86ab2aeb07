using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Arithmetic.</summary>
public static partial class Arithmetic
{
    [Differentiable, Covers(1), Case(3.0, 4.0, Expect = new[] { 1.0, 1.0 })]
    public static double Sum(double x, double y) => x + y;

    [Differentiable, Covers(1), Case(3.0f, 4.0f, Expect = new[] { 1.0, 1.0 })]
    public static float SumOfFloats(float x, float y) => x + y;

    [Differentiable, Covers(2), Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double Product(double x, double y) => x * y;

    [Differentiable, Covers(2), Case(3.0f, 4.0f, Expect = new[] { 4.0, 3.0 })]
    public static float ProductOfFloats(float x, float y) => x * y;

    [Differentiable, Covers(3), Case(6.0, 3.0, Expect = new[] { 1.0 / 3, -2.0 / 3 })]
    public static double Quotient(double x, double y) => x / y;

    [Differentiable, Covers(3), Case(2.0, Expect = new[] { -0.75 })]
    public static double Reciprocal(double x) => 3 / x;

    [Differentiable, Covers(4), Case(2.0, Expect = new[] { 12.0 }), Case(-1.5, Expect = new[] { 6.75 })]
    public static double Cube(double x) => x * x * x;

    [Differentiable, Covers(5), Case(3.0, Expect = new[] { -1.0 })]
    public static double Negated(double x) => -x;

    [Differentiable, Covers(5), Case(3.0, Expect = new[] { 1.0 })]
    public static double Plus(double x) => +x;

    [Differentiable, Covers(5), Case(3.0, 2.0, Expect = new[] { 2.0, 3.0 })]
    public static double NegatedTwice(double x, double y) => -(-x * y);

    [Differentiable, Covers(6), Case(3.0, Expect = new[] { 0.0 })]
    public static double DifferenceWithItself(double x) => x - x;

    [Differentiable, Covers(7), Case(3.0, Expect = new[] { 0.0 })]
    public static double TimesZero(double x) => x * 0;

    [Differentiable, Covers(8), Case(3.0, 2.0, Expect = new[] { 6.0, -4.0 })]
    public static double SumTimesDifference(double x, double y) => (x + y) * (x - y);

    [Differentiable, Covers(9), ZeroDerivative, Case(3.0, Expect = new[] { 0.0 })]
    public static double Constant(double x) => 42;

    [Differentiable, Covers(10), Case(3.0, Expect = new[] { 6.0 })]
    public static double SameTwice(double x) => Product(x, x);

    [Differentiable, Covers(11), Case(3.0, Expect = new[] { 1.0 })]
    public static double FloatTimesDouble(double x) => 1f * x;

    [Differentiable, Covers(11), Case(1.5f, 2.5, Expect = new[] { 2.5, 1.5 })]
    public static double FloatAndDouble(float x, double y) => x * y;

    [Differentiable, Covers(11), Case(1.5, Expect = new[] { 3.0 })]
    public static double ThroughFloat(double x) => (float)x * (float)x;

    [Differentiable, Covers(12), Case(7, 3.0, Expect = new[] { 7.0 })]
    public static double IntegerFactor(int n, double x) => n * x;

    [Differentiable, Covers(12), Case(7, 2, 3.0, Expect = new[] { 3.5 }), Case(7, 4, 3.0, Expect = new[] { 1.75 })]
    public static double IntegerExpression(int n, int m, double x) => (n / (double)m) * x + n / m;

    [Differentiable, Covers(12), Case(7, 2, 3.0, Expect = new[] { 4.0 })]
    public static double IntegerDivisionStays(int n, int m, double x) => (n / m + 1) * x;

    [Differentiable, Covers(13), ZeroDerivative, Case(3.5, Expect = new[] { 0.0 })]
    public static double ThroughInteger(double x) => (int)x;

    [Differentiable, Covers(13), Case(3.5, Expect = new[] { 3.0 })]
    public static double PartlyThroughInteger(double x) => (int)x * x;

    [Differentiable, Covers(14), Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double CheckedProduct(double x, double y) => checked(x * y);

    [Differentiable, Covers(14), Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double ParenthesisedProduct(double x, double y) => ((((x)) * (y)));

    [Differentiable, Covers(14), Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double CastProduct(double x, double y) => (double)((double)x * y);

    [Differentiable(nameof(y)), Covers(108), Case(3.0, 4.0, Expect = new[] { 3.0 })]
    public static double OneOfTwo(double x, double y) => x * y;

    [Differentiable(nameof(y), nameof(x)), Covers(108), Case(3.0, 4.0, Expect = new[] { 3.0, 4.0 })]
    public static double NamedInAnotherOrder(double x, double y) => x * y;

    [Differentiable, Covers(109), Case(3.0, 4.0, Expect = new[] { 4.0 })]
    public static double MarkedAsData(double x, [NoGradient] double y) => x * y;

    [Differentiable, Covers(109), Case(3.0, Expect = new[] { 3.0 }, Smooth = false)]
    public static double Stopped(double x) => x * Gradient.Stop(x);
}
