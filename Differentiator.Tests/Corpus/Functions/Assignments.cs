using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Assignments.</summary>
public static partial class Assignments
{
    [Differentiable, Covers(15), Case(2.0, Expect = new[] { 32.0 })]
    public static double Reassigned(double x)
    {
        double t = x;
        t = t * t;
        t = t * t;
        return t;
    }

    [Differentiable, Covers(16), Case(2.0, Expect = new[] { 4.0 })]
    public static double ParameterOverwritten(double x)
    {
        x *= x;
        return x;
    }

    [Differentiable, Covers(16), Case(2.0, 3.0, Expect = new[] { 36.0, 24.0 })]
    public static double ParameterOverwrittenTwice(double x, double y)
    {
        x = x * y;
        x = x * x;
        y = 1;
        return x * y;
    }

    [Differentiable, Covers(17), Case(2.0, Expect = new[] { 6.0 })]
    public static double Incremented(double x)
    {
        double y = x;
        y++;
        return y * y;
    }

    [Differentiable, Covers(17), Case(2.0, Expect = new[] { 3.0 })]
    public static double IncrementedAfterwards(double x)
    {
        double y = x++;
        --x;
        return x + y + x;
    }

    [Differentiable, Covers(18), Case(2.0, 5.0, Expect = new[] { -1.0, 2.0 })]
    public static double SwapThroughTemporary(double x, double y)
    {
        double temporary = x;
        x = y;
        y = temporary;
        return 2 * x - y;
    }

    [Differentiable, Covers(19), Case(2.0, 5.0, Expect = new[] { -1.0, 2.0 })]
    public static double SwapOfTuple(double x, double y)
    {
        (x, y) = (y, x);
        return 2 * x - y;
    }

    [Differentiable, Covers(20), Case(3.0, Expect = new[] { 108.0 })]
    public static double Chained(double x)
    {
        double a, b;
        a = b = x * x;
        return a * b;
    }

    [Differentiable, Covers(21), Case(3.0, Expect = new[] { 2.0 })]
    public static double DeadAssignment(double x)
    {
        double t = x * x * x;
        t = 2 * x;
        return t;
    }

    [Differentiable, Covers(22), ZeroDerivative, Case(3.0, Expect = new[] { 0.0 })]
    public static double OverwrittenByConstant(double x)
    {
        double t = x * x;
        t = 1;
        return t;
    }

    [Differentiable, Covers(23), Case(3.0, 2.0, Expect = new[] { 4.0, 3.0 })]
    public static double CompoundAdd(double x, double y)
    {
        double t = x * y;
        t += 2 * x;
        return t;
    }

    [Differentiable, Covers(23), Case(3.0, 2.0, Expect = new[] { 0.0, 3.0 })]
    public static double CompoundSubtract(double x, double y)
    {
        double t = x * y;
        t -= 2 * x;
        return t;
    }

    [Differentiable, Covers(23), Case(3.0, 2.0, Expect = new[] { 12.0, 9.0 })]
    public static double CompoundMultiply(double x, double y)
    {
        double t = x;
        t *= x * y;
        return t;
    }

    [Differentiable, Covers(23), Case(3.0, 2.0, Expect = new[] { 0.5, -0.75 })]
    public static double CompoundDivide(double x, double y)
    {
        double t = x;
        t /= y;
        return t;
    }

    [Differentiable, Covers(23), Case(3.0f, 2.0f, Expect = new[] { 10.0, 6.0 })]
    public static float CompoundsOfFloat(float x, float y)
    {
        float t = x;
        t *= x + y;
        t += x;
        t -= y * 0.5f;
        t += y * 3.5f;
        return t + x;
    }
}
