using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the sum of magnitudes: the sign, 0 at 0, NaN at NaN.</summary>
internal readonly struct SumOfMagnitudesSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            toX[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : x[i];
    }
}
