using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the product of the differences of pairs: the product of the other differences.</summary>
internal readonly struct ProductOfDifferencesSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
            toY[i] = x[i] - y[i];
        ProductSlopes.Fill<T>(toY, default, result, toX, default);
        for (int i = 0; i < x.Length; i++)
            toY[i] = -toX[i];
    }
}
