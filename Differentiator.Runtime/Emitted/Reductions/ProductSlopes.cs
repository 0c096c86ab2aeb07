using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the product: the product of the other elements, from those before and those behind, as a quotient would fail at 0.</summary>
internal readonly struct ProductSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        T before = T.One, behind = T.One;
        for (int i = 0; i < x.Length; i++)
        {
            toX[i] = before;
            before *= x[i];
        }

        for (int i = x.Length - 1; i >= 0; i--)
        {
            toX[i] *= behind;
            behind *= x[i];
        }
    }
}
