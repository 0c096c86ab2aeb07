using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the distance: (x - y) / r and its negative, 0 where that is 0.</summary>
internal readonly struct DistanceSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            toX[i] = result == T.Zero ? T.Zero : (x[i] - y[i]) / result;
            toY[i] = -toX[i];
        }
    }
}
