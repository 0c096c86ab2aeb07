using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of an element that is chosen, the largest or the smallest: 1, shared evenly among equal ones.</summary>
internal readonly struct ChoiceSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        // NaN is not equal to itself: where it is the value, it has its slope.
        int count = 0;
        foreach (T element in x)
            count += element == result || (T.IsNaN(element) && T.IsNaN(result)) ? 1 : 0;
        for (int i = 0; i < x.Length; i++)
            toX[i] = x[i] == result || (T.IsNaN(x[i]) && T.IsNaN(result)) ? T.One / T.CreateTruncating(count) : T.Zero;
    }
}
