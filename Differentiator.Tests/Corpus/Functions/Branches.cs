using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Branches.</summary>
public static partial class Branches
{
    [Differentiable, Covers(26), Case(4.0, Expect = new[] { 8.0 }), Case(-10.0, Expect = new[] { 2.0 })]
    public static double IfElse(double x)
    {
        double result;
        if (x > 0)
            result = x * x;
        else
            result = x + x;
        return result;
    }

    [Differentiable, Covers(27), Case(2.0, Expect = new[] { 4.0 }), Case(0.5, Expect = new[] { 3.0 }), Case(-1.0, Expect = new[] { 0.0 })]
    public static double ElseIfWithReset(double x)
    {
        double t = 3 * x;
        if (x > 1)
        {
            t = x * x;
        }
        else if (x > 0)
        {
            t += 1;
        }
        else
        {
            t = 0;
        }

        return t;
    }

    [Differentiable, Covers(28), Case(2.0, 3.0, Expect = new[] { 5.0, 2.0 }), Case(-2.0, 3.0, Expect = new[] { -1.0, -2.0 })]
    public static double ConditionalInside(double x, double y) => x * y + (x > 0 ? 2 * x : -4 * x);

    [Differentiable, Covers(28), Case(2.0, true, Expect = new[] { 4.0 }), Case(2.0, false, Expect = new[] { -1.0 })]
    public static double OnFlag(double x, bool square) => square ? x * x : -x;

    [Differentiable, Covers(28), Case(2.0, 0, Expect = new[] { 1.0 }), Case(2.0, 1, Expect = new[] { 4.0 }), Case(2.0, 2, Expect = new[] { 12.0 })]
    public static double OnInteger(double x, int power) => power == 0 ? x : power == 1 ? x * x : x * x * x;

    [Differentiable, Covers(29), Case(2.0, Expect = new[] { 4.0 }), Case(-2.0, Expect = new[] { -4.0 })]
    public static double EmptyBranch(double x)
    {
        double t = x * x;
        if (x > 0)
        {
        }

        return t;
    }

    [Differentiable, Covers(29), Case(2.0, Expect = new[] { 4.0 }), Case(-2.0, Expect = new[] { 1.0 })]
    public static double EmptyThenBranch(double x)
    {
        double t = x * x;
        if (x > 0)
        {
        }
        else
        {
            t = x;
        }

        return t;
    }

    [Differentiable, Covers(33), Case(0.0, Expect = new[] { 0.0 }, Smooth = false), Case(2.0, Expect = new[] { 0.5 }), Case(-1.0, Expect = new[] { 0.0 })]
    public static double GuardedLog(double x) => x > 0 ? Math.Log(x) : 0;

    [Differentiable, Covers(34), Case(0.0, Expect = new[] { 0.0 }), Case(1.0, Expect = new[] { 0.0 })]
    public static double GuardedAngle(double x) => x > 1e-8 ? Math.Atan2(x, x) : 0;

    [Differentiable, Covers(26), Case(3.0, 2.0, Expect = new[] { 2.0, 3.0 }), Case(3.0, -2.0, Expect = new[] { 1.0, 1.0 }), Case(-3.0, 2.0, Expect = new[] { 1.0, 1.0 })]
    public static double BothConditions(double x, double y)
    {
        double t = x + y;
        if (x > 0 && y > 0)
            t = x * y;
        return t;
    }

    [Differentiable, Covers(26), Case(3.0, 2.0, Expect = new[] { 2.0, 3.0 }), Case(-3.0, -2.0, Expect = new[] { 1.0, 1.0 }), Case(-3.0, 2.0, Expect = new[] { 2.0, -3.0 })]
    public static double EitherCondition(double x, double y)
    {
        bool product = x > 0 || !(y < 0);
        return product ? x * y : x + y;
    }

    [Differentiable, Covers(34), Case(3.0, Expect = new[] { 54.0 }), Case(0.5, Expect = new[] { 1.5 })]
    public static double ConditionOnOverwrittenValue(double x)
    {
        double t = x * x;
        if (t > 1)
            t = t * x;
        else
            t = t + x;
        bool large = t > 2;
        t = large ? 2 * t : t - 0.5 * x;
        return t;
    }

    [Differentiable, Covers(34), Case(3.0, 2.0, Expect = new[] { 2.0, 3.0 }), Case(-3.0, 2.0, Expect = new[] { 2.0, -3.0 })]
    public static double ComparedWithItsCopy(double x, double y)
    {
        double t = x;
        if (t < x)
            t = y;
        if (t != x)
            t = y * y;
        double copy = y;
        return t * Math.Max(copy, y);
    }

    [Differentiable, Covers(34), Case(3.0, Expect = new[] { 1.0 })]
    public static double MaximumOfItself(double x) => Math.Max(x, x);

    [Differentiable, Covers(27), Case(2.0, 3.0), Case(-2.0, 3.0), Case(2.0, -3.0)]
    public static double SameConditionTwice(double x, double y)
    {
        double t = x * y, u = 1;
        if (t > 0)
            u = Math.Log(t);
        if (t > 0)
            t = t * u;
        else
            u = t > 0 ? x : y;
        return t + u * x;
    }
}
