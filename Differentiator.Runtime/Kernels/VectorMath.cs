using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Elementary functions over vectors of floats, to a few units in the last place, on every version of .NET.</summary>
internal static class VectorMath
{
    /// <summary><c>exp(x)</c>, subnormal and infinite results included; NaN stays NaN.</summary>
    public static Vector<float> Exp(Vector<float> x)
    {
        // Beyond these bounds the result is 0 and infinity. NaN fails both comparisons.
        Vector<float> lowest = new(-104f), highest = new(89f);
        x = Vector.ConditionalSelect(Vector.LessThan(x, lowest), lowest, x);
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, highest), highest, x);

        // x = n log 2 + r, |r| <= log 2 / 2. Adding 1.5 * 2^23 rounds to a whole number, which the last bits of the sum are. The
        // first part of log 2 has 9 bits: its product with n is exact (W. Cody, W. Waite, Software manual for the elementary functions, 1980).
        const float rounding = 12582912f;
        Vector<float> sum = (x * 1.44269504f) + new Vector<float>(rounding);
        Vector<float> whole = sum - new Vector<float>(rounding);
        Vector<float> r = x - (whole * 0.693359375f) - (whole * -2.12194440e-4f);

        // The Taylor series up to r^7: the next term is below 6e-9.
        Vector<float> series = (r * (1f / 5040)) + new Vector<float>(1f / 720);
        series = (series * r) + new Vector<float>(1f / 120);
        series = (series * r) + new Vector<float>(1f / 24);
        series = (series * r) + new Vector<float>(1f / 6);
        series = (series * r) + new Vector<float>(0.5f);
        series = (series * r * r) + r + Vector<float>.One;

        // 2^n in two factors, as n may be beyond the exponents.
        Vector<int> n = Vector.AsVectorInt32(sum) - new Vector<int>(BitConverter.SingleToInt32Bits(rounding));
        Vector<int> half = Vector.ShiftRightArithmetic(n, 1);
        return series * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary><c>log(1 + x)</c> for x in [0, 1].</summary>
    public static Vector<float> LogOnePlus(Vector<float> x)
    {
        // log(1 + x) = 2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ..), s = x / (2 + x) <= 1/3: the first term left out is below 2e-9.
        Vector<float> s = x / (x + new Vector<float>(2f)), square = s * s;
        Vector<float> series = new(1f / 15);
        for (int denominator = 13; denominator > 0; denominator -= 2)
            series = (series * square) + new Vector<float>(1f / denominator);
        return 2f * s * series;
    }

    private static Vector<float> PowerOfTwo(Vector<int> exponent) =>
        Vector.AsVectorSingle(Vector.ShiftLeft(exponent + new Vector<int>(127), 23));
}
