using System;
using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// The derivatives of the reductions of <c>System.Numerics.Tensors.TensorPrimitives</c>, which stay calls: only they have their order
/// of adding.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TensorDerivatives
{
    // x̄ += r̄ r'(x, y); an exactly zero cotangent annuls whatever it meets. Without other elements, y is empty.
    private static void Pull<TSlopes, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, T cotangent, Span<T> xGradient, Span<T> yGradient)
        where TSlopes : struct, IReductionSlopes
        where T : struct, IFloatingPointIeee754<T>
    {
        if (cotangent == T.Zero || (xGradient.IsEmpty && yGradient.IsEmpty))
            return;
        T[] slopes = SlopesOf<TSlopes, T>(x, y, result);
        Add(cotangent, slopes, xGradient);
        Add(cotangent, slopes.AsSpan(x.Length), yGradient);
        ArrayPool<T>.Shared.Return(slopes);
    }

    private static T Push<TSlopes, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result, ReadOnlySpan<T> xTangent, ReadOnlySpan<T> yTangent)
        where TSlopes : struct, IReductionSlopes
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] slopes = SlopesOf<TSlopes, T>(x, y, result);
        T sum = Along(slopes, xTangent) + Along(slopes.AsSpan(x.Length), yTangent);
        ArrayPool<T>.Shared.Return(slopes);
        return sum;
    }

    // Those of x and behind them those of y, from the pool
    private static T[] SlopesOf<TSlopes, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, T result)
        where TSlopes : struct, IReductionSlopes
        where T : struct, IFloatingPointIeee754<T>
    {
        T[] slopes = ArrayPool<T>.Shared.Rent(x.Length + y.Length);
        TSlopes.Fill(x, y, result, slopes.AsSpan(0, x.Length), slopes.AsSpan(x.Length, y.Length));
        return slopes;
    }

    // A slope that is exactly zero stays so under an infinite cotangent.
    private static void Add<T>(T cotangent, ReadOnlySpan<T> slopes, Span<T> gradient)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] += slopes[i] == T.Zero ? T.Zero : cotangent * slopes[i];
    }

    private static T Along<T>(ReadOnlySpan<T> slopes, ReadOnlySpan<T> tangent)
        where T : struct, IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < tangent.Length; i++)
            sum += tangent[i] == T.Zero || slopes[i] == T.Zero ? T.Zero : tangent[i] * slopes[i];
        return sum;
    }
}
