using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the standard deviation of all elements: (x - mean) / (n r), 0 where all are the same.</summary>
internal readonly struct StdDevSlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.Zero, count = T.CreateTruncating(x.Length);
        foreach (T element in x)
            sum += element;
        for (int i = 0; i < x.Length; i++)
            toX[i] = result == T.Zero ? T.Zero : (x[i] - (sum / count)) / (count * result);
    }
}
