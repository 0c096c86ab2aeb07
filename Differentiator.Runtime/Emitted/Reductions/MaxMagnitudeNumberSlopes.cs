using System;
using System.Numerics;

namespace Differentiator;

/// <summary>As of the largest element.</summary>
internal readonly struct MaxMagnitudeNumberSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
        => MaxSlopes.Fill(x, y, result, toX, toY);
}
