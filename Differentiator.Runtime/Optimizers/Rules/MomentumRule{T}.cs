using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Momentum: <c>b ← μ·b + g</c>, starting from 0; the direction is <c>b</c>.
/// </summary>
/// <remarks>
/// The form of PyTorch's <c>torch.optim.SGD</c> without dampening (the learning rate is outside of the average), after Polyak:
/// Some methods of speeding up the convergence of iteration methods, 1964. Averages close to the subnormal numbers (below
/// 1e-30 in float, 1e-290 in double) are set to 0, as in <see cref="AdamRule{T}"/>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="momentum">The share μ of the average that is kept, in [0, 1).</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="momentum"/> is outside [0, 1).</exception>
public struct MomentumRule<T>(double momentum) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T momentum = T.CreateTruncating(Hyperparameter.Fraction(momentum));
    private readonly T least = Fading.LeastMean<T>();
    private T[]? average;

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient) => average ??= new T[gradient.Length];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter) =>
        average![index] = Fading.Flush(momentum * average[index] + gradient, least);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Span<T> averages = average.AsSpan(index, Vector512<T>.Count);
        Vector512<T> current = Fading.Flush(Vector512.Create(momentum) * Vector512.Create<T>(averages) + gradient, Vector512.Create(least));
        current.CopyTo(averages);
        return current;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> averages = average.AsSpan(index, Vector256<T>.Count);
        Vector256<T> current = Fading.Flush(Vector256.Create(momentum) * Vector256.Create<T>(averages) + gradient, Vector256.Create(least));
        current.CopyTo(averages);
        return current;
    }
}
