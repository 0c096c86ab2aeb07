using System;

namespace Differentiator;

// The derivatives of the logarithm of the gamma function.
public static partial class SpecialFunctions
{
    /// <summary>Bernoulli's numbers <c>B_2, B_4, ..</c></summary>
    private static ReadOnlySpan<double> Bernoulli => [0.16666666666666666, -0.03333333333333333, 0.023809523809523808, -0.03333333333333333, 0.07575757575757576, -0.2531135531135531, 1.1666666666666667, -7.092156862745098, 54.971177944862156, -529.1242424242424, 6192.123188405797];

    /// <summary>The derivative of <see cref="LogGamma(double)"/>; its own derivative is <c>Polygamma(1, x)</c>.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>Minus infinity at 0, NaN at negative whole numbers.</returns>
    public static double Digamma(double x)
    {
        if (x == 0 || double.IsPositiveInfinity(x))
            return x == 0 ? double.NegativeInfinity : x;

        // Reflection and recurrence: NIST Digital Library of Mathematical Functions (DLMF) 5.5.4, 5.5.2.
        if (x < 0)
            return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - (Math.PI / double.TanPi(x));
        double sum = 0;
        for (; x < Far; x++)
            sum -= 1 / x;

        // DLMF 5.11.2
        double square = 1 / (x * x), series = 0;
        for (int k = Bernoulli.Length - 1; k >= 0; k--)
            series = (series + (Bernoulli[k] / (2 * (k + 1)))) * square;
        return sum + (Math.Log(x) - (0.5 / x) - series);
    }

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)Digamma((double)x);

    /// <summary>The derivative of order n of <see cref="Digamma(double)"/>; its own derivative is <c>Polygamma(n + 1, x)</c>.</summary>
    /// <param name="n">0 is Digamma itself, 1 is called Trigamma.</param>
    /// <param name="x">Any number.</param>
    /// <returns>Infinity of the sign of the limit from above at 0, NaN at negative whole numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public static double Polygamma(int n, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n == 0 || double.IsNaN(x))
            return n == 0 ? Digamma(x) : x;
        double sign = int.IsOddInteger(n) ? 1 : -1;
        if (x == 0)
            return sign * double.PositiveInfinity;
        if (x > 0)
            return sign * Magnitude(n, x);
        return x == Math.Floor(x) ? double.NaN : -Magnitude(n, 1 - x) - CotangentDerivative(n, x);
    }

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static float Polygamma(int n, float x) => (float)Polygamma(n, (double)x);

    // n! times the sum of 1 / (x + k)^(n + 1) over all k (DLMF 5.15.1): the first terms, and the series for the others (DLMF 5.15.8).
    private static double Magnitude(int n, double x)
    {
        double factorial = 1, sum = 0;
        for (int i = 2; i < n; i++)
            factorial *= i;
        for (; x < Far + n; x++)
            sum += factorial * n / Math.Pow(x, n + 1);

        // (n - 1)! / x^n + n! / (2 x^(n + 1)) + sum of B_2k (2k + n - 1)! / ((2k)! x^(2k + n))
        double power = factorial / Math.Pow(x, n), term = power * n / (2 * x), square = 1 / (x * x);
        double rest = power + term, ratio = power * n * (n + 1) / 2 * square;
        for (int k = 1; k <= Bernoulli.Length; k++)
        {
            rest += Bernoulli[k - 1] * ratio;
            ratio *= square * ((2 * k) + n) * ((2 * k) + n + 1) / (((2 * k) + 1) * ((2 * k) + 2));
        }

        return sum + rest;
    }

    // The derivative of order n of pi cot(pi x), a polynomial in c = cot(pi x): c' is -pi (1 + c^2).
    private static double CotangentDerivative(int n, double x)
    {
        double[] polynomial = new double[n + 2];
        polynomial[1] = Math.PI;
        for (int order = 1; order <= n; order++)
        {
            double[] next = new double[n + 2];
            for (int k = 1; k <= order; k++)
            {
                next[k - 1] -= Math.PI * k * polynomial[k];
                next[k + 1] -= Math.PI * k * polynomial[k];
            }

            polynomial = next;
        }

        double cotangent = 1 / double.TanPi(x), sum = 0;
        for (int k = n + 1; k >= 0; k--)
            sum = (sum * cotangent) + polynomial[k];
        return sum;
    }
}
