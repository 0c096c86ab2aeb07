using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Guards that throw, and effects.</summary>
public static partial class Throwing
{
    [Differentiable, Covers(39), Case(4.0, Expect = new[] { 0.25 }), Case(-1.0, Throws = typeof(ArgumentOutOfRangeException))]
    public static double Guard(double x)
    {
        if (x < 0)
            throw new ArgumentOutOfRangeException(nameof(x), "must not be negative");
        return Math.Sqrt(x);
    }

    [Differentiable, Covers(39), Case(4.0, Expect = new[] { 0.25 }), Case(-1.0, Throws = typeof(ArgumentException))]
    public static double ThrowExpression(double x) => x >= 0 ? Math.Sqrt(x) : throw new ArgumentException("negative", nameof(x));

    [Differentiable, Covers(39), Case(new double[] { 1, 2 }, new double[] { 3, 4 }, Expect = new[] { 3.0, 4, 1, 2 })]
    [Case(new double[] { 1, 2 }, new double[] { 3 }, Throws = typeof(ArgumentException))]
    public static double GuardOfLengths(double[] x, double[] y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException("lengths differ");
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable, Covers(39), Case(2.0, 3, Expect = new[] { 12.0 }), Case(2.0, 1, Expect = new[] { 1.0 }), Case(2.0, 9, Throws = typeof(InvalidOperationException))]
    public static double InALoop(double x, int n)
    {
        double t = 1;
        for (int i = 0; i < n; i++)
        {
            if (i > 5)
                throw new InvalidOperationException("too many");
            t *= x;
        }

        return t;
    }

    [Differentiable, Covers(39), Case(2.0, 1, Expect = new[] { 4.0 }), Case(2.0, 0, Expect = new[] { 1.0 }), Case(2.0, 2, Throws = typeof(ArgumentOutOfRangeException))]
    public static double InASwitch(double x, int kind) => kind switch
    {
        0 => x,
        1 => x * x,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Differentiable, Covers(39), Case(2.0, 1, Expect = new[] { 4.0 }), Case(2.0, 0, Expect = new[] { 1.0 }), Case(2.0, 2, Throws = typeof(ArgumentOutOfRangeException))]
    public static double InASwitchStatement(double x, int kind)
    {
        double t;
        switch (kind)
        {
            case 0:
                t = x;
                break;
            case 1:
                t = x * x;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }

        return t;
    }

    [Differentiable, Covers(39), Case(4.0, Expect = new[] { 0.25 }), Case(-1.0, Throws = typeof(ArgumentOutOfRangeException))]
    public static double GuardInACallee(double x)
    {
        Check(x);
        return Math.Sqrt(x);
    }

    private static void Check(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (double.IsNaN(x))
            throw new ArgumentException("no number", nameof(x));
    }

    [Differentiable, Covers(77), Case(3.0, Expect = new[] { 6.0 })]
    public static double WritesToTheConsole(double x)
    {
        double square = x * x;
        Console.Error.Write("");
        return square;
    }
}
