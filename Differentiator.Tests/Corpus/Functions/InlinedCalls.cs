using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Callees with branches and loops, called in conditions, conditional expressions and arguments.</summary>
public static partial class InlinedCalls
{
    [Differentiable, Case(1.5, 3), Case(0.5, 3), Case(0.5, 0)]
    public static double Power(double x, int n)
    {
        double t = 1;
        for (int i = 0; i < n; i++)
            t *= x;
        return t;
    }

    [Differentiable, Case(1.5), Case(-1.5)]
    public static double Signed(double x)
    {
        if (x < 0)
            return -x * x;
        return x * x;
    }

    [Differentiable, Case(1.5, 3), Case(0.5, 3), Case(0.5, 0)]
    public static double InACondition(double x, int n)
    {
        double t = x;
        if (Power(x, n) > 1)
            t = t * t;
        return t;
    }

    [Differentiable, Case(1.5, 3), Case(-0.5, 3), Case(0.5, 0)]
    public static double InAConditional(double x, int n) => x > 0 ? Power(x, n) : Signed(x) * x;

    [Differentiable, Covers(60), Case(1.5, 3), Case(-0.5, 3), Case(0.5, 0)]
    public static double InTheConditionOfAConditional(double x, int n) => Power(x, n) > Signed(x) ? Signed(x + 1) : x;

    [Differentiable, Case(1.5, 3), Case(-0.5, 3)]
    public static double InAnAnd(double x, int n)
    {
        double t = x;
        if (x > 0 && Power(x, n) > 2)
            t = Math.Log(t);
        if (x < 0 || Power(x, n) > 2)
            t = t * x;
        return t;
    }

    [Differentiable, Case(1.5, 3), Case(0.5, 2), Case(0.5, 0)]
    public static double OfItself(double x, int n) => Power(Power(x, n), n) + Power(x * x, n);

    [Differentiable, Covers(61), Case(1.2, 2, 3), Case(1.2, 0, 3), Case(1.2, 3, 0)]
    public static double LoopInLoop(double x, int n, int m)
    {
        double t = x;
        for (int i = 0; i < n; i++)
            t = Power(t, m) + Signed(-t);
        return t;
    }

    [Differentiable, Case(1.2, new double[] { 1, -2, 3 })]
    public static double OfElements(double w, double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Signed(w * x[i]) * Power(x[i], 2);
        return sum;
    }

    [Differentiable, Case(1.2, new double[] { 1, -2, 3 })]
    public static double OfArrays(double w, double[] x)
    {
        double norm = Norm(x);
        return OfElements(norm * w, x) / norm;
    }

    [Differentiable, Case(new double[] { 1, -2, 3 }), Case(new double[] { 0, 0 }, Expect = new[] { 0.0, 0.0 }, Smooth = false)]
    public static double Norm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double item in x)
            sum += item * item;
        return Math.Sqrt(sum);
    }

    [Differentiable, Case(1.2f, 3), Case(-1.2f, 3)]
    public static float OfFloats(float x, int n)
    {
        float t = x > 0 ? PowerOfFloat(x, n) : PowerOfFloat(-x, n + 1);
        return MathF.Sin(t) * PowerOfFloat(t, 2);
    }

    [Differentiable, Case(1.2f, 3)]
    public static float PowerOfFloat(float x, int n)
    {
        float t = 1;
        for (int i = 0; i < n; i++)
            t *= x;
        return t;
    }

    [Differentiable, Covers(64), Case(3.0, 2.0), Case(2.0, 3.0)]
    public static double CalleeReassignsItsParameter(double x, double y) => Reassigned(x, y) * x;

    [Differentiable, Case(3.0, 2.0), Case(2.0, 3.0)]
    public static double Reassigned(double x, double y)
    {
        x = x * y;
        if (x > 2 * y)
            x -= y;
        y = x * x;
        return y + x;
    }
}
