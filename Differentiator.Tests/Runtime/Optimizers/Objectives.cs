using System;
using System.Linq;

namespace Differentiator.Tests.Runtime.Optimizers;

/// <summary>Functions to minimize, with their gradients, and other ways to their minima.</summary>
public static class Objectives
{
    private static readonly double[][] Features = [.. Enumerable.Range(0, 40).Select(i => new[] { 1, Math.Sin(i), Math.Cos(3 * i), i / 20.0 - 1 })];
    private static readonly bool[] Labels = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i) + i / 20.0 - 1 + Math.Sin(17 * i) > 0)];

    /// <summary>Σ 100 (x[i + 1] − x[i]²)² + (1 − x[i])²</summary>
    public static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double value = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double valley = x[i + 1] - x[i] * x[i], rest = 1 - x[i];
            value += 100 * valley * valley + rest * rest;
            gradient[i] -= 400 * valley * x[i] + 2 * rest;
            gradient[i + 1] += 200 * valley;
        }

        return value;
    }

    public static float SingleRosenbrock(ReadOnlySpan<float> x, Span<float> gradient)
    {
        float valley = x[1] - x[0] * x[0], rest = 1 - x[0];
        gradient[0] = -400 * valley * x[0] - 2 * rest;
        gradient[1] = 200 * valley;
        return 100 * valley * valley + rest * rest;
    }

    /// <summary>½ xᵀ A x − Σ x with the matrix A of (−1, 2, −1).</summary>
    public static double Tridiagonal(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double product = 2 * x[i] - (i > 0 ? x[i - 1] : 0) - (i + 1 < x.Length ? x[i + 1] : 0);
            value += x[i] * product / 2 - x[i];
            gradient[i] = product - 1;
        }

        return value;
    }

    /// <summary>Σ 10^(2 i) x[i]² / 2: condition number 10^6 for four numbers.</summary>
    public static double Scaled(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = 0;
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = Math.Pow(100, i) * x[i];
            value += gradient[i] * x[i] / 2;
        }

        return value;
    }

    /// <summary>Mean logistic loss of 40 samples, with a small penalty.</summary>
    public static double Logistic(ReadOnlySpan<double> weights, Span<double> gradient)
    {
        double value = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            gradient[k] = 0.01 * weights[k];
            value += 0.005 * weights[k] * weights[k];
        }

        for (int i = 0; i < Features.Length; i++)
        {
            double margin = Score(Features[i], weights) * (Labels[i] ? 1 : -1);
            value += Math.Log(1 + Math.Exp(-margin)) / Features.Length;
            for (int k = 0; k < weights.Length; k++)
            {
                gradient[k] -= (Labels[i] ? 1 : -1) * Features[i][k] / (1 + Math.Exp(margin)) / Features.Length;
            }
        }

        return value;
    }

    /// <summary>The minimum of <see cref="Logistic"/> by Newton's method.</summary>
    public static double[] LogisticByNewton()
    {
        double[] weights = new double[4], gradient = new double[4];
        for (int iteration = 0; iteration < 30; iteration++)
        {
            Logistic(weights, gradient);
            double[,] hessian = new double[4, 4];
            for (int j = 0; j < 4; j++)
            {
                hessian[j, j] = 0.01;
            }

            foreach (double[] sample in Features)
            {
                double probability = 1 / (1 + Math.Exp(-Score(sample, weights)));
                for (int j = 0; j < 4; j++)
                {
                    for (int k = 0; k < 4; k++)
                    {
                        hessian[j, k] += probability * (1 - probability) * sample[j] * sample[k] / Features.Length;
                    }
                }
            }

            double[] step = Solve(hessian, gradient);
            weights = [.. weights.Zip(step, (weight, change) => weight - change)];
        }

        return weights;
    }

    /// <summary>−H g at the last point, with H by the BFGS formula from γ·I, γ from the last step.</summary>
    public static double[] BfgsDirection(double[][] points, double[][] gradients)
    {
        int n = points[0].Length;
        double[,] h = new double[n, n];
        for (int k = 1; k < points.Length; k++)
        {
            double[] s = [.. points[k].Zip(points[k - 1], (a, b) => a - b)], y = [.. gradients[k].Zip(gradients[k - 1], (a, b) => a - b)];
            if (k == 1)
            {
                double[] lastS = [.. points[^1].Zip(points[^2], (a, b) => a - b)], lastY = [.. gradients[^1].Zip(gradients[^2], (a, b) => a - b)];
                for (int i = 0; i < n; i++)
                {
                    h[i, i] = Score(lastS, lastY) / Score(lastY, lastY);
                }
            }

            h = Updated(h, s, y);
        }

        return [.. Enumerable.Range(0, n).Select(i => -Enumerable.Range(0, n).Sum(j => h[i, j] * gradients[^1][j]))];
    }

    // H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ
    private static double[,] Updated(double[,] h, double[] s, double[] y)
    {
        int n = s.Length;
        double rho = 1 / Score(s, y);
        double[] hy = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => h[i, j] * y[j]))];
        double yhy = Score(y, hy);
        double[,] updated = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                updated[i, j] = h[i, j] - rho * (s[i] * hy[j] + hy[i] * s[j]) + (rho * rho * yhy + rho) * s[i] * s[j];
            }
        }

        return updated;
    }

    private static double Score(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    // Elimination without pivots: the matrix is positive definite.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        double[] x = [.. right];
        for (int column = 0; column < x.Length; column++)
        {
            for (int row = 0; row < x.Length; row++)
            {
                double factor = row == column ? 0 : matrix[row, column] / matrix[column, column];
                x[row] -= factor * x[column];
                for (int k = column; factor != 0 && k < x.Length; k++)
                {
                    matrix[row, k] -= factor * matrix[column, k];
                }
            }
        }

        return [.. x.Select((element, i) => element / matrix[i, i])];
    }
}
