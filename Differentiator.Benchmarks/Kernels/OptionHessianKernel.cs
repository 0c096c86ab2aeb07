using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels;

/// <summary>
/// The price of a European call (Black and Scholes, The Pricing of Options and Corporate Liabilities, 1973) and its ten second
/// derivatives, for 1000 options. By hand: the closed forms that traders know as gamma, vanna, volga and their relatives.
/// </summary>
internal static partial class OptionHessianKernel
{
    private const double Strike = 100;
    private const double Rate = 0.03;
    private const double Volatility = 0.2;
    private const double Time = 1.5;

    private static readonly double[] Spots = Data.Uniform(80, 125, seed: 12);
    private static readonly double[] Hessian = new double[16];

    [Differentiable(nameof(spot), nameof(strike), nameof(rate), nameof(volatility), Derivatives = Derivatives.Hessian)]
    public static double Call(double spot, double strike, double rate, double volatility, double time)
    {
        double root = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / root;
        double d2 = d1 - root;
        return spot * SpecialFunctions.NormalCdf(d1) - strike * Math.Exp(-rate * time) * SpecialFunctions.NormalCdf(d2);
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("OptionHessian", "price of a call, and its ten second derivatives, for each of 1000 options");
        ratioCase.Add("primal", Prices);
        ratioCase.Add("hand-written", () => Hessians(HandWritten), () => Hessian);
        AddGenerated(ratioCase);
        return ratioCase;
    }

    static partial void AddGenerated(RatioCase ratioCase);

    private delegate double Differentiated(double spot, double strike, double rate, double volatility, double time, Span<double> hessian);

    private static double Prices()
    {
        double sum = 0;
        foreach (double spot in Spots)
        {
            sum += Call(spot, Strike, Rate, Volatility, Time);
        }

        return sum;
    }

    private static double Hessians(Differentiated differentiated)
    {
        double sum = 0;
        foreach (double spot in Spots)
        {
            sum += differentiated(spot, Strike, Rate, Volatility, Time, Hessian);
        }

        return sum;
    }

    private static double HandWritten(double spot, double strike, double rate, double volatility, double time, Span<double> hessian)
    {
        double years = Math.Sqrt(time), root = volatility * years, discount = Math.Exp(-rate * time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / root, d2 = d1 - root;
        double n1 = SpecialFunctions.NormalCdf(d1), n2 = SpecialFunctions.NormalCdf(d2);

        // The discounted densities at d2 times the strike and at d1 times the spot are the same number.
        double density = spot * SpecialFunctions.NormalDensity(d1);
        double gamma = density / root, slope = density * years / volatility, paid = strike * discount;
        hessian[0] = gamma / (spot * spot);
        hessian[1] = hessian[4] = -gamma / (spot * strike);
        hessian[2] = hessian[8] = slope / spot;
        hessian[3] = hessian[12] = -density * d2 / (volatility * spot);
        hessian[5] = gamma / (strike * strike);
        hessian[6] = hessian[9] = (time * paid * n2 - slope) / strike;
        hessian[7] = hessian[13] = density * d1 / (volatility * strike);
        hessian[10] = time * (slope - time * paid * n2);
        hessian[11] = hessian[14] = -time * density * d1 / volatility;
        hessian[15] = slope * d1 * d2;
        return spot * n1 - paid * n2;
    }
}
