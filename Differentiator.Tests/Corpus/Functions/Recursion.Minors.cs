using System;
using Differentiator;
using Differentiator.Tests.Corpus;

namespace Corpus;

/// <summary>Methods that call themselves with arrays of their own.</summary>
public static partial class Recursion
{
    [Differentiable, Case(new double[] { 2, 1, 3, 0, 4, 1, 5, 2, 6 }, 3, Expect = new[] { 22.0, 5, -20, 0, -3, 1, -11, -2, 8 })]
    [Case(new double[] { 2, 1, 3, 4 }, 2, Expect = new[] { 4.0, -3, -1, 2 })]
    public static double DeterminantByMinors(double[] m, int n)
    {
        if (n == 1)
            return m[0];
        double determinant = 0;
        for (int column = 0; column < n; column++)
        {
            double[] minor = new double[(n - 1) * (n - 1)];
            for (int i = 1; i < n; i++)
            {
                int k = 0;
                for (int j = 0; j < n; j++)
                {
                    if (j == column)
                        continue;
                    minor[(i - 1) * (n - 1) + k] = m[i * n + j];
                    k++;
                }
            }

            determinant += (column % 2 == 0 ? 1 : -1) * m[column] * DeterminantByMinors(minor, n - 1);
        }

        return determinant;
    }

    [Differentiable, Case(0.7, 4), Case(0.7, 0)]
    public static double CalledInALoop(double x, int n)
    {
        double sum = 1;
        for (int i = 0; i < n; i++)
            sum = sum * x + Even(x * sum, i) * Math.Cos(x);
        return sum;
    }

    private static double Even(double x, int n) => n == 0 ? 1 : x * Odd(x, n - 1);

    private static double Odd(double x, int n)
    {
        if (n < 0)
            return 0;
        return n == 0 ? 0.5 * x : Math.Sin(x) + Even(x, n - 1);
    }

    [Differentiable(nameof(x)), Case(0.7, new[] { 1.0, 2, 3 }, 2)]
    public static double WithData(double x, double[] data, int n) => n < 0 ? x : data[n] * WithData(x * data[n], data, n - 1) + x;
}
