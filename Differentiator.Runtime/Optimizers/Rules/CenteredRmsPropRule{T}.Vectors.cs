using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

// The scalar formula over vectors.
public partial struct CenteredRmsPropRule<T>
{
    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Span<T> meanSpan = means.AsSpan(index, Vector512<T>.Count);
        Span<T> squareSpan = squares.AsSpan(index, Vector512<T>.Count);
        Vector512<T> mean = Vector512.Create(keep) * Vector512.Create<T>(meanSpan) + Vector512.Create(add) * gradient;
        Vector512<T> square = Vector512.Create(keep) * Vector512.Create<T>(squareSpan) + Vector512.Create(add) * (gradient * gradient);

        mean = Fading.Flush(mean, Vector512.Create(leastMean));
        square = Fading.Flush(square, Vector512.Create(leastSquare));
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);

        Vector512<T> variance = square - mean * mean;
        variance = Vector512.AndNot(variance, Vector512.LessThan(variance, Vector512<T>.Zero));
        return gradient / (Vector512.Sqrt(variance) + Vector512.Create(epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> meanSpan = means.AsSpan(index, Vector256<T>.Count);
        Span<T> squareSpan = squares.AsSpan(index, Vector256<T>.Count);
        Vector256<T> mean = Vector256.Create(keep) * Vector256.Create<T>(meanSpan) + Vector256.Create(add) * gradient;
        Vector256<T> square = Vector256.Create(keep) * Vector256.Create<T>(squareSpan) + Vector256.Create(add) * (gradient * gradient);

        mean = Fading.Flush(mean, Vector256.Create(leastMean));
        square = Fading.Flush(square, Vector256.Create(leastSquare));
        mean.CopyTo(meanSpan);
        square.CopyTo(squareSpan);

        Vector256<T> variance = square - mean * mean;
        variance = Vector256.AndNot(variance, Vector256.LessThan(variance, Vector256<T>.Zero));
        return gradient / (Vector256.Sqrt(variance) + Vector256.Create(epsilon));
    }
}
