using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops of unknown length, and ways out of them.</summary>
public static partial class Flow
{
    [Differentiable, Covers(45), Case(2.0, Expect = new[] { 0.35355339059327379 }), Case(9.0), Case(0.25)]
    public static double NewtonSquareRoot(double a)
    {
        double x = a > 1 ? a : 1;
        while (Math.Abs(x * x - a) > 1e-13 * a)
            x = 0.5 * (x + a / x);
        return x;
    }

    [Differentiable, Covers(44), Case(3.0), Case(100.0), Case(0.5)]
    public static double HalvedWhileLarge(double x)
    {
        double t = x;
        while (t > 1)
            t = t * t / (1 + t * x);
        return t * x;
    }

    [Differentiable, Covers(44), Case(0.5, Expect = new[] { 1.0 }), Case(3.0, Expect = new[] { 6.0 })]
    public static double DoWhile(double x)
    {
        double t = x;
        do
        {
            t *= x;
        }
        while (t < 4 && t > 1);
        return t;
    }

    [Differentiable, Covers(44), Case(0.7, 5), Case(0.7, 1), Case(0.7, 0)]
    public static double DoWhileDeclaresItsResult(double x, int n)
    {
        double t;
        int i = 0;
        do
        {
            t = x * i;
            if (t > 1)
                continue;
            t += Math.Sin(x);
        }
        while (++i < n);
        return t * x;
    }

    [Differentiable, Covers(25, 44), Case(0.7, 5), Case(0.7, 0), Case(1.3, 40)]
    public static double TestWithAnAssignment(double x, int n)
    {
        double t = x, u;
        while ((u = t * x) < 5 && n-- > 0)
            t = t + Math.Sin(u);
        return t * u;
    }

    [Differentiable, Case(2.0), Case(1.5)]
    public static double TestThatCallsAMethod(double x)
    {
        double t = x;
        while (Distance(t, x) < 10)
            t = t * x + 1;
        return t;
    }

    private static double Distance(double a, double b)
    {
        if (a > b)
            return a - b;
        return b - a;
    }

    [Differentiable, Covers(44), Case(2.0, 5, Expect = new[] { 80.0 }), Case(2.0, 0, Expect = new[] { 0.0 })]
    public static double EmptyIncrement(double x, int n)
    {
        double t = 1;
        for (int i = 0; i < n;)
        {
            t *= x;
            i++;
        }

        return t;
    }

    [Differentiable, Covers(53), Case(2.0, 7), Case(2.0, 0)]
    public static double IndexAssignedInTheBody(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            if (i % 3 == 1)
                i++;
            t = t * x + i;
        }

        return t;
    }

    [Differentiable, Covers(53), Case(1.1, 9), Case(1.1, 0)]
    public static double BoundChanges(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            n--;
            t = Math.Sin(t) * x + i;
        }

        return t * n;
    }

    [Differentiable, Covers(52), Case(1.1, 9), Case(1.1, 0)]
    public static double UpdateInTheHeader(double x, int n)
    {
        double s = 0;
        for (double t = x; n > 0; t *= x, n -= 2)
            s += t * n;
        return s + x;
    }

    [Differentiable, Covers(46), Case(2.0, Expect = new[] { 192.0 })]
    public static double Continue(double x)
    {
        double t = 1;
        for (int i = 0; i < 8; i++)
        {
            if (i % 4 == 3)
                continue;
            t *= x;
        }

        return t;
    }

    [Differentiable, Covers(47), Case(2.0, Expect = new[] { 12.0 })]
    public static double UnconditionalContinue(double x)
    {
        double t = 1;
        for (int i = 0; i < 3; i++)
        {
            t *= x;
            continue;
#pragma warning disable CS0162
            t = 0;
#pragma warning restore CS0162
        }

        return t;
    }

    [Differentiable, Covers(37), Case(2.0, Expect = new[] { 4.0 })]
    public static double ReturnFromALoop(double x)
    {
        double t = 1;
        for (int i = 0; i < 5; i++)
        {
            t *= x;
            if (i == 1)
                return t;
        }

        return -t;
    }

    [Differentiable, Case(new double[] { 0.5, 2, -1, 3 }, 1.5), Case(new double[] { 0.5, 0.25 }, 1.5), Case(new double[0], 1.5)]
    public static double Break(double[] x, double w)
    {
        double product = w;
        int count = 0;
        foreach (double v in x)
        {
            if (v < 0)
                break;
            product *= v + w;
            count++;
        }

        return product * count * w;
    }

    [Differentiable, Case(new double[] { 0.5, 2, -1, 3 }, 1.5), Case(new double[] { 0.5, 4, 0.25 }, 1.5), Case(new double[] { -0.5, 0.3, 7 }, 2.0)]
    public static double TwoBreaksAndAContinue(double[] x, double w)
    {
        double t = w;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 3)
                break;
            t = t * x[i] + w;
            if (x[i] < 0.4)
                continue;
            t = Math.Sin(t);
            if (t < -0.9)
            {
                t *= 2;
                break;
            }

            t += x[i] * x[i];
        }

        return t * w;
    }

    [Differentiable, Case(new double[] { 0.5, 2, -1, 3 }, 1.5), Case(new double[] { 0.5, 4, 0.25 }, 1.5), Case(new double[0], 2.0)]
    public static double BreakInInnerLoopInABranch(double[] x, double w)
    {
        double total = w;
        for (int i = 0; i < x.Length; i++)
        {
            double t = x[i];
            if (i % 2 == 1)
            {
                while (true)
                {
                    t = t * w;
                    if (Math.Abs(t) > 5)
                        break;
                    total += t;
                }

                total *= 1.125;
            }
            else
            {
                total -= t * t;
            }

            total += w;
        }

        return total;
    }

    [Differentiable, Covers(48, 116), Case(1.5, 0.5, 4), Case(1.5, -0.5, 4), Case(0.25, 0.5, 3), Case(1.5, 0.5, 0)]
    public static double ReturnFromNestedLoops(double x, double y, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                t = t * x + y;
                if (t > 6)
                    return t * y;
            }

            if (t < 0)
                return x;
            t -= y;
        }

        return t * t;
    }

    [Differentiable, Covers(48), Case(1.5, 0.5, 4), Case(0.25, 0.5, 3), Case(1.5, 0.5, 0)]
    public static double GotoAfterNestedLoops(double x, double y, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                t = t * x + y;
                if (t > 6)
                    goto found;
            }

            t -= y;
        }

    found:
        return t * t;
    }

    [Differentiable, Covers(48), Case(1.5, 0.5, 4), Case(0.25, 0.5, 3), Case(1.5, 0.5, 0)]
    public static double FlagAfterNestedLoops(double x, double y, int n)
    {
        double t = x;
        bool found = false;
        for (int i = 0; i < n && !found; i++)
        {
            for (int j = 0; j < n; j++)
            {
                t = t * x + y;
                if (t > 6)
                {
                    found = true;
                    break;
                }
            }

            t -= y;
        }

        return t * t;
    }

    [Differentiable, Case(1.5, 0.5), Case(-1.5, 0.5), Case(1.5, 3.0)]
    public static double ReturnThatMayRunOn(double x, double y)
    {
        double t = x;
        if (x > 0)
        {
            if (y > 2)
                return x * y;
            t = x * x * y;
        }

        t += y;
        return t * t;
    }

    [Differentiable, Case(1.5, 0.5), Case(-1.5, 0.5), Case(1.5, 3.0), Case(1.5, -0.5)]
    public static double ContinueThatMayRunOn(double x, double y)
    {
        double s = 0;
        for (int i = 0; i < 4; i++)
        {
            double t;
            if (i != 1)
            {
                if (x * i > y)
                    continue;
                t = x * y * i;
            }
            else
            {
                t = Math.Exp(y);
            }

            s += t * t;
        }

        return s * x;
    }

    [Differentiable, Covers(44), Case(4.0), Case(1.5)]
    public static double Endless(double x)
    {
        double t = x;
        while (true)
        {
            t = t * t + 1;
            if (t > 100)
                return t / x;
        }
    }

    [Differentiable, Case(1.5f, 6), Case(0.5f, 6), Case(0.5f, 0)]
    public static float OfFloats(float x, int n)
    {
        float t = x;
        while (n > 0)
        {
            n--;
            if (n == 3)
                continue;
            t = MathF.Tanh(t) + x * t;
            if (t > 4)
                break;
        }

        return t;
    }
}
