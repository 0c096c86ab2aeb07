using System;

namespace Differentiator;

/// <summary>
/// Functions that .NET lacks or computes with a loss: accurate to a few roundings, and differentiable. Of <c>float</c> they are computed in
/// <c>double</c> and rounded.
/// </summary>
/// <example><c>double logLikelihood = SpecialFunctions.Log1p(-p) - SpecialFunctions.LogGamma(n);</c></example>
public static partial class SpecialFunctions
{
    /// <summary><c>log(1 + x)</c>, to all digits for small x too, where <c>double.LogP1</c> gives 0; the derivative is <c>1 / (1 + x)</c>.</summary>
    /// <param name="x">From -1 on.</param>
    /// <returns>The logarithm; minus infinity at -1, NaN below.</returns>
    public static double Log1p(double x)
    {
        // What the sum loses when it is rounded is put back (the method of the HP-15C, by W. Kahan).
        double sum = 1 + x;
        if (x == 0 || sum == 0 || double.IsInfinity(sum))
            return x == 0 ? x : Math.Log(sum);
        return Math.Log(sum) - ((sum - 1 - x) / sum);
    }

    /// <inheritdoc cref="Log1p(double)"/>
    public static float Log1p(float x) => (float)Log1p((double)x);

    /// <summary><c>exp(x) - 1</c>, to all digits for small x too, where <c>double.ExpM1</c> gives 0; the derivative is <c>exp(x)</c>.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The power less one.</returns>
    public static double Expm1(double x)
    {
        // The quotient of two numbers that are wrong by the same factor (W. Kahan; N. Higham, Accuracy and Stability of Numerical
        // Algorithms, 1.14.1).
        double power = Math.Exp(x), difference = power - 1;
        if (power == 1)
            return x;
        return Math.Abs(x) < 1 ? difference * (x / Math.Log(power)) : difference;
    }

    /// <inheritdoc cref="Expm1(double)"/>
    public static float Expm1(float x) => (float)Expm1((double)x);
}
