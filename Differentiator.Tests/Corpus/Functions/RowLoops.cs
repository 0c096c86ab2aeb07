using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Rows of a flat matrix, whose gradients are written once where no two rows have an element in common; and products with an
/// adjoint that is the same for a whole row.</summary>
public static partial class RowLoops
{
    private const double Infinity = double.PositiveInfinity;

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2 }, new[] { 0.1, 0.2 }, new[] { 1.5, -0.5, 0.25 })]
    [Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2, 5, 6 }, new[] { 0.1, -9 }, new[] { 1.5, -0.5, 0.25 }), Case(new[] { 1.0 }, new double[0], new[] { 1.5 }), Case(new[] { 1.0 }, new[] { 1.5 }, new double[0])]
    public static double Layer(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<double> x)
    {
        double[] y = new double[b.Length];
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * x.Length, x.Length);
            double sum = b[i];
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[j];
            y[i] = Math.Max(sum, 0);
        }

        double total = 0;
        foreach (double element in y)
            total += Math.Exp(element);
        return Math.Log(1 + total);
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2 }, 3, 2), Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2 }, 2, 2), Case(new[] { 0.5, 1.5 }, 0, -3)]
    public static double CountedRows(ReadOnlySpan<double> w, int rows, int columns)
    {
        double product = 1;
        for (int i = rows - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = w.Slice(columns * i, columns);
            double sum = 0;
            for (int j = 0; j < columns; j++)
                sum += row[j] * row[j];
            product *= 1 + sum;
        }

        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2, 4 }, new[] { 1.5, -0.5, 0.25 })]
    public static double OverlappingRows(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * 2, 3);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[i];
            product *= 1 + sum;
        }

        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2, 4 }, new[] { 1.5, -0.5, 0.25 })]
    public static double EverySecondRow(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i += 2)
        {
            ReadOnlySpan<double> row = w.Slice(i * 2, 2);
            double sum = 0;
            for (int j = 0; j < row.Length - 1; j++)
                sum += row[j] * x[i];
            product *= 1 + sum;
        }

        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3, 0.7, -0.2 }, new[] { 1.5, -0.5 })]
    public static double RowsMetTwice(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * 3, 3);
            double sum = 0, squares = 0;
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[i];
            for (int j = 0; j < row.Length; j++)
                squares += row[j] * row[j] * sum;
            product *= 1 + squares;
        }

        return product * w[0];
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, new[] { 1.5, -0.5 })]
    public static double TheSameRowEachTime(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                ReadOnlySpan<double> row = w.Slice(i * 2, 2);
                double sum = 0;
                for (int j = 0; j < row.Length; j++)
                    sum += row[j] * x[j];
                product *= 1 + sum;
            }
        }

        return product;
    }

    [Differentiable, Case(new[] { 0.5, -1, 2, 0.3 }, new[] { 1.5, -0.5 })]
    public static double RowUnderTwoNames(Span<double> w, ReadOnlySpan<double> x)
    {
        double product = 1;
        Span<double> all = w;
        for (int i = 0; i < x.Length; i++)
        {
            Span<double> row = w.Slice(i * 2, 2);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[j] * all[j];
            product *= 1 + sum;
        }

        return product;
    }

    // The derivative of the root at 0 is infinite: times an element that is zero it is zero.
    [Differentiable, Case(new[] { 1.0, 2 }, new[] { 3.0, 4 }, 0.5), Case(new[] { 1.0, 0 }, new[] { 0.0, 1 }, 1.0, Smooth = false, Expect = new[] { 0, Infinity, Infinity, 0, 0 })]
    [Case(new[] { 1.0, 0 }, new[] { 0.0, 1 }, 0.0, Smooth = false, Expect = new[] { 0.0, 0, 0, 0, 0 })]
    [Case(new[] { 1.0 }, new[] { -1.0 }, 1.0, Smooth = false, Expect = new[] { double.NaN, double.NaN, double.NaN })]
    public static double RootOfProducts(ReadOnlySpan<double> w, ReadOnlySpan<double> x, double c)
    {
        double sum = 0;
        for (int j = 0; j < w.Length; j++)
            sum += w[j] * x[j];
        return c * Math.Sqrt(sum);
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 4 }, new[] { 3.0, 4 }), Case(new[] { 1.0, 0, 3, 4 }, new[] { 0.0, 1 }, Smooth = false, Expect = new[] { 0, Infinity, 0, 0.25, Infinity, 1 })]
    [Case(new[] { 1.0, 0, 0, 0 }, new[] { 0.0, 1 }, Smooth = false, Expect = new[] { 0, Infinity, 0, Infinity, Infinity, 0 })]
    public static double RootsOfRows(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double roots = 0;
        for (int i = 0; i < x.Length; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * x.Length, x.Length);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
                sum += row[j] * x[j];
            roots += Math.Sqrt(sum);
        }

        return roots;
    }

    [Differentiable, Case(new[] { 1.0, 2, 3, 5, 0.5, 1 }, new[] { 1.5, 2.5 }), Case(new[] { 1.0, 1 }, new[] { 1.5, 2.5 })]
    [Case(new[] { 1.0, 1, 1, 1 }, new[] { 0.0, 0 }, Smooth = false, Expect = new[] { 1.0, 1, 1, 1, -2, -2 })]
    public static double Closest(ReadOnlySpan<double> centers, ReadOnlySpan<double> point)
    {
        double closest = double.PositiveInfinity;
        for (int i = 0; i < centers.Length / 2; i++)
        {
            double sum = 0;
            for (int j = 0; j < point.Length; j++)
            {
                double difference = point[j] - centers[i * 2 + j];
                sum += difference * difference;
            }

            closest = Math.Min(closest, sum);
        }

        return closest;
    }

    // A factor of the method's own that is zero does not annul an adjoint that is not a number.
    [Differentiable, Case(2.0, new[] { 1.5, 2.5 }), Case(-1.0, new[] { 1.5, 2.5 }, Smooth = false, Expect = new[] { 0, double.NaN, double.NaN })]
    public static double ZeroFactorOfUndefined(double t, ReadOnlySpan<double> x)
    {
        double m = t > 0 ? t : 0, product = 1;
        for (int i = 0; i < x.Length; i++)
            product *= Math.Sqrt(m * x[i] - 1);
        return product;
    }
}
