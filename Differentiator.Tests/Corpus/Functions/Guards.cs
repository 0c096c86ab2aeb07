using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Exceptions, in all the places where one may stand; the cases are those that do not throw.</summary>
public static partial class Guards
{
    [Differentiable, Covers(39), Case(2.0, 3), Case(0.5, 1), Case(3.0, 0)]
    public static double AtTheStart(double x, int n)
    {
        if (x <= 0)
            throw new ArgumentOutOfRangeException(nameof(x), x, "must be positive");
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        double t = Math.Sqrt(x);
        for (int i = 0; i < n; i++)
            t *= Math.Sin(t);
        return t;
    }

    [Differentiable, Covers(39), Case(2.0, 3.0), Case(-2.0, 4.0)]
    public static double InAnExpression(double x, double y) => y > 0 ? x / y : throw new ArgumentException($"{y:F2} is not positive", nameof(y));

    [Differentiable, Case(2.0, 0), Case(3.0, 1), Case(-3.0, 2)]
    public static double InASwitchExpression(double x, int n) => x * n switch
    {
        0 => x,
        1 => x * x,
        2 => Math.Exp(x),
        _ => throw new NotSupportedException(),
    };

    [Differentiable, Case(2.0, 0, Expect = new[] { 1.0 }), Case(3.0, 1, Expect = new[] { 6.0 })]
    public static double InNoArm(double x, int n) => n switch { 0 => x, 1 => x * x };

    [Differentiable, Covers(39), Case(2.0, 0), Case(3.0, 1), Case(3.0, 2)]
    public static double InASwitch(double x, int n)
    {
        switch (n)
        {
            case 0:
                return x;
            case 1:
                x *= 2;
                break;
            case 2:
                goto case 1;
            default:
                throw new InvalidOperationException("n is " + n);
        }

        return x * x;
    }

    [Differentiable, Case(2.0), Case(-2.0)]
    public static double AtTheEnd(double x)
    {
        if (x > 1)
            return x * x;
        else if (x < -1)
            return -x;
        throw new ArgumentException(null, nameof(x));
    }

    [Differentiable, Case(2.0, true), Case(2.0, false)]
    public static double InElse(double x, bool b)
    {
        double t;
        if (b)
            t = x * x;
        else if (x > 1)
            t = Math.Log(x);
        else
            throw new ArgumentException();
        return t * x;
    }

    [Differentiable, Covers(39), Case(new double[] { 1, 2, 3 }), Case(new double[0])]
    public static double InALoop(double[] a)
    {
        double product = 1;
        foreach (double v in a)
        {
            if (v < 0)
                throw new ArgumentException("an element is negative");
            product *= v;
        }

        return product;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }, 2.0), Case(new double[] { 1, -2, 3 }, 2.0)]
    public static double InNestedLoops(double[] a, double w)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double t = a[i] * w;
            for (int j = 0; j < 3; j++)
            {
                if (double.IsNaN(t))
                    throw new ArithmeticException();
                if (t < 0)
                    continue;
                t = t * Math.Tanh(t);
                if (t > 100)
                    throw new OverflowException();
            }

            sum += t * t;
        }

        return sum;
    }

    [Differentiable, Case(new double[] { 1, 2, 3 }, 1.5), Case(new double[] { 1, 2, 3 }, 2.5)]
    public static double AfterALoopThatSearches(double[] a, double x)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > x)
                return a[i] * x;
        }

        throw new ArgumentException();
    }

    [Differentiable, Case(9.0), Case(0.25)]
    public static double InAnEndlessLoop(double x)
    {
        double t = x;
        for (int i = 0; ; i++)
        {
            double next = 0.5 * (t + x / t);
            if (Math.Abs(next - t) < 1e-12)
                return next;
            if (i > 100)
                throw new ArithmeticException("does not converge");
            t = next;
        }
    }

    [Differentiable, Case(2.0, new double[] { 3, 4 })]
    public static double OfMissingArrays(double x, double[] a)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a is null || a.Length == 0)
            throw new ArgumentException("empty", nameof(a));
        double[] t = a ?? throw new ArgumentNullException(nameof(a));
        _ = a != null ? 1 : throw new ArgumentNullException(nameof(a));
        return x * t[0] * t[1];
    }

    [Differentiable, Case(2.0f, 3)]
    public static float OfFloats(float x, int n)
    {
        if (n is < 0 or > 10)
            throw new ArgumentOutOfRangeException(nameof(n));
        float t = x;
        for (int i = 0; i < n; i++)
            t = float.IsFinite(t) ? t * x : throw new OverflowException();
        return t;
    }

    [Differentiable, Covers(39), Case(2.0, 3.0)]
    public static double InACallee(double x, double y) => Root(x) * Root(x * y) + Fail(x > 0);

    private static double Root(double v)
    {
        if (v < 0)
            throw new ArgumentOutOfRangeException(nameof(v));
        return Math.Sqrt(v);
    }

    private static double Fail(bool passes) => passes ? 0 : throw new InvalidOperationException();
}
