using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Several ways out of a method.</summary>
public static partial class Exits
{
    [Differentiable, Covers(36, 116), Case(2.0, Expect = new[] { 4.0 }), Case(-2.0, Expect = new[] { 0.0 })]
    public static double Early(double x)
    {
        if (x <= 0)
            return 0;
        double t = x * x;
        return t;
    }

    [Differentiable, Covers(36), Case(2.0, 3.0), Case(-2.0, 3.0), Case(-2.0, -3.0), Case(12.0, 1.0)]
    public static double Several(double x, double y)
    {
        if (x > 10)
            return x;
        double t = x * y;
        if (t > 0)
        {
            if (x < 0)
                t = -t * t;
            else
                t = Math.Log(t);
        }
        else
        {
            t = Math.Exp(t);
        }

        return t * y;
    }

    [Differentiable, Covers(36, 116), Case(2.0, 3), Case(0.5, 3), Case(2.0, 0), Case(-1.0, 2)]
    public static double BeforeAndAfterALoop(double x, int n)
    {
        if (x < 0)
            return x * x * x;
        double t = x;
        for (int i = 0; i < n; i++)
            t = t * Math.Sin(t);
        if (t > 1)
            return t * x;
        for (int i = 0; i < n; i++)
            t = Math.Cos(t);
        return t;
    }

    [Differentiable, Covers(36), Case(new double[] { 1, 2, 3 }, 2.0), Case(new double[] { 1, 2, 3 }, -2.0), Case(new double[0], 2.0)]
    public static double FromABranchWithALoop(double[] x, double w)
    {
        if (w < 0)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += x[i] * w;
            return sum * sum;
        }

        double product = w;
        for (int i = 0; i < x.Length; i++)
            product *= x[i];
        return product;
    }

    [Differentiable, Covers(36), Case(2.0f, 3), Case(-2.0f, 3), Case(0.5f, 3)]
    public static float OfFloats(float x, int n)
    {
        if (x < 0)
            return MathF.Exp(x);
        float t = 1;
        for (int i = 0; i < n; i++)
            t *= x;
        if (t < 1)
            return t;
        return MathF.Sqrt(t);
    }

    [Differentiable, Covers(36), Case(2.0, Expect = new[] { 1.0 }), Case(-2.0, Expect = new[] { -1.0 })]
    public static double IfElseOnly(double x)
    {
        if (x > 0)
            return x;
        else
            return -x;
    }
}
