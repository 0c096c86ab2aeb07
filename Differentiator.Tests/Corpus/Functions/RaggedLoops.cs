using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops whose number of iterations is an element of an array: what they keep has a length that is not known before.</summary>
public static partial class RaggedLoops
{
    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, new double[] { 1, 2, 0.5 }, new[] { 3, 0, 2, 1 })]
    [Case(new double[] { }, new double[] { }, new int[] { })]
    public static double Distances(double[] x, double[] w, int[] counts)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double terms = 1;
            for (int k = 0; k < counts.Length; k++)
            {
                double square = 0;
                for (int row = 0; row < counts[k]; row++)
                {
                    double sum = 0;
                    for (int column = 0; column <= row; column++)
                        sum += w[column] * (x[i] - row);
                    square += sum * sum;
                }

                terms += Math.Sqrt(1 + square);
            }

            total += terms * terms;
        }

        return total;
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, new double[] { 1, 2, 0.5 }, new[] { 3, 1, 2 })]
    [Case(new double[] { -1, -2 }, new double[] { 1 }, new[] { 1 }), Case(new double[] { 3 }, new double[] { 1 }, new[] { -1 })]
    public static double OnCondition(double[] x, double[] w, int[] counts)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double square = 2;
            for (int k = 0; k < counts.Length; k++)
            {
                if (x[i] < k)
                {
                    for (int row = 0; row < counts[k]; row++)
                    {
                        double sum = x[i];
                        for (int column = 0; column <= row; column++)
                            sum += 0.1 * w[column] * w[row] * x[i];
                        square += sum * sum;
                    }
                }
            }

            product *= square;
        }

        return product;
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.75, new[] { 2, 0, 3 }), Case(new double[] { 0.5 }, 0.75, new[] { 0 })]
    public static double Recurrent(double[] x, double w, int[] counts)
    {
        double state = 0.25;
        for (int t = 0; t < x.Length; t++)
        {
            double next = 0;
            for (int k = 0; k < counts.Length; k++)
            {
                for (int row = 0; row < counts[k]; row++)
                {
                    double sum = state;
                    for (int column = 0; column < 2; column++)
                        sum = sum * w + x[t];
                    next += 0.1 * sum * state;
                }
            }

            state = next + x[t];
        }

        return state;
    }

    [Differentiable, Covers(86), Case(new double[] { 0.5, -1, 0.25 }, 0.75, new[] { 2, 0, 3 }), Case(new double[] { 0.5 }, 0.75, new[] { 0 })]
    public static double InPlace(double[] x, double w, int[] counts)
    {
        double[] items = new double[4];
        double total = 0;
        for (int t = 0; t < x.Length; t++)
        {
            for (int k = 0; k < counts.Length; k++)
            {
                double square = 0;
                for (int row = 0; row < counts[k]; row++)
                {
                    double sum = items[row];
                    for (int column = 0; column <= row; column++)
                        sum += x[t] * (column + w);
                    square += sum * sum;
                }

                items[k] = 1 / (2 + square);
                total += items[k] * w;
            }
        }

        return total;
    }
}
