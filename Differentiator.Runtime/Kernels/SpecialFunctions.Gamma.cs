using System;

namespace Differentiator;

// The logarithm of the gamma function.
public static partial class SpecialFunctions
{
    /// <summary>From here on the asymptotic series have double rounding.</summary>
    private const double Far = 12;

    /// <summary>One less Euler's constant.</summary>
    private const double SlopeAtTwo = 0.42278433509846713;

    /// <summary><c>log(2 pi) / 2</c></summary>
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary><c>zeta(k) - 1</c> for k = 2, 3, ..</summary>
    private static ReadOnlySpan<double> ZetaLessOne =>
    [
        0.6449340668482264,
        0.2020569031595943,
        0.08232323371113819,
        0.03692775514336993,
        0.01734306198444914,
        0.008349277381922827,
        0.00407735619794434,
        0.0020083928260822143,
        0.0009945751278180853,
        0.0004941886041194645,
        0.0002460865533080483,
        0.00012271334757848915,
        6.124813505870483e-05,
        3.058823630702049e-05,
        1.528225940865187e-05,
        7.637197637899763e-06,
        3.81729326499984e-06,
        1.908212716553939e-06,
        9.539620338727962e-07,
        4.769329867878064e-07,
        2.38450502727733e-07,
        1.1921992596531106e-07,
        5.960818905125948e-08,
        2.980350351465228e-08,
        1.4901554828365043e-08,
        7.45071178983543e-09,
        3.725334024788457e-09,
        1.862659723513049e-09,
        9.313274324196682e-10,
        4.656629065033784e-10,
    ];

    /// <summary><c>B_2k / (2k (2k - 1))</c> for k = 1, 2, .., with Bernoulli's numbers.</summary>
    private static ReadOnlySpan<double> Stirling => [0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417, -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242];

    /// <summary>The logarithm of the absolute value of the gamma function; the derivative is <see cref="Digamma(double)"/>.</summary>
    /// <param name="x">Any number; below 0 the value is accurate in the absolute sense only.</param>
    /// <returns>Infinity at 0 and at negative whole numbers.</returns>
    public static double LogGamma(double x)
    {
        if (double.IsInfinity(x))
            return double.PositiveInfinity;

        // Reflection: NIST Digital Library of Mathematical Functions (DLMF) 5.5.3.
        if (x < 0)
            return x == Math.Floor(x) ? double.PositiveInfinity : Math.Log(Math.PI / Math.Abs(double.SinPi(x))) - LogGamma(1 - x);
        if (x >= Far)
            return LogGammaFar(x);

        // To the interval around 2 by the recurrence, DLMF 5.5.1.
        double logs = 0;
        for (; x < 0.5; x++)
            logs -= Math.Log(x);
        if (x < 1.5)
        {
            logs -= Log1p(x - 1);
            return logs + LogGammaAroundTwo(x - 1);
        }

        double product = 1;
        for (; x > 2.5; product *= x)
            x--;
        return Math.Log(product) + LogGammaAroundTwo(x - 2);
    }

    /// <inheritdoc cref="LogGamma(double)"/>
    public static float LogGamma(float x) => (float)LogGamma((double)x);

    // Taylor's series of log(gamma(2 + z)), DLMF 5.7.3: |z| is at most 1/2.
    private static double LogGammaAroundTwo(double z)
    {
        double sum = 0;
        for (int k = ZetaLessOne.Length + 1; k >= 2; k--)
            sum = (-z * sum) + (ZetaLessOne[k - 2] / k);
        return z * (SlopeAtTwo + (z * sum));
    }

    // Stirling's series, DLMF 5.11.1.
    private static double LogGammaFar(double x)
    {
        double square = 1 / (x * x), sum = 0;
        for (int k = Stirling.Length - 1; k >= 0; k--)
            sum = (sum * square) + Stirling[k];
        return ((x - 0.5) * (Math.Log(x) - 1)) - 0.5 + HalfLogTwoPi + (sum / x);
    }
}
