using System;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <summary>
/// The value of 1000 calls by Black and Scholes' formula, and of each how it changes with spot, volatility and time; of all together,
/// with the rate. The normal distribution is a polynomial of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
/// Best form of the gradient: one loop, which writes each derivative once.
/// </summary>
internal static partial class OptionGreeksKernel
{
    private const double Rate = 0.03;

    private static readonly double[] Spot = Data.Uniform(80, 125, seed: 27);
    private static readonly double[] Strike = Data.Uniform(90, 110, seed: 28);
    private static readonly double[] Volatility = Data.Uniform(0.1, 0.4, seed: 29);
    private static readonly double[] Time = Data.Uniform(0.1, 2, seed: 30);
    private static readonly double[] Gradient = new double[(3 * Data.Count) + 1];

    private static Span<double> SpotGradient => Gradient.AsSpan(0, Data.Count);

    private static Span<double> VolatilityGradient => Gradient.AsSpan(Data.Count, Data.Count);

    private static Span<double> TimeGradient => Gradient.AsSpan(2 * Data.Count, Data.Count);

    private static ref double RateGradient => ref Gradient[3 * Data.Count];

    [Differentiable(nameof(spot), nameof(volatility), nameof(time), nameof(rate))]
    [Differentiable(nameof(spot), nameof(volatility), nameof(time), nameof(rate), Name = "FastPortfolio", Fast = true)]
    public static double Portfolio(
        ReadOnlySpan<double> spot, ReadOnlySpan<double> strike, ReadOnlySpan<double> volatility, ReadOnlySpan<double> time, double rate)
    {
        double value = 0;
        for (int i = 0; i < spot.Length; i++)
        {
            value += Call(spot[i], strike[i], volatility[i], time[i], rate);
        }

        return value;
    }

    public static RatioCase Case()
    {
        RatioCase ratioCase = new("h_bs", "1000 calls by Black and Scholes: delta, vega and theta of each, and rho of all");
        ratioCase.Add(Variants.Primal, () => Portfolio(Spot, Strike, Volatility, Time, Rate));
        ratioCase.Add(
            Variants.HandWritten,
            () => HandWritten(Spot, Strike, Volatility, Time, Rate, SpotGradient, VolatilityGradient, TimeGradient, out RateGradient), () => Gradient);
        ratioCase.Add(
            Variants.HandWrittenFast,
            () => HandWrittenFast(Spot, Strike, Volatility, Time, Rate, SpotGradient, VolatilityGradient, TimeGradient, out RateGradient), () => Gradient);
        ratioCase.Add(
            Variants.Generated,
            () => PortfolioGradient(Spot, Strike, Volatility, Time, Rate, SpotGradient, VolatilityGradient, TimeGradient, out RateGradient), () => Gradient);
        ratioCase.Add(
            Variants.GeneratedFast,
            () => FastPortfolioGradient(Spot, Strike, Volatility, Time, Rate, SpotGradient, VolatilityGradient, TimeGradient, out RateGradient), () => Gradient);
        return ratioCase;
    }

    private static double Call(double spot, double strike, double volatility, double time, double rate)
    {
        double root = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / root;
        double d2 = d1 - root;
        return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
    }

    private static double Normal(double x)
    {
        double k = 1 / (1 + 0.2316419 * Math.Abs(x));
        double tail = Math.Exp(-0.5 * x * x) / 2.5066282746310002
            * k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        return x > 0 ? 1 - tail : tail;
    }

    private static double HandWritten(
        ReadOnlySpan<double> spot, ReadOnlySpan<double> strike, ReadOnlySpan<double> volatility, ReadOnlySpan<double> time, double rate,
        Span<double> spotGradient, Span<double> volatilityGradient, Span<double> timeGradient, out double rateGradient)
    {
        strike = strike.Slice(0, spot.Length);
        volatility = volatility.Slice(0, spot.Length);
        time = time.Slice(0, spot.Length);
        spotGradient = spotGradient.Slice(0, spot.Length);
        volatilityGradient = volatilityGradient.Slice(0, spot.Length);
        timeGradient = timeGradient.Slice(0, spot.Length);
        double value = 0, rateSum = 0;
        for (int i = 0; i < spot.Length; i++)
        {
            double s = spot[i], v = volatility[i], t = time[i];
            double years = Math.Sqrt(t), root = v * years, inverse = 1 / root, drift = rate + 0.5 * v * v;
            double d1 = (Math.Log(s / strike[i]) + drift * t) * inverse, d2 = d1 - root;
            double paid = strike[i] * Math.Exp(-rate * t);
            double n1 = NormalWithSlope(d1, out double slope1), n2 = NormalWithSlope(d2, out double slope2);
            value += s * n1 - paid * n2;

            double d2Adjoint = -paid * slope2, d1Adjoint = s * slope1 + d2Adjoint;
            double scaled = d1Adjoint * inverse, rootAdjoint = -d2Adjoint - scaled * d1, interest = paid * n2;
            spotGradient[i] = n1 + scaled / s;
            volatilityGradient[i] = scaled * v * t + rootAdjoint * years;
            timeGradient[i] = scaled * drift + rootAdjoint * v * 0.5 / years + interest * rate;
            rateSum += (scaled + interest) * t;
        }

        rateGradient = rateSum;
        return value;
    }

    // The slope is even: φ(x) (|x| P(k) + c k² P′(k)) with tail = φ(x) P(k).
    private static double NormalWithSlope(double x, out double slope)
    {
        const double C = 0.2316419;
        double size = Math.Abs(x), k = 1 / (1 + C * size);
        double density = Math.Exp(-0.5 * x * x) * (1 / 2.5066282746310002);
        double p = k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        double dp = 0.319381530 + k * (2 * -0.356563782 + k * (3 * 1.781477937 + k * (4 * -1.821255978 + k * (5 * 1.330274429))));
        slope = density * (size * p + C * k * k * dp);

        // 1 - tail above 0, tail below.
        return 0.5 + Math.CopySign(0.5 - density * p, x);
    }
}
