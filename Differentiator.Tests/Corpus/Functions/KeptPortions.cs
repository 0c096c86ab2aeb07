using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops in loops whose values have to be kept, and arrays of an iteration that its reverse reads.</summary>
public static partial class KeptPortions
{
    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.5, Expect = new double[] { 15.591536263127864, -0.7940453679944167, 7.093945011962205, 15.72990383811459 })]
    [Case(new double[] { }, 0.5, Expect = new double[] { 0 })]
    public static double Layers(double[] x, double w)
    {
        double[] state = new double[2];
        for (int t = 0; t < x.Length; t++)
        {
            for (int layer = 0; layer < 3; layer += 2)
            {
                int size = state.Length;
                for (int i = 0; i < size; i++)
                    state[i] = state[i] * state[i] * w + x[t] * (i + 1);
            }
        }

        return state[0] + state[1];
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.5, Expect = new double[] { 1.6440239442400184, 0.734815749367556, -0.28769206560932753, -1.1779859346655193 })]
    public static double Backwards(double[] x, double w)
    {
        double[] state = new double[2];
        for (int t = x.Length - 1; t >= 0; t--)
        {
            for (int i = 3; i >= 1; i--)
                state[i % 2] = state[i % 2] * state[(i + 1) % 2] * w + x[t];
        }

        return state[0] + state[1];
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.5, Expect = new double[] { -0.13367476267795525, -0.22274468630966993, 1, -0.12472166531079287 })]
    public static double Triangle(double[] x, double w)
    {
        double[] state = new double[1];
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i <= t; i++)
                state[0] = state[0] * state[0] * w + x[i];
        }

        return state[0];
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.5, Expect = new double[] { 0.375, -0.09375, 0.75, 0.1875 })]
    public static double OnCondition(double[] x, double w)
    {
        double[] state = new double[2];
        for (int t = 0; t < x.Length; t++)
        {
            if (x[t] > 0)
            {
                for (int i = 0; i < state.Length; i++)
                    state[i] = state[i] * state[i] * w + x[t];
            }
            else
            {
                state[0] = state[1] * x[t];
            }
        }

        return state[0] * state[1];
    }

    [Differentiable, Covers(86), Case(0.5, 0.75, Expect = new double[] { 50.59862518310547, 35.94198513031006 })]
    public static double UntilLarge(double x, double w)
    {
        double[] state = new double[2];
        double y = x;
        while (y < 2)
        {
            for (int i = 0; i < state.Length; i++)
                state[i] = state[i] * state[i] * w + y;
            y += state[0] * w;
        }

        return state[1] * y;
    }

    [Differentiable, Covers(86), Case(0.5, 2, 6, 2, Expect = new double[] { 202.49321591854095 })]
    [Case(0.5, 0, 6, 0, Expect = new double[] { 0 })]
    [Case(0.5, 2, -6, 2, Expect = new double[] { 0 })]
    public static double Quotient(double x, int steps, int n, int d)
    {
        double[] state = new double[1];
        for (int t = 0; t < steps; t++)
        {
            int size = n / d;
            for (int i = 0; i < size; i++)
                state[0] = state[0] * state[0] + x;
        }

        return state[0];
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2 }, new double[] { 2, 4 }, Expect = new double[] { 78.375, 315.5, -70.1875, -19.03125 })]
    public static double Products(double[] x, double[] w)
    {
        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            double product = 1;
            for (int k = 0; k < w.Length; k++)
            {
                double[] quotients = new double[2];
                for (int j = 0; j < quotients.Length; j++)
                    quotients[j] = x[t] / w[k] + j;
                double square = 0;
                for (int row = 0; row < quotients.Length; row++)
                {
                    double sum = quotients[row];
                    for (int column = 0; column < row; column++)
                        sum += quotients[column] * w[k];
                    square += sum * sum;
                }

                product *= square;
            }

            total += product;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2 }, new double[] { 2, 4 }, Expect = new double[] { 20.90576171875, 380.375, -261.96343994140625, -64.43222045898438 })]
    public static double ChangedLater(double[] x, double[] w)
    {
        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            double product = 1;
            for (int k = 0; k < w.Length; k++)
            {
                double[] items = new double[2];
                for (int j = 0; j < items.Length; j++)
                    items[j] = x[t] / w[k] + j;
                double square = 0;
                for (int row = 0; row < items.Length; row++)
                    square += items[row] * items[row];
                items[1] = square * items[0];
                for (int row = 0; row < items.Length; row++)
                    square += items[row] * items[row];
                product *= square;
            }

            total += product;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(2.0, 3, Expect = new double[] { 8 })]
    [Case(2.0, -1, Expect = new double[] { 1 })]
    public static double PowersOfConstants(double x, int n)
    {
        for (int repeat = 1; repeat > 0; repeat--)
        {
            for (int i = 0; i < n; i++)
                x *= 0.5 * x;
        }

        return x;
    }

    [Differentiable, Covers(86), Case(new double[] { 1, 2 }, new double[] { 2, 4 }, Expect = new double[] { 4692, 18768, 2196, 4608 })]
    public static double TriangleChangedLater(double[] x, double[] w)
    {
        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            double[] items = new double[4];
            for (int j = 0; j < items.Length; j++)
                items[j] = x[t] * (j + 1);
            double square = 0;
            for (int row = 0; row < items.Length; row++)
            {
                double sum = items[row];
                for (int column = 0; column < row; column++)
                    sum += items[column] * w[(row + column) % 2];
                square += sum * sum;
            }

            items[0] = square;
            total += items[0] * items[1];
        }

        return total;
    }

    [Differentiable, Covers(86), Case(0.5, Expect = new double[] { -0.15999999999999998 })]
    public static double OneOver(double x)
    {
        double inverse = 1 / (1 + x * x);
        return inverse * x + inverse;
    }

    [Differentiable, Covers(86), Case(2.0, 0.5, Expect = new double[] { -0.006944444444444444, 0.16666666666666666 })]
    public static double QuotientsUntilSmall(double x, double w)
    {
        double y = x;
        while (y > 0.25)
            y = w / (y + 1) * (y / (x + 2));
        return y;
    }
}
