using System;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>The ten second derivatives of the Black-Scholes price of a call, against their closed forms.</summary>
public sealed class OptionHessianTests
{
    // 1 + x^2 / 3 (1 + x^2 / 5 (1 + ..)), as in Marsaglia, Evaluating the Normal Distribution, 2004; exact here, and so are its derivatives.
    private static readonly string Series = Enumerable.Range(1, 30).Reverse().Aggregate("1.0", (rest, k) => $"(1 + square * (1.0 / {(2 * k) + 1}) * {rest})");

    private static readonly string Source = $$"""
        using System;
        using Differentiator;

        /// <summary>Options.</summary>
        public static partial class Options
        {
            /// <summary>The price of a European call.</summary>
            [Differentiable(nameof(spot), nameof(strike), nameof(rate), nameof(volatility), Derivatives = Derivatives.Hessian | Derivatives.Hvp)]
            public static double Call(double spot, double strike, double rate, double volatility, double time)
            {
                double root = volatility * Math.Sqrt(time);
                double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / root;
                double d2 = d1 - root;
                return spot * Normal(d1) - strike * Math.Exp(-rate * time) * Normal(d2);
            }

            /// <summary>The cumulative normal distribution.</summary>
            public static double Normal(double x)
            {
                double square = x * x;
                double series = {{Series}};
                return 0.5 + x * series * Math.Exp(-0.5 * square) / 2.5066282746310002;
            }
        }
        """;

    private static readonly GeneratorRun Optimized = GeneratorHarness.Run(Source), Unoptimized = GeneratorHarness.Run(HarnessOptions.Unoptimized, Source);

    private delegate double Hessian(double spot, double strike, double rate, double volatility, double time, Span<double> hessian);

    private delegate (double Value, double Spot, double Strike, double Rate, double Volatility) Hvp(
        double spot, double strike, double rate, double volatility, double time, double spotTangent, double strikeTangent, double rateTangent, double volatilityTangent);

    private delegate double Cumulative(double x);

    [Theory]
    [InlineData(100, 100, 0.03, 0.2, 1.5, true)]
    [InlineData(100, 100, 0.03, 0.2, 1.5, false)]
    [InlineData(80, 120, 0.01, 0.35, 0.5, true)]
    [InlineData(80, 120, 0.01, 0.35, 0.5, false)]
    [InlineData(130, 95, -0.005, 0.15, 2, true)]
    [InlineData(130, 95, -0.005, 0.15, 2, false)]
    public void All_second_derivatives_are_the_closed_ones(double spot, double strike, double rate, double volatility, double time, bool optimizes)
    {
        GeneratorRun run = optimizes ? Optimized : Unoptimized;
        double[] expected = Closed(run.Method<Cumulative>("Options", "Normal"), spot, strike, rate, volatility, time), hessian = new double[16];

        run.Method<Hessian>("Options", "CallHessian")(spot, strike, rate, volatility, time, hessian);

        var product = run.Method<Hvp>("Options", "CallHvp");
        for (int k = 0; k < 4; k++)
        {
            double[] unit = [0, 0, 0, 0];
            unit[k] = 1;
            (_, double bySpot, double byStrike, double byRate, double byVolatility) = product(spot, strike, rate, volatility, time, unit[0], unit[1], unit[2], unit[3]);
            double[] row = [bySpot, byStrike, byRate, byVolatility];
            for (int j = 0; j < 4; j++)
            {
                double entry = expected[(4 * k) + j], tolerance = 1e-12 * Math.Max(1, Math.Abs(entry));
                Assert.Equal(entry, hessian[(4 * k) + j], tolerance);
                Assert.Equal(entry, row[j], tolerance);
            }
        }
    }

    private static double[] Closed(Cumulative normal, double spot, double strike, double rate, double volatility, double time)
    {
        double years = Math.Sqrt(time), root = volatility * years, discount = Math.Exp(-rate * time);
        double d1 = (Math.Log(spot / strike) + ((rate + (0.5 * volatility * volatility)) * time)) / root, d2 = d1 - root;
        double p1 = Density(d1), p2 = Density(d2), n2 = normal(d2);
        double spotSpot = p1 / (spot * root), spotStrike = -p1 / (strike * root), spotRate = p1 * years / volatility, spotVolatility = -p1 * d2 / volatility;
        double strikeStrike = discount * p2 / (strike * root), strikeRate = discount * ((time * n2) - (p2 * years / volatility)), strikeVolatility = discount * p2 * d1 / volatility;
        double rateRate = strike * time * discount * ((p2 * years / volatility) - (time * n2)), rateVolatility = -strike * time * discount * p2 * d1 / volatility;
        double volatilityVolatility = spot * p1 * years * d1 * d2 / volatility;
        return
        [
            spotSpot, spotStrike, spotRate, spotVolatility,
            spotStrike, strikeStrike, strikeRate, strikeVolatility,
            spotRate, strikeRate, rateRate, rateVolatility,
            spotVolatility, strikeVolatility, rateVolatility, volatilityVolatility,
        ];
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
}
