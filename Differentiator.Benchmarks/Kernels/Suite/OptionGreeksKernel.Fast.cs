using System;
using System.Runtime.Intrinsics;

namespace Differentiator.Benchmarks.Kernels.Suite;

/// <content>In vectors: eight options at a time.</content>
internal static partial class OptionGreeksKernel
{
    private static double HandWrittenFast(
        ReadOnlySpan<double> spot, ReadOnlySpan<double> strike, ReadOnlySpan<double> volatility, ReadOnlySpan<double> time, double rate,
        Span<double> spotGradient, Span<double> volatilityGradient, Span<double> timeGradient, out double rateGradient)
    {
        Vector512<double> values = default, rateSums = default, rates = Vector512.Create(rate), half = Vector512.Create(0.5);
        int i = 0;
        for (; i <= spot.Length - Octet.Count; i += Octet.Count)
        {
            Vector512<double> s = Octet.At(spot, i), k = Octet.At(strike, i), v = Octet.At(volatility, i), t = Octet.At(time, i);
            Vector512<double> years = Vector512.Sqrt(t), root = v * years, inverse = Vector512<double>.One / root;
            Vector512<double> drift = Vector512.FusedMultiplyAdd(half * v, v, rates);
            Vector512<double> d1 = Vector512.FusedMultiplyAdd(drift, t, Vector512.Log(s / k)) * inverse, d2 = d1 - root;
            Vector512<double> paid = k * Vector512.Exp(-rates * t);
            Vector512<double> n1 = NormalWithSlope(d1, out Vector512<double> slope1), n2 = NormalWithSlope(d2, out Vector512<double> slope2);
            Vector512<double> interest = paid * n2;
            values += Vector512.FusedMultiplyAdd(s, n1, -interest);

            Vector512<double> d2Adjoint = -paid * slope2, d1Adjoint = Vector512.FusedMultiplyAdd(s, slope1, d2Adjoint);
            Vector512<double> scaled = d1Adjoint * inverse, rootAdjoint = -Vector512.FusedMultiplyAdd(scaled, d1, d2Adjoint);
            (n1 + scaled / s).Store(spotGradient, i);
            Vector512.FusedMultiplyAdd(scaled * v, t, rootAdjoint * years).Store(volatilityGradient, i);
            Vector512.FusedMultiplyAdd(scaled, drift, Vector512.FusedMultiplyAdd(interest, rates, rootAdjoint * v * half / years)).Store(timeGradient, i);
            rateSums = Vector512.FusedMultiplyAdd(scaled + interest, t, rateSums);
        }

        double rest = HandWritten(
            spot.Slice(i), strike.Slice(i), volatility.Slice(i), time.Slice(i), rate,
            spotGradient.Slice(i), volatilityGradient.Slice(i), timeGradient.Slice(i), out rateGradient);
        rateGradient += Vector512.Sum(rateSums);
        return rest + Vector512.Sum(values);
    }

    private static Vector512<double> NormalWithSlope(Vector512<double> x, out Vector512<double> slope)
    {
        Vector512<double> one = Vector512<double>.One, half = Vector512.Create(0.5), c = Vector512.Create(0.2316419);
        Vector512<double> size = Vector512.Abs(x), k = one / Vector512.FusedMultiplyAdd(c, size, one);
        Vector512<double> density = Vector512.Exp(-half * x * x) * (1 / 2.5066282746310002);
        Vector512<double> p = k * Polynomial(k, 0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429);
        Vector512<double> dp = Polynomial(k, 0.319381530, 2 * -0.356563782, 3 * 1.781477937, 4 * -1.821255978, 5 * 1.330274429);
        slope = density * Vector512.FusedMultiplyAdd(size, p, c * k * k * dp);
        return half + Vector512.CopySign(half - density * p, x);
    }

    private static Vector512<double> Polynomial(Vector512<double> k, double c0, double c1, double c2, double c3, double c4)
    {
        Vector512<double> sum = Vector512.FusedMultiplyAdd(k, Vector512.Create(c4), Vector512.Create(c3));
        sum = Vector512.FusedMultiplyAdd(k, sum, Vector512.Create(c2));
        sum = Vector512.FusedMultiplyAdd(k, sum, Vector512.Create(c1));
        return Vector512.FusedMultiplyAdd(k, sum, Vector512.Create(c0));
    }
}
