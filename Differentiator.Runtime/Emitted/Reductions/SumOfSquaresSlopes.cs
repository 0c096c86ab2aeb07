using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the sum of squares: 2 x.</summary>
internal readonly struct SumOfSquaresSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            toX[i] = x[i] + x[i];
    }
}
