using System;
using System.Numerics;

namespace Differentiator.Tests.Networks.EveryKernel;

/// <summary>The distribution function of the normal distribution by its series and continued fraction, which kernels do not use.</summary>
internal static class NormalFormulas
{
    public static Complex Cumulative(Complex z) => new(Cumulative(z.Real), Density(z.Real) * z.Imaginary);

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    private static double Cumulative(double x)
    {
        if (Math.Abs(x) >= 3)
            return x > 0 ? 1 - Tail(x) : Tail(-x);

        // 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ..)
        double sum = 0, term = x;
        for (int k = 1; k < 100; k++)
        {
            sum += term;
            term *= x * x / ((2 * k) + 1);
        }

        return 0.5 + (Density(x) * sum);
    }

    // phi(x) / (x + 1/(x + 2/(x + 3/(x + ..))))
    private static double Tail(double x)
    {
        double fraction = x;
        for (int k = 300; k > 0; k--)
            fraction = x + (k / fraction);
        return Density(x) / fraction;
    }
}
