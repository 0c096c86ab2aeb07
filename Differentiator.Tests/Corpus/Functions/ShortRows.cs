using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Loops inside of loops, with rows of every length from none to some: in wide vectors, in narrow ones, and alone.</summary>
public static partial class ShortRows
{
    [Differentiable, Case(new[] { 1.0, 2, 3, 0.5, -1, 2, 1, 0.25, -0.5, 1.5, 2, 1 }, new[] { 0.5, -1.5, 2, 0.25, 1, -0.75 })]
    [Case(new[] { 1.0, 2, 3 }, new[] { 0.5, -1.5 }, Expect = new[] { 0.0, 0, 24, -24, -36 })]
    [Case(new[] { 1.0, 2, 3, 0.5 }, new[] { 0.5, -1.5, 2 }, Throws = typeof(IndexOutOfRangeException))]
    public static double Triangle(double[] a, double[] x)
    {
        double square = 0;
        for (int row = 0; row < x.Length; row++)
        {
            double sum = 0;
            for (int column = 0; column <= row; column++)
                sum += a[row + column] * (x[column] - 0.5);
            square += sum * sum;
        }

        return square;
    }

    [Differentiable, Case(new[] { 1f, 2, 3, 0.5f, -1, 2, 1, 0.25f, -0.5f, 1.5f, 2, 1 }, new[] { 0.5f, -1.5f, 2, 0.25f, 1, -0.75f })]
    public static float SingleTriangle(float[] a, float[] x)
    {
        float square = 0;
        for (int row = 0; row < x.Length; row++)
        {
            float sum = 0;
            for (int column = 0; column <= row; column++)
                sum += a[row + column] * (x[column] - 0.5f);
            square += sum * sum;
        }

        return square;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 0.5, -1, 2 }, new[] { 0.5, -1.5, 2, 0.25, 1, -0.75 })]
    public static double ProductsFromBehind(double[] a, double[] x)
    {
        double square = 0;
        for (int first = x.Length - 1; first >= 0; first--)
        {
            double sum = 1;
            for (int i = first; i < a.Length; i++)
                sum += a[i] * x[i];
            square += sum * sum;
        }

        return square;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 0.5, -1, 2 }, new[] { 0.5, -1.5, 2, 0.25, 1, -0.75, 1, 1, 0.5, 1, 1, 2 })]
    [Case(new[] { 1.0, 2, 3, 0.5, -1, 2 }, new[] { 0.5, -1.5, 2, 0.25, 1, -0.75, 1, 1 }, Throws = typeof(IndexOutOfRangeException))]
    public static double Written([Written] double[] y, double[] a)
    {
        for (int row = 0; row < y.Length; row++)
        {
            for (int column = 0; column <= row; column++)
                y[column] = 0.75 * y[column] + 0.25 * a[row + column];
        }

        return y[0];
    }

    [Differentiable(nameof(x)), Case(new[] { 1.0, 2, 3, 0.5 }, new[] { 1, 100, 0, -7 }, new[] { 3, 0, 2, -1 })]
    [Case(new[] { 1.0, 2, 3, 0.5 }, new[] { 1, 3 }, new[] { 3, 2 }, Throws = typeof(IndexOutOfRangeException))]
    public static double PartsThatAreEmptyAnywhere(ReadOnlySpan<double> x, int[] starts, int[] counts)
    {
        double total = 0;
        for (int k = 0; k < starts.Length; k++)
        {
            int start = starts[k], count = counts[k];
            double sum = 0;
            for (int i = 0; i < count; i++)
                sum += x[start + i] * x[start + i] * x[i];
            total += Math.Sin(sum);
        }

        return total;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 0.5, -1, 2, 1 }, new[] { 0.5, 1.5, 2, -0.25, -1 })]
    public static double ElementsOnDemand(double[] a, double[] x)
    {
        double square = 0;
        for (int row = 0; row < x.Length; row++)
        {
            double sum = 0;
            for (int column = 0; column < x.Length; column++)
                sum += x[column] > 0 ? a[row + column] * x[column] : x[column] * x[row];
            square += sum * sum;
        }

        return square;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 0.5, -1, 2, 1, 0.25, -0.5, 1.5, 2, 1 }, new[] { 0.5, -1.5, 2 })]
    public static double NeighbouringRows(Span<double> a, double[] x)
    {
        double total = 0;
        for (int row = 1; row * x.Length < a.Length; row++)
        {
            int start = row * x.Length, before = start - x.Length;
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
                sum += (a[start + i] - a[i + before]) * x[i] * a[before + i];
            total += Math.Exp(-sum * sum);
        }

        return total;
    }
}
