using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

// The scalar formula over vectors.
public partial struct AdamRule<T>
{
    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Span<T> meanSpan = means.AsSpan(index, Vector512<T>.Count);
        Span<T> squareSpan = squares.AsSpan(index, Vector512<T>.Count);
        Vector512<T> mean = Vector512.Create(keepMean) * Vector512.Create<T>(meanSpan) + Vector512.Create(addMean) * gradient;
        Vector512<T> square =
            Vector512.Create(keepSquare) * Vector512.Create<T>(squareSpan) + Vector512.Create(addSquare) * (gradient * gradient);

        mean = Fading.Flush(mean, leastMean);
        square = Fading.Flush(square, leastSquare);
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);
        return Vector512.Create(scale) * mean / (Vector512.Sqrt(square) + Vector512.Create(shift));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> meanSpan = means.AsSpan(index, Vector256<T>.Count);
        Span<T> squareSpan = squares.AsSpan(index, Vector256<T>.Count);
        Vector256<T> mean = Vector256.Create(keepMean) * Vector256.Create<T>(meanSpan) + Vector256.Create(addMean) * gradient;
        Vector256<T> square =
            Vector256.Create(keepSquare) * Vector256.Create<T>(squareSpan) + Vector256.Create(addSquare) * (gradient * gradient);

        mean = Fading.Flush(mean, leastMean);
        square = Fading.Flush(square, leastSquare);
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);
        return Vector256.Create(scale) * mean / (Vector256.Sqrt(square) + Vector256.Create(shift));
    }
}
