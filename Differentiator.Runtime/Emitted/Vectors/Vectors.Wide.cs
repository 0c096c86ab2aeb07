using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Differentiator;

/// <content>
/// Exponentials and logarithms of eight numbers on processors with AVX-512, which takes numbers apart into mantissas and exponents
/// itself. They are single instructions throughout: the framework's own are many small methods, which the JIT inlines in some
/// processes and in some methods only, and where it does not they take four times as long.
/// </content>
public static partial class Vectors
{
    /// <summary>The logarithm of 2: its first 42 bits, of which small multiples are exact, and the rest.</summary>
    private const double Log2High = 0.6931471805598903, Log2Low = 5.497923018708371e-14, Log2Inverse = 1.4426950408889634;

    /// <summary>Its exponential is infinite, and that of its negative zero. (Of a number and NaN, the instructions take the second.)</summary>
    private const double Beyond = 1000;

    /// <summary>Rounding to the nearest integer, and mantissas from 3/4 to 3/2, NaN for negative numbers.</summary>
    private const byte ToNearest = 0b_1000, AroundOne = 0b_1011;

    // The exponential of what is left of x beyond a multiple of log 2, by its power series to the order 13, which leaves 4e-18.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpWide(Vector512<double> x)
    {
        x = Avx512F.Max(Vector512.Create(-Beyond), Avx512F.Min(Vector512.Create(Beyond), x));
        Vector512<double> n = Avx512F.RoundScale(x * Log2Inverse, ToNearest);
        Vector512<double> r = Avx512F.FusedMultiplyAddNegated(n, Vector512.Create(Log2Low), Avx512F.FusedMultiplyAddNegated(n, Vector512.Create(Log2High), x));
        Vector512<double> r2 = r * r, r4 = r2 * r2;
        Vector512<double> first = Avx512F.FusedMultiplyAdd(Linear(r, 0.5, 1.0 / 6), r2, Vector512<double>.One + r);
        Vector512<double> second = Avx512F.FusedMultiplyAdd(Linear(r, 1.0 / 720, 1.0 / 5040), r2, Linear(r, 1.0 / 24, 1.0 / 120));
        Vector512<double> third = Avx512F.FusedMultiplyAdd(Linear(r, 1.0 / 3628800, 1.0 / 39916800), r2, Linear(r, 1.0 / 40320, 1.0 / 362880));
        Vector512<double> last = Avx512F.FusedMultiplyAdd(Linear(r, 1.0 / 479001600, 1.0 / 6227020800), r4, third);
        return Avx512F.Scale(Avx512F.FusedMultiplyAdd(last, r4 * r4, Avx512F.FusedMultiplyAdd(second, r4, first)), n);
    }

    // log m = 2 artanh((m - 1) / (m + 1)), by its power series to the order 23, which leaves 2e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogWide(Vector512<double> x)
    {
        Vector512<double> m = Avx512F.GetMantissa(x, AroundOne), e = Avx512F.GetExponent(x) - Avx512F.GetExponent(m);
        Vector512<double> f = m - Vector512<double>.One, s = f / (f + Vector512.Create(2.0)), z = s * s, z2 = z * z, z4 = z2 * z2;
        Vector512<double> first = Avx512F.FusedMultiplyAdd(Linear(z, 2.0 / 7, 2.0 / 9), z2, Linear(z, 2.0 / 3, 2.0 / 5));
        Vector512<double> second = Avx512F.FusedMultiplyAdd(Linear(z, 2.0 / 15, 2.0 / 17), z2, Linear(z, 2.0 / 11, 2.0 / 13));
        Vector512<double> third = Avx512F.FusedMultiplyAdd(Vector512.Create(2.0 / 23), z2, Linear(z, 2.0 / 19, 2.0 / 21));
        Vector512<double> series = Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAdd(third, z4, second), z4, first);
        Vector512<double> log = Avx512F.FusedMultiplyAdd(s * z, series, Avx512F.FusedMultiplyAdd(e, Vector512.Create(Log2Low), s + s));
        log = Avx512F.FusedMultiplyAdd(e, Vector512.Create(Log2High), log);
        return Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), log);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Linear(Vector512<double> x, double constant, double slope) =>
        Avx512F.FusedMultiplyAdd(Vector512.Create(slope), x, Vector512.Create(constant));
}
