using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>CONFORMANCE.md, Further shapes that other systems get silently wrong.</summary>
public static partial class Shapes
{
    [Differentiable, Covers(112), Case(1.5, Expect = new[] { 9.75 })]
    public static double TwoDeclarators(double x)
    {
        double a = x * x, b = a * x;
        return a + b;
    }

    [Differentiable, Covers(112), Case(1.5, Expect = new[] { 9.75 }), Case(-1.5, Expect = new[] { 1.0 })]
    public static double TwoDeclaratorsInIf(double x)
    {
        double t = x;
        if (x > 0)
        {
            double a = x * x, b = a * x;
            t = a + b;
        }

        return t;
    }

    [Differentiable, Covers(112), Case(1.5, Expect = new[] { 29.25 })]
    public static double TwoDeclaratorsInLoop(double x)
    {
        double t = 0;
        for (int i = 0; i < 3; i++)
        {
            double a = x * x, b = a * x;
            t += a + b;
        }

        return t;
    }

    [Differentiable, Covers(114), Case(2.0, Expect = new[] { 28.0 }), Case(-2.0, Expect = new[] { 12.0 })]
    public static double ReassignedInOneBranch(double x)
    {
        double t = x * x;
        if (x > 0)
            t = 2 * t + x;
        return t * x;
    }

    [Differentiable, Covers(114), Case(2.0, Expect = new[] { 12.0 }), Case(-2.0, Expect = new[] { -8.0 })]
    public static double ReassignedInBothBranches(double x)
    {
        double t = x;
        if (x > 0)
            t = t * x;
        else
            t = 2 * t;
        return t * x;
    }

    [Differentiable, Covers(114), Case(2.0, 1.0), Case(2.0, -1.0), Case(-2.0, 1.0), Case(-2.0, -1.0)]
    public static double ReassignedInNestedBranches(double x, double y)
    {
        double t = x * y;
        if (x > 0)
        {
            t = t * x;
            if (y > 0)
                t = t * t;
            t = t + y;
        }
        else if (y > 0)
        {
            t = t - x;
        }

        return t * t * y;
    }

    [Differentiable, Covers(115), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static double AccumulatedByPlus(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            s = s + x[i] * x[i];
        return s;
    }

    [Differentiable, Covers(115), Case(new double[] { 1, 2, 3 }, Expect = new[] { 2.0, 4.0, 6.0 })]
    public static double AccumulatedByCompound(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
            s += x[i] * x[i];
        return s;
    }

    [Differentiable, Covers(115), Case(2.0, 5, Expect = new[] { 80.0 }), Case(0.0, 5, Expect = new[] { 0.0 }), Case(3.0, 1, Expect = new[] { 1.0 }), Case(3.0, 0, Expect = new[] { 0.0 })]
    public static double PowerByMultiplication(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
            p *= x;
        return p;
    }

    [Differentiable, Covers(115), Case(2.0, 3, Expect = new[] { 2 * 8 * 12.0 + 12.0 })]
    public static double PowerUsedAfterwards(double x, int n)
    {
        double p = 1;
        for (int i = 0; i < n; i++)
            p *= x;
        double q = p * p;
        return q + p;
    }

    [Differentiable, Covers(115), Case(0.9, 0.3), Case(0.5, 0.1)]
    public static double HundredSteps(double a, double b)
    {
        double state = 1;
        for (int i = 0; i < 100; i++)
            state = a * state + b * Math.Sin(state);
        return state;
    }

    [Differentiable, Covers(118), Case(2.0, 3.0, 5.0, Expect = new[] { 15.0, 10.0, 6.0 })]
    public static double NamesOfOurs(double result, double value, double wGradient)
    {
        double adjoint = result * value;
        return adjoint * wGradient;
    }

    [Differentiable, Covers(118), Case(2.0, 3.0, 5.0, Expect = new[] { 15.0, 10.0, 6.0 })]
    public static double MoreNamesOfOurs(double w, double wGradient, double resultCotangent)
    {
        double wAdjoint = w * wGradient;
        return wAdjoint * resultCotangent;
    }

    [Differentiable, Covers(118), Case(2.0, 3.0, Expect = new[] { 3.0, 2.0 })]
    public static double Keywords(double @class, double @return)
    {
        double @double = @class * @return;
        return @double;
    }

    [Differentiable, Covers(118), Case(2.0, 3.0, 5.0, Expect = new[] { 15.0, 10.0, 6.0 })]
    public static double CasesOfLetters(double x, double X, double item1)
    {
        double y = x * X, Y = y * item1;
        return Y;
    }

    [Differentiable, Covers(118), Case(2.0, 3.0, Expect = new[] { 3.0, 2.0 })]
    public static double TupleNames(double rest, double toString) => rest * toString;
}
