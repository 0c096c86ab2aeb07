using System;

namespace Differentiator.Tests.Corpus;

/// <summary>When two numbers count as equal: <c>|a - b| &lt;= tolerance (1 + |a| + |b|)</c>; infinities and NaN only equal themselves.</summary>
internal static class Deviation
{
    public static bool Within(double tolerance, double a, double b) =>
        a.Equals(b) || a == b || Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a) + Math.Abs(b));

    public static bool IsBitwise(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
