using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the element of the largest magnitude: as of the largest.</summary>
internal readonly struct MaxMagnitudeSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
        => MaxSlopes.Fill(x, y, result, toX, toY);
}
