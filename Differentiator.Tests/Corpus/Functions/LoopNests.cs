using System;

namespace Differentiator.Tests.Corpus.Functions;

/// <summary>Loops with loops inside whose own iterations are independent but for sums: <c>Fast</c> takes several of them at once.</summary>
public static partial class LoopNests
{
    [Differentiable(nameof(weights), nameof(centers))]
    [Case(new[] { 0.3, -0.4, 1.2, 0.7, -0.9, 0.1 }, new[] { 0.2, -0.1 }, new[] { 0.5, -0.3, -0.8, 0.9 })]
    [Case(new[] { 0.3, -0.4 }, new[] { 0.2 }, new[] { 0.5, -0.3 }), Case(new double[0], new[] { 0.2 }, new[] { 0.5, -0.3 }, Expect = new[] { 0.0, 0, 0 })]
    [Case(new[] { 1.0, 1, 1, -1 }, new[] { 0.0, 0 }, new[] { 0.0, 0, 2, 0 })]
    public static double Mixture(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, ReadOnlySpan<double> centers)
    {
        double[] terms = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < x.Length / 2; i++)
        {
            ReadOnlySpan<double> point = x.Slice(i * 2, 2);
            double largest = double.NegativeInfinity;
            for (int k = 0; k < terms.Length; k++)
            {
                double square = 0;
                for (int j = 0; j < point.Length; j++)
                {
                    double difference = point[j] - centers[k * 2 + j];
                    square += difference * difference;
                }

                terms[k] = weights[k] - 0.5 * square;
                largest = Math.Max(largest, terms[k]);
            }

            double total = 0;
            foreach (double term in terms)
                total += Math.Exp(term - largest);
            sum += largest + Math.Log(total);
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, -1.5, 0.25 }), Case(new[] { 0.3 }, new double[0]), Case(new double[0], new[] { 0.5 })]
    public static double Polynomial(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double value = 0;
            for (int k = c.Length - 1; k >= 0; k--)
                value = value * x[i] * 0.5 + c[k];
            sum += Math.Sin(value);
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2, 0 }, new[] { 0.5, -1.5, 0.25 }, Smooth = false, Expect = new[] { 2.156110829440503, 0.75, 0.46809684234681215, 0.75, 1.6595562451881345, -1.525010644581024, 1.1152930936903416 }), Case(new[] { 0.7, -0.2 }, new[] { 0.4, 0.9 })]
    public static double Branches(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0)
            {
                for (int k = 0; k < c.Length; k++)
                    sum += Math.Tanh(x[i] * c[k]) * c[k];
            }
            else
            {
                for (int k = 0; k < c.Length; k++)
                    sum -= c[k] * x[i];
            }
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, -1.5, 0.25 }), Case(new[] { 0.5, 0.25 }, new[] { 0.5, 1 })]
    public static double Gathered(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int i = 0; i < x.Length / 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double value = x[i * 3 + 2 - j], product = 1;
                for (int k = 0; k < c.Length; k++)
                    product *= c[k] + value * value;
                sum += product * value;
            }
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, -1.5, 0.25 }), Case(new[] { 0.3, 0.3 }, new[] { 0.0, 0 }, Smooth = false, Expect = new[] { 0.0, 0, 0.15, 0.15 })]
    public static double LargestProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double largest = double.NegativeInfinity;
            for (int k = 0; k < c.Length; k++)
                largest = Math.Max(largest, x[i] * c[k]);
            sum += largest;
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3, -0.4, 1.2, 0.8 }, new[] { 0.5, -1.5, 0.25 }), Case(new[] { 0.3 }, new[] { 0.5 })]
    public static double Downwards(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double[] t = new double[c.Length];
        double sum = 0;
        for (int i = x.Length - 1; i >= 1; i--)
        {
            for (int k = 0; k < t.Length; k++)
                t[k] = Math.Exp(-c[k] * x[i] * x[i]);
            for (int k = 0; k < t.Length; k++)
            {
                for (int j = 0; j <= k; j++)
                    sum += t[k] * t[j] * c[j];
            }
        }

        return sum;
    }

    [Differentiable(nameof(c)), Allocates, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, -1.5, 0.25 }, 1), Case(new[] { 0.3, -0.4, 1.2, 0.8 }, new[] { 0.5, -1.5, 0.25 }, 2)]
    public static double JaggedPoints(ReadOnlySpan<double> x, ReadOnlySpan<double> c, int lengths)
    {
        double[][] points = new double[x.Length][];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new double[2 + i % lengths];
            for (int j = 0; j < points[i].Length; j++)
                points[i][j] = x[i] + j;
        }

        double sum = 0;
        foreach (double[] point in points)
        {
            for (int k = 0; k < c.Length; k++)
            {
                double inner = 0;
                for (int j = 0; j < point.Length; j++)
                    inner += Math.Sin(point[j] * c[k]);
                sum += inner * inner;
            }
        }

        return sum;
    }

    [Differentiable(nameof(a)), Allocates, Case(new[] { 0.3, -0.4, 1.2 }, new[] { 0.5, -1.5, 0.25, 0.75 }), Case(new[] { 0.3 }, new[] { 0.5, -0.5 })]
    public static double JaggedParameters(ReadOnlySpan<double> x, ReadOnlySpan<double> a)
    {
        double[][] rows = new double[a.Length / 2][];
        for (int r = 0; r < rows.Length; r++)
        {
            rows[r] = new double[r + 1];
            for (int j = 0; j <= r; j++)
                rows[r][j] = a[2 * r + j % 2] * (j + 1);
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int r = 0; r < rows.Length; r++)
            {
                double inner = x[i];
                for (int j = 0; j < rows[r].Length; j++)
                    inner = Math.Tanh(inner * rows[r][j]);
                sum += inner;
            }
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.3f, -0.4f, 1.2f }, new[] { 0.5f, -1.5f, 0.25f })]
    public static float Singles(ReadOnlySpan<float> x, ReadOnlySpan<float> c)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float inner = 0;
            for (int k = 0; k < c.Length; k++)
                inner += k % 2 == 0 ? c[k] * x[i] : MathF.Exp(c[k] * x[i]);
            sum += inner * inner;
        }

        return sum;
    }

    [Differentiable, Case(new[] { 0.0, 4 }, new[] { 0.0, 0 }, Smooth = false, Expect = new[] { 0.0, 0, 2, 2 }), Case(new[] { 0.25, 4 }, new[] { 0.5, 0 })]
    public static double SquareRoots(ReadOnlySpan<double> x, ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < c.Length; k++)
                sum += c[k] * Math.Sqrt(x[i]);
        }

        return sum;
    }

    [Differentiable(nameof(c)), Case(new[] { 0.3, -0.4, 1.2, 0.1, 0.2, 0.4, 0.6, 0.7, 0.9, 1.1, 1.3, 1.5, 0.5 }, new[] { 0.5, 0.25 }, 1, Throws = typeof(ArgumentOutOfRangeException))]
    [Case(new[] { 0.3, -0.4, 1.2, 0.1, 0.2, 0.4, 0.6, 0.7, 0.9, 1.1, 1.3, 1.5, 0.5 }, new[] { 0.5, 0.25 }, 0)]
    public static double TooManyRows(ReadOnlySpan<double> x, ReadOnlySpan<double> c, int more)
    {
        double sum = 0;
        for (int i = 0; i < x.Length / 2 + more; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * 2, 2);
            for (int k = 0; k < c.Length; k++)
            {
                for (int j = 0; j < 2; j++)
                    sum += Math.Cos(row[j] * c[k]);
            }
        }

        return sum;
    }
}
