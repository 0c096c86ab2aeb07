using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>
/// As <see cref="OptionHessianKernel"/>, where the user writes the normal distribution: by a polynomial of Abramowitz and Stegun,
/// Handbook of Mathematical Functions, 26.2.17, which then is differentiated twice as well.
/// </summary>
internal static partial class PolynomialOptionHessianKernel
{
    private static readonly double[] Spots = Data.Uniform(80, 125, seed: 12);
    private static readonly double[] Hessian = new double[16];

    [Differentiable(nameof(spot), nameof(strike), nameof(rate), nameof(volatility), Derivatives = Derivatives.Hessian)]
    public static double Call(double spot, double strike, double rate, double volatility, double time)
    {
        double root = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / root;
        double d2 = d1 - root;
        return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("PolynomialOptionHessian", "the same with a polynomial for the normal distribution");
        ratioCase.Add("primal", () => Sum((spot, _) => Call(spot, 100, 0.03, 0.2, 1.5)));
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private delegate double Differentiated(double spot, Span<double> hessian);

    private static double Sum(Differentiated differentiated)
    {
        double sum = 0;
        foreach (double spot in Spots)
        {
            sum += differentiated(spot, Hessian);
        }

        return sum;
    }

    private static double Normal(double x)
    {
        double k = 1 / (1 + 0.2316419 * Math.Abs(x));
        double tail = Math.Exp(-0.5 * x * x) / 2.5066282746310002
            * k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        return x > 0 ? 1 - tail : tail;
    }
}
