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
        Vector512<T> mean = keepMean * Vector512.Create<T>(meanSpan) + addMean * gradient;
        Vector512<T> square =
            keepSquare * Vector512.Create<T>(squareSpan) + addSquare * (gradient * gradient);

        mean = Fading.Flush(mean, leastMean);
        square = Fading.Flush(square, leastSquare);
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);
        return scale * mean / (Vector512.Sqrt(square) + shift);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> meanSpan = means.AsSpan(index, Vector256<T>.Count);
        Span<T> squareSpan = squares.AsSpan(index, Vector256<T>.Count);
        Vector256<T> mean = keepMean.GetLower() * Vector256.Create<T>(meanSpan) + addMean.GetLower() * gradient;
        Vector256<T> square =
            keepSquare.GetLower() * Vector256.Create<T>(squareSpan) + addSquare.GetLower() * (gradient * gradient);

        mean = Fading.Flush(mean, leastMean.GetLower());
        square = Fading.Flush(square, leastSquare.GetLower());
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);
        return scale.GetLower() * mean / (Vector256.Sqrt(square) + shift.GetLower());
    }
}
