using System;
using System.Numerics;

namespace Differentiator;

// The same series over vectors of floats.
internal static partial class NormalDistribution
{
    /// <summary><c>exp(-x^2/2)</c></summary>
    public static Vector<float> Gauss(Vector<float> x) => VectorMath.Exp(-0.5f * (x * x));

    /// <summary>The probability of less than x.</summary>
    /// <param name="x">Any numbers.</param>
    /// <param name="gauss">What <see cref="Gauss(Vector{float})"/> gives at x.</param>
    public static Vector<float> Cumulative(Vector<float> x, Vector<float> gauss)
    {
        // Beyond 20 the tail is 0; the argument of the series would be NaN at infinity.
        Vector<float> magnitude = Vector.Abs(x), last = new(20f), five = new(5f);
        magnitude = Vector.ConditionalSelect(Vector.GreaterThan(magnitude, last), last, magnitude);
        ReadOnlySpan<double> series = Series[..FloatTerms];
        Vector<float> t = (magnitude - five) / (magnitude + five), next = Vector<float>.Zero, afterNext = Vector<float>.Zero, twice = t + t;
        for (int i = series.Length - 1; i > 0; i--)
            (next, afterNext) = ((twice * next) - afterNext + new Vector<float>((float)series[i]), next);
        Vector<float> tail = gauss * ((t * next) - afterNext + new Vector<float>((float)series[0])) / (magnitude + five);
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One - tail, tail);
    }
}
