using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the sum: 1.</summary>
internal readonly struct SumSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T> => toX.Fill(T.One);
}
