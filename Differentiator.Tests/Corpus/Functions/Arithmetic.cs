using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Arithmetic.</summary>
public static partial class Arithmetic
{
    // 1
    [Differentiable, Case(3.0, 4.0, Expect = new[] { 1.0, 1.0 })]
    public static double Sum(double x, double y) => x + y;

    [Differentiable, Case(3.0f, 4.0f, Expect = new[] { 1.0, 1.0 })]
    public static float SumOfFloats(float x, float y) => x + y;

    // 2
    [Differentiable, Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double Product(double x, double y) => x * y;

    [Differentiable, Case(3.0f, 4.0f, Expect = new[] { 4.0, 3.0 })]
    public static float ProductOfFloats(float x, float y) => x * y;

    // 3
    [Differentiable, Case(6.0, 3.0, Expect = new[] { 1.0 / 3, -2.0 / 3 })]
    public static double Quotient(double x, double y) => x / y;

    [Differentiable, Case(2.0, Expect = new[] { -0.75 })]
    public static double Reciprocal(double x) => 3 / x;

    // 4
    [Differentiable, Case(2.0, Expect = new[] { 12.0 }), Case(-1.5, Expect = new[] { 6.75 })]
    public static double Cube(double x) => x * x * x;

    // 5
    [Differentiable, Case(3.0, Expect = new[] { -1.0 })]
    public static double Negated(double x) => -x;

    [Differentiable, Case(3.0, Expect = new[] { 1.0 })]
    public static double Plus(double x) => +x;

    [Differentiable, Case(3.0, 2.0, Expect = new[] { 2.0, 3.0 })]
    public static double NegatedTwice(double x, double y) => -(-x * y);

    // 6
    [Differentiable, Case(3.0, Expect = new[] { 0.0 })]
    public static double DifferenceWithItself(double x) => x - x;

    // 7
    [Differentiable, Case(3.0, Expect = new[] { 0.0 })]
    public static double TimesZero(double x) => x * 0;

    // 8
    [Differentiable, Case(3.0, 2.0, Expect = new[] { 6.0, -4.0 })]
    public static double SumTimesDifference(double x, double y) => (x + y) * (x - y);

    // 9
    [Differentiable, ZeroDerivative, Case(3.0, Expect = new[] { 0.0 })]
    public static double Constant(double x) => 42;

    // 10
    [Differentiable, Case(3.0, Expect = new[] { 6.0 })]
    public static double SameTwice(double x) => Product(x, x);

    // 11
    [Differentiable, Case(3.0, Expect = new[] { 1.0 })]
    public static double FloatTimesDouble(double x) => 1f * x;

    [Differentiable, Case(1.5f, 2.5, Expect = new[] { 2.5, 1.5 })]
    public static double FloatAndDouble(float x, double y) => x * y;

    [Differentiable, Case(1.5, Expect = new[] { 3.0 })]
    public static double ThroughFloat(double x) => (float)x * (float)x;

    // 12
    [Differentiable, Case(7, 3.0, Expect = new[] { 7.0 })]
    public static double IntegerFactor(int n, double x) => n * x;

    [Differentiable, Case(7, 2, 3.0, Expect = new[] { 3.5 }), Case(7, 4, 3.0, Expect = new[] { 1.75 })]
    public static double IntegerExpression(int n, int m, double x) => (n / (double)m) * x + n / m;

    [Differentiable, Case(7, 2, 3.0, Expect = new[] { 4.0 })]
    public static double IntegerDivisionStays(int n, int m, double x) => (n / m + 1) * x;

    // 13
    [Differentiable, ZeroDerivative, Case(3.5, Expect = new[] { 0.0 })]
    public static double ThroughInteger(double x) => (int)x;

    [Differentiable, Case(3.5, Expect = new[] { 3.0 })]
    public static double PartlyThroughInteger(double x) => (int)x * x;

    // 14
    [Differentiable, Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double CheckedProduct(double x, double y) => checked(x * y);

    [Differentiable, Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double ParenthesisedProduct(double x, double y) => ((((x)) * (y)));

    [Differentiable, Case(3.0, 4.0, Expect = new[] { 4.0, 3.0 })]
    public static double CastProduct(double x, double y) => (double)((double)x * y);

    [Differentiable(nameof(y)), Case(3.0, 4.0, Expect = new[] { 3.0 })]
    public static double OneOfTwo(double x, double y) => x * y;

    [Differentiable(nameof(y), nameof(x)), Case(3.0, 4.0, Expect = new[] { 3.0, 4.0 })]
    public static double NamedInAnotherOrder(double x, double y) => x * y;

    [Differentiable, Case(3.0, 4.0, Expect = new[] { 4.0 })]
    public static double MarkedAsData(double x, [NoGradient] double y) => x * y;

    [Differentiable, Case(3.0, Expect = new[] { 3.0 }, Smooth = false)]
    public static double Stopped(double x) => x * Gradient.Stop(x);
}
