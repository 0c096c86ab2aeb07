using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Local arrays that each iteration of a loop overwrites before it reads them, and such as only seem so.</summary>
public static partial class OverwrittenArrays
{
    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { -0.75, -3.5, -7.75, -11, 16 })]
    public static double Terms(double[] x, double[] w)
    {
        double[] terms = new double[w.Length];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < w.Length; k++)
                terms[k] = x[i] * w[k];
            double product = 1;
            foreach (double term in terms)
                product *= 1 + term;
            total += product * x[i];
        }

        return total / terms.Length;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { 634.3125, 825.28125, 696.890625, -165.375, -1143.84375 })]
    public static double Nested(double[] x, double[] w)
    {
        double[] terms = new double[w.Length], powers = new double[x.Length];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < terms.Length; k++)
            {
                for (int j = powers.Length - 1; j >= 0; j--)
                {
                    powers[j] = x[j] - w[k];
                    powers[j] *= 0.5 * x[i];
                }

                double sum = 0;
                for (int row = 0; row < powers.Length; row++)
                {
                    double inner = powers[row];
                    for (int column = 0; column < row; column++)
                        inner += powers[column] * w[k];
                    sum += inner * inner;
                }

                terms[k] = sum;
            }

            total += terms[0] * terms[terms.Length - 1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, 0.5, Expect = new double[] { 0.5, 1, 1.5, 14 })]
    public static double Places(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            t[2] = w;
            t[0] = x[i] * w;
            t[1] = x[i];
            total += t[0] * t[1] * t[2];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 0.25, -34, 0.25, 8 })]
    public static double EitherWay(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                t[0] = w * x[i];
                t[1] = w;
            }
            else
            {
                for (int j = 0; j < 2; j++)
                    t[j] = x[i] * x[i] + j * w;
            }

            total += t[0] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 2.5, -2, 16.5, 42 })]
    public static double Cleared(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Array.Clear(t);
            if (x[i] > 0)
                t[0] += w * x[i];
            t[1] += x[i] * x[i];
            total += (t[0] + w) * t[1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(1.5, 0.5, Expect = new double[] { 406.12998962402344, 1001.5621490478516 })]
    public static double UntilLarge(double x, double w)
    {
        double[] t = new double[2];
        double y = x;
        while (y < 10)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] = y * (w + j);
            y += t[0] * t[1];
        }

        return y * y;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { }, Expect = new double[] { 1, 1, 1 })]
    public static double Empty(double[] x, double[] w)
    {
        double[] t = new double[w.Length];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * w[j];
            double sum = 1;
            foreach (double item in t)
                sum += item;
            total += sum * x[i];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, 0.5, Expect = new double[] { 3.25, 6.25, 3.25, 14 })]
    public static double ReadFirst(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            total += t[1] * x[i];
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * (w + j);
            total += t[0] * w;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, 0.5, Expect = new double[] { 18, 15, 9.75, 74 })]
    public static double AllButTheLast(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length - 1; j++)
                t[j] = x[i] * (w + j);
            total += t[0] * t[1] + t[2] * x[i];
            t[2] = total;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, 0.5, Expect = new double[] { 90, 75, 48.75, 148 })]
    public static double AllButTheFirst(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 1; j < t.Length; j++)
                t[j] = x[i] * (w + j);
            total += t[1] * t[2] + t[0] * x[i];
            t[0] = total;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { -0.75, 0.75, 20.25, 52 })]
    public static double OnCondition(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                for (int j = 0; j < t.Length; j++)
                    t[j] = x[i] * (w + j);
            }

            total += t[0] * t[1] * x[i];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 1, 5.75, 4.5, 11 })]
    public static double SomeOnCondition(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
            {
                if (x[(i + j) % x.Length] < 0)
                    continue;
                t[j] = x[i] * (w + j);
            }

            total += t[0] * t[1] + t[2];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 7.5, -3, 7, 29 })]
    public static double Broken(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
            {
                if (j > i)
                    break;
                t[j] = x[i] * (w + j);
            }

            total += t[0] * t[1] + t[2] * x[0];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 0, 4.5, 0, -14 })]
    public static double Exchanged(double[] x, double w)
    {
        double[] now = new double[2], before = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < now.Length; j++)
                now[j] = x[i] * (w + j);
            total += now[0] * before[1] + now[1];
            (now, before) = (before, now);
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 6.75, -13.5, 36, 157.5 })]
    public static double ReadAfterwards(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * (w + j);
            total += t[0] * t[1];
        }

        return total * t[1];
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 3, 1.5, 3, 12 })]
    public static double Added(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] += x[i] * (w + j);
            total += t[0] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 4.44140625, 2.890625, 5.8125, 25.26953125 })]
    public static double NextElement(double[] x, double w)
    {
        double[] t = new double[3];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * (w + j) + t[(j + 1) % t.Length] * w;
            total += t[0] * t[2];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, 2, Expect = new double[] { 1.5, -3, 4.5, 28 })]
    public static double OfEqualLength(double[] x, double w, int n)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < n; j++)
                t[j] = x[i] * (w + j);
            total += t[0] * t[1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 0.5, -4.5, -0.5, 8 })]
    public static double SometimesFilled(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int again = 0; again < i % 2; again++)
            {
                for (int j = 0; j < t.Length; j++)
                    t[j] = x[i] * (w + j);
            }

            total += (t[0] + w) * (t[1] + x[i]);
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 4, -0.5, 4.5, 27 })]
    public static double Viewed(double[] x, double w)
    {
        double[] t = new double[3];
        Span<double> rest = t.AsSpan(1);
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            total += rest[1];
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * (w + j);
            total += rest[0] * t[0];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, -2, 3 }, 0.5, Expect = new double[] { 27.9375, -1560, 21895.3125, 80738.75 })]
    public static double WrittenTwice(double[] x, double w)
    {
        double[] t = new double[2];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < t.Length; j++)
                t[j] = x[i] * (w + j);
            double first = t[0] * t[1];
            for (int j = 0; j < t.Length; j++)
                t[j] = first * t[j] + x[i];
            for (int j = 0; j < t.Length; j++)
                total += t[j] * t[j] * first;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { 1.125, 2.25, 3.375, 0, -31.5 })]
    public static double FirstPart(double[] x, double[] w)
    {
        double[] t = new double[6];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
                t[j] = x[i] * w[j];
            double sum = 0;
            for (int row = 0; row < w.Length; row++)
            {
                for (int column = 0; column <= row; column++)
                    sum += t[column] * w[row];
            }

            total += sum * sum;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { 1.25, 1, 0.75, -9, -10 })]
    public static double FirstPartInSteps(double[] x, double[] w)
    {
        double[] t = new double[6];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = w.Length - 1; j >= 0; j--)
                t[j] = x[i] * w[j];
            for (int column = 0; column < w.Length; column++)
            {
                for (int row = column + 1; row < w.Length; row++)
                    t[row] += w[column] * t[column] * x[i];
            }

            for (int row = 0; row < w.Length; row++)
                total += t[row] * t[row];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { 4, 20, 12, 40, 0 })]
    public static double BehindTheFirstPart(double[] x, double[] w)
    {
        double[] t = new double[6];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < w.Length; j++)
                t[j] = x[i] * w[j];
            total += t[w.Length] * t[0] * x[i];
            t[w.Length] = x[i] * x[i];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2, 3 }, new double[] { 0.5, -1 }, Expect = new double[] { 0.5, 0, 1.5, -10, -10 })]
    public static double AFirstPartOfTwoLengths(double[] x, double[] w)
    {
        double[] t = new double[6];
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int n = w.Length - i % 2;
            for (int j = 0; j < n; j++)
                t[j] = x[i] * w[j];
            double sum = 0;
            for (int j = 0; j < w.Length; j++)
                sum += t[j];
            total += sum * sum;
        }

        return total;
    }
}
