using System;

namespace Differentiator;

// The normal distribution and the error function.
public static partial class SpecialFunctions
{
    /// <summary>How many terms of the series give double rounding where x is below 1/2.</summary>
    private const int ErfTerms = 13;

    /// <summary><c>2 / sqrt(pi)</c></summary>
    private const double ErfSlope = 1.1283791670955126;

    /// <summary>The error function, <c>2 / sqrt(pi)</c> times the integral of <c>exp(-t^2)</c> from 0 to x; the derivative is <c>2 / sqrt(pi) exp(-x^2)</c>.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>From -1 to 1.</returns>
    public static double Erf(double x)
    {
        if (Math.Abs(x) >= 0.5)
            return x > 0 ? 1 - UpperTail(x) : UpperTail(-x) - 1;

        // The power series, by Horner's rule: NIST Digital Library of Mathematical Functions, 7.6.1.
        double square = x * x, sum = 0, factor = 1;
        for (int n = 1; n < ErfTerms; n++)
            factor /= -n;
        for (int n = ErfTerms - 1; n >= 0; n--)
        {
            sum = (sum * square) + (factor / ((2 * n) + 1));
            factor *= -n;
        }

        return ErfSlope * x * sum;
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary><c>1 - Erf(x)</c>, to all digits for large x too; the derivative is <c>-2 / sqrt(pi) exp(-x^2)</c>.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>From 0 to 2.</returns>
    public static double Erfc(double x) => x >= 0.5 ? UpperTail(x) : x <= -0.5 ? 2 - UpperTail(-x) : 1 - Erf(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <summary>The probability that a standard normal variable is below x; the derivative is <see cref="NormalDensity(double)"/>.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>From 0 to 1, to all digits in the lower tail too.</returns>
    public static double NormalCdf(double x) =>
        double.IsNaN(x) ? x : NormalDistribution.Cumulative(x, NormalDistribution.DoubleTerms);

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static float NormalCdf(float x) => (float)NormalCdf((double)x);

    /// <summary>The density of the standard normal distribution, <c>exp(-x^2 / 2) / sqrt(2 pi)</c>; the derivative is <c>-x</c> times it.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>From 0 to <c>1 / sqrt(2 pi)</c>.</returns>
    public static double NormalDensity(double x) => NormalDistribution.Density(x);

    /// <inheritdoc cref="NormalDensity(double)"/>
    public static float NormalDensity(float x) => (float)NormalDensity((double)x);

    // Erfc(x) = 2 Phi(-sqrt(2) x), but with the exponential of x itself: that of the rounded product would lose digits.
    private static double UpperTail(double x) => double.IsNaN(x) ? x : 2 * NormalDistribution.Tail(Math.Sqrt(2) * x, NormalDistribution.Gauss(x, 1), NormalDistribution.DoubleTerms);
}
