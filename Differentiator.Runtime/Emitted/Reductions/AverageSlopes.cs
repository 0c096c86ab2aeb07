using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the mean: 1 / n.</summary>
internal readonly struct AverageSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T> =>
        toX.Fill(T.One / T.CreateTruncating(x.Length));
}
