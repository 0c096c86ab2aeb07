using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>switch statements and expressions, patterns.</summary>
public static partial class Switches
{
    [Differentiable, Covers(30), Case(3.0, 0, Expect = new[] { 6.0 }), Case(3.0, 1, Expect = new[] { 2.0 }), Case(3.0, 2, Expect = new[] { 2.0 }), Case(3.0, 3, Expect = new[] { 12.0 }), Case(3.0, 9, Expect = new[] { 1.0 })]
    public static double Statement(double x, int n)
    {
        double t = x;
        switch (n)
        {
            case 0:
                t *= x;
                break;
            case 1:
            case 2:
                t = 2 * x;
                break;
            default:
                break;
            case 3:
                t += x;
                goto case 4;
            case 4:
                t *= x;
                if (x < 0)
                    break;
                goto default;
        }

        return t;
    }

    [Differentiable, Covers(30), Case(3.0, 'a', Expect = new[] { 6.0 }), Case(3.0, 'b', Expect = new[] { 0.0 }), Case(3.0, 'z', Expect = new[] { 1.0 })]
    public static double Returning(double x, char kind)
    {
        switch (kind)
        {
            case 'a':
                return x * x;
            case 'b':
                return 7;
        }

        double t = x + 1;
        return t;
    }

    [Differentiable, Covers(30), Case(0.5, 6), Case(0.5, 1), Case(0.5, 0)]
    public static double InALoop(double x, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            switch (i % 4)
            {
                case 0:
                    t = Math.Sin(t);
                    break;
                case 1 when t > 0:
                    t *= x;
                    continue;
                case 3:
                    if (t < 0)
                        return t;
                    break;
                default:
                    t += x * x;
                    break;
            }

            t *= 1.25;
        }

        return t;
    }

    [Differentiable, Covers(31), Case(3.0, 0), Case(3.0, 1), Case(3.0, 2), Case(-3.0, 5), Case(0.5, 5)]
    public static double Expression(double x, int n) => n switch
    {
        0 => x * x,
        1 or 2 => Math.Sin(x) * n,
        > 2 and < 9 when x > 0 => Math.Sqrt(x),
        not 3 => x * n,
        _ => -x,
    };

    [Differentiable, Covers(31), Case(3.0), Case(0.5), Case(-2.0)]
    public static double OverTheValue(double x)
    {
        double t = 1;
        double y = (x * x) switch
        {
            > 8 => t = x * 3,
            var s when s > 1 => s * x,
            _ => Math.Exp(x),
        };
        return y * t;
    }

    [Differentiable, Covers(35), Case(3.0, DayOfWeek.Monday), Case(3.0, DayOfWeek.Sunday), Case(3.0, DayOfWeek.Friday)]
    public static double Enums(double x, DayOfWeek day)
    {
        double t = 0;
        for (int i = 0; i < 3; i++)
        {
            switch (day)
            {
                case DayOfWeek.Monday: t += x * x * i; break;
                case DayOfWeek.Sunday: return x * x * x;
                default: t += Math.Exp(x); break;
            }
        }

        return t * x;
    }

    [Differentiable, Covers(30), Case(3.0, "square"), Case(3.0, "sine"), Case(3.0, "")]
    public static double Strings(double x, string name)
    {
        switch (name)
        {
            case "square": return x * x;
            case "sine": return Math.Sin(x);
            default: return x;
        }
    }

    [Differentiable, Covers(31), Case(new double[] { 0.5, 2, -1, 3 }, 1.5), Case(new double[0], 1.5)]
    public static double IsPatterns(double[] x, double w)
    {
        double t = w;
        for (int i = 0; i <= x.Length; i++)
        {
            if (i < x.Length && x[i] is > 0 and < 2.5)
                t = t * x[i] + w;
            else if (i is 0 or 2)
                t = Math.Cos(t);
        }

        return t;
    }
}
