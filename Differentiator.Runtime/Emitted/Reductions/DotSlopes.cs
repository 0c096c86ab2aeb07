using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the sum of products: the other factor.</summary>
internal readonly struct DotSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        y.CopyTo(toX);
        x.CopyTo(toY);
    }
}
