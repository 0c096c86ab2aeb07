using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods of which loops, or parts of loops, are the same in all sweeps of a Jacobian.</summary>
public static partial class SharedLoops
{
    private const Derivatives All = Derivatives.Jvp | Derivatives.Vjp | Derivatives.Jacobian;

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 0.3, -0.2, 0.5, 0.9, -0.7 }, new[] { 1.0, 2.0, -0.5, 0.3, 0.7, 0.1 }, 11), Case(new[] { 0.3, -0.2 }, new[] { 1.0 }, 0)]
    public static double[] Layer(double[] x, double[] weights, int rows)
    {
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int k = 0; k < x.Length; k++)
                sum += 0.5 * x[k] - 0.25 * x[(k + 1) % x.Length] + 0.1 * (x[(k + 2) % x.Length] - weights[row % weights.Length] * x[0]) + k;
            y[row] = Math.Tanh(sum) * sum;
        }

        return y;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 0.3, -0.2, 0.5, 0.9, -0.7 }, new[] { 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0 })]
    public static void SumsOfSums(double[] x, [Written] Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double outer = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double inner = 1;
                for (int k = 0; k < j; k++)
                    inner += x[k] * 0.5 - 0.2 * x[k + 1] + 0.3 * (x[0] - 0.1 * x[k]) + 0.7 * x[x.Length - 1] * k;
                outer += (inner - x[j]) * 0.5 + (inner + 2 * x[0]) * 0.25 - (inner - 3 * x[x.Length - 1]) * 0.1;
            }

            y[i] = i % 2 == 0 ? outer * y[i] : outer * outer + y[i];
        }
    }

    // Another number of values in each iteration, and none in some.
    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 0.3, -0.2, 0.5, 0.9, -0.7, 1.2 }), Case(new[] { 0.3, -0.2 })]
    public static double[] InBranches(double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                y[i] = x[i];
                continue;
            }

            double sum = 0, product = 1;
            for (int k = 0; k <= i; k++)
            {
                sum += x[k] + 0.5 * (x[0] - x[k]) - 0.25 * (x[0] + x[i]) + 0.1 * (x[k] - 2 * x[i]);
                if (x[k] > 0)
                    product *= x[k];
                if (sum > 1.33)
                    break;
            }

            y[i] = sum * Math.Exp(product);
            if (sum > 1)
            {
                double more = 0;
                foreach (double each in x)
                    more += each * 0.3 + (each - x[0]) * 0.2 - (each + x[1]) * 0.1 + (x[0] + x[1]) * 0.05;
                y[i] *= more;
            }
        }

        return y;
    }

    // What a loop reads of memory that it writes is not computed apart from it.
    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 0.3, -0.2, 0.5, 0.9, -0.7, 1.2 }, 3)]
    public static double[] InPlace(double[] x, int rounds)
    {
        double[] y = new double[x.Length], counts = new double[x.Length];
        for (int round = 0; round < rounds; round++)
        {
            double sum = 0, count = 0;
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = 0.5 * y[i] + x[i] * (1 + count);
                counts[i] += 1;
                count += counts[i] * 0.1;
                sum += y[i] * 0.1 + (y[i] - x[0]) * 0.2 + (y[i] - x[1]) * 0.3 - (x[0] + x[1]) * 0.1 + count;
            }

            y[round] += Math.Sin(sum);
        }

        return y;
    }

    [Differentiable(nameof(x), Derivatives = All), Case(new[] { 0.3f, 0.2f, 0.5f, 0.9f, 0.7f, 1.2f, 0.4f, 0.8f, 0.6f }, 3)]
    public static float[] Means(float[] x, int width)
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            float sum = 0;
            int count = 0;
            for (int k = i; k < x.Length && k < i + width; k++)
            {
                sum += x[k] * 2 + (x[k] + x[0]) * 0.5f + (x[k] - x[0]) * 0.25f + (x[i] + x[k]) * 3;
                count++;
            }

            y[i] = MathF.Sqrt(sum / count);
        }

        return y;
    }
}
