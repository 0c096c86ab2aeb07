using System;

namespace Differentiator;

/// <summary>The standard normal distribution: <c>Phi(x)</c> to double rounding, or quicker to float rounding.</summary>
internal static partial class NormalDistribution
{
    /// <summary>How many terms give a relative error below 2e-9.</summary>
    public const int FloatTerms = 12;

    /// <summary>How many terms give double rounding.</summary>
    public const int DoubleTerms = 23;

    /// <summary><c>1 / sqrt(2 pi)</c></summary>
    public const double DensityAtZero = 0.3989422804014327;

    // Phi(-x) exp(x^2/2) (x + 5) as a Chebyshev series in t = (x - 5)/(x + 5), for x >= 0: smooth up to infinity. Coefficients by
    // interpolation at 60 nodes in 40 digits; 5 is the integer that needs the fewest terms.
    private static ReadOnlySpan<double> Series =>
    [
        1.0849974311281507,
        -0.9451212330235238,
        0.3395428248397067,
        -0.10080114900127923,
        0.02434161739194819,
        -0.0045780677530837645,
        0.0005962634793872587,
        -3.0034572403998326e-05,
        -6.9582080289731465e-06,
        1.6616222750752958e-06,
        -4.290591277534993e-08,
        -3.778472668407595e-08,
        4.656555405437076e-09,
        7.26731898119583e-10,
        -1.876070956044788e-10,
        -1.3548475355194436e-11,
        6.754835393421318e-12,
        2.8389774843955563e-13,
        -2.470501242837e-13,
        -9.045031546724195e-15,
        9.451160470487844e-15,
        4.824922073332497e-16,
        -3.7452977100599564e-16,
    ];

    /// <summary>The density <c>exp(-x^2/2) / sqrt(2 pi)</c>.</summary>
    public static double Density(double x) => DensityAtZero * Gauss(x);

    /// <summary>The probability of less than x, with the relative accuracy of the terms in the lower tail too.</summary>
    public static double Cumulative(double x, int terms)
    {
        double tail = Tail(Math.Abs(x), terms);
        return x > 0 ? 1 - tail : tail;
    }

    private static double Tail(double x, int terms) => Tail(x, Gauss(x), terms);

    /// <summary>The probability of more than x, for x that is not negative.</summary>
    /// <param name="x">The bound.</param>
    /// <param name="gauss"><c>exp(-x^2/2)</c></param>
    /// <param name="terms">Of the series.</param>
    public static double Tail(double x, double gauss, int terms)
    {
        // Below the smallest number; the argument of the series would be NaN at infinity.
        const double last = 39;
        if (x > last)
            return 0;

        // Clenshaw's recurrence.
        ReadOnlySpan<double> series = Series[..terms];
        double t = (x - 5) / (x + 5), next = 0, afterNext = 0;
        for (int i = series.Length - 1; i > 0; i--)
            (next, afterNext) = (series[i] + (2 * t * next) - afterNext, next);
        return gauss * (series[0] + (t * next) - afterNext) / (x + 5);
    }

    private static double Gauss(double x) => Gauss(x, 0.5);

    /// <summary><c>exp(-c x^2)</c>: the rounding error of the square, as large as its digits before the point, is put back.</summary>
    public static double Gauss(double x, double c)
    {
        double square = c * x * x;
        double error = Math.FusedMultiplyAdd(c * x, x, -square);
        double value = Math.Exp(-square);
        return value == 0 ? 0 : value - (value * error);
    }
}
