using System;
using Differentiator;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Where copies, references and shared memory meet.</summary>
public static partial class Corners
{
    private record struct Pair(double X, double Y)
    {
        public static Pair operator ++(Pair pair) => new(pair.X * pair.X, pair.Y + 1);
    }

    [Differentiable, Case(1.5, 0.7)]
    public static double WrittenWhileIterated(double x, double y)
    {
        Pair[] pairs = [new(x, y), new(y, x), new(x * y, 1)];
        double sum = 0;
        foreach (Pair pair in pairs)
        {
            pairs[0].X += pair.X * y;
            pairs[2] = pairs[2] with { Y = pair.X };
            sum += pair.X * pair.Y;
        }

        return sum * pairs[0].X;
    }

    [Differentiable, Case(1.5, 0.7)]
    public static double CopyBeforeAWrite(double x, double y)
    {
        Pair[] pairs = [new(x, y), new(y, x)];
        Pair before = pairs[0];
        ref Pair second = ref pairs[1];
        pairs[0].X = y * y;
        second.X *= before.X;
        (pairs[0], pairs[1]) = (pairs[1], pairs[0]);
        second.Y += pairs[0].X;
        return (before.X * pairs[0].X) + (pairs[1].Y * second.X);
    }

    [Differentiable, Case(1.5, 0.7)]
    public static double IndicesThatMove(double x, double y)
    {
        double[] t = [x, y, x * y];
        int i = 0;
        t[i++] += t[i] * t[i++];
        t[i] *= t[i - 2];
        ref double last = ref t[i--];
        last += t[i];
        return t[0] * t[2] * i;
    }

    [Differentiable, Allocates, Case(1.5, 0.7)]
    public static double RowsThatAreShared(double x, double y)
    {
        double[][] t = [[x, y], [y, x, 1]];
        (t[0], t[1]) = (t[1], t[0]);
        double[] row = t[0];
        row[0] *= x;
        t[0][2] += row[0];
        return t[0][2] * t[1][0] * row[1];
    }

    [Differentiable, Case(1.5, 0.7)]
    public static double IncrementsInExpressions(double x, double y)
    {
        var pair = new Pair(x, y);
        double sum = pair++.X * pair.X;
        pair = new Pair(pair.Y * sum, pair.X);
        Pair kept = ++pair;
        return kept.X * pair.Y * y;
    }

    [Differentiable, Case(1.5, 0.7, 3)]
    public static double CapturedAndCalledLate(double x, double y, int n)
    {
        double[] t = [x, y];
        double scale = x;
        double At(int k) => t[k] * scale;
        scale *= y;
        for (int k = 0; k < n; k++)
        {
            t[k & 1] = At((k + 1) & 1) + 0.5;
            scale += t[0];
        }

        return At(0) + At(1);
    }

    [Differentiable, Case(0.7, 2), Case(0.7, 3), Case(0.7, 7)]
    public static double ExitsOutOfASwitchInALoop(double x, int n)
    {
        double[] t = new double[3];
        double y = x;
        for (int i = 0; ; i++)
        {
            switch (i % 3)
            {
                case 0 when i == n:
                    return y * t[0];
                case 1:
                    if (i > n)
                        goto done;
                    continue;
                default:
                    t[i % 3] += y;
                    break;
            }

            y = Math.Sin(y + t[0]) * (1 + t[2]);
        }

    done:
        return y + (t[2] * t[0]);
    }
}
