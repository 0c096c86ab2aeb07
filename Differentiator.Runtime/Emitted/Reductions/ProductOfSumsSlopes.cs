using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the product of the sums of pairs: the product of the other sums.</summary>
internal readonly struct ProductOfSumsSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            toY[i] = x[i] + y[i];
        ProductSlopes.Fill<T>(toY, default, result, toX, default);
        toX.CopyTo(toY);
    }
}
