using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Of the cosine of the angle between two vectors: y / (|x| |y|) - r x / |x|^2, and the same for y.</summary>
internal readonly struct CosineSimilaritySlopes : IReductionSlopes
{
    public static void Fill<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, Span<T> toX, Span<T> toY)
        where T : struct, IFloatingPointIeee754<T>
    {
        T xx = T.Zero, yy = T.Zero;
        for (int i = 0; i < x.Length; i++)
            (xx, yy) = (xx + (x[i] * x[i]), yy + (y[i] * y[i]));
        T norms = T.Sqrt(xx) * T.Sqrt(yy);
        for (int i = 0; i < x.Length; i++)
        {
            toX[i] = (y[i] / norms) - (result * x[i] / xx);
            toY[i] = (x[i] / norms) - (result * y[i] / yy);
        }
    }
}
