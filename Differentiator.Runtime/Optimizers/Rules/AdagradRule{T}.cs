using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Adagrad: <c>s ← s + g²</c>; the direction at step t = 1, 2, .. is <c>g / (√s + ε) / (1 + (t − 1)·δ)</c>.
/// </summary>
/// <remarks>
/// Duchi, Hazan, Singer: Adaptive subgradient methods for online learning and stochastic optimization, JMLR 12, 2011, in
/// the diagonal form, with the decay δ of the learning rate and the place of ε of PyTorch's <c>torch.optim.Adagrad</c>. Sums close to
/// the subnormal numbers (below 1e-37 in float, 1e-307 in double) are set to 0, as in <see cref="AdamRule{T}"/>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="learningRateDecay">The decay δ of the learning rate; not negative.</param>
/// <param name="initialSum">The value that each <c>s</c> starts from; not negative.</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is negative, infinite or NaN.</exception>
public struct AdagradRule<T>(double learningRateDecay, double initialSum, double epsilon) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly double learningRateDecay = Hyperparameter.NonNegative(learningRateDecay);
    private readonly T initialSum = T.CreateTruncating(Hyperparameter.NonNegative(initialSum));
    private readonly T epsilon = T.CreateTruncating(Hyperparameter.NonNegative(epsilon));
    private readonly T least = Fading.LeastSquare<T>();
    private T[]? sums;
    private T scale;
    private long step;

    /// <inheritdoc/>
    static bool IUpdateRule<T>.IsVectorized => true;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
        if (sums is null)
        {
            sums = new T[gradient.Length];
            sums.AsSpan().Fill(initialSum);
        }

        scale = T.CreateTruncating(1 / (1 + step * learningRateDecay));
        step++;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter)
    {
        T sum = Fading.Flush(sums![index] + gradient * gradient, least);
        sums[index] = sum;
        return scale * gradient / (T.Sqrt(sum) + epsilon);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<T> Update(int index, Vector512<T> gradient, Vector512<T> parameter)
    {
        Span<T> block = sums.AsSpan(index, Vector512<T>.Count);
        Vector512<T> sum = Fading.Flush(Vector512.Create<T>(block) + gradient * gradient, Vector512.Create(least));
        sum.CopyTo(block);
        return Vector512.Create(scale) * gradient / (Vector512.Sqrt(sum) + Vector512.Create(epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<T> Update(int index, Vector256<T> gradient, Vector256<T> parameter)
    {
        Span<T> block = sums.AsSpan(index, Vector256<T>.Count);
        Vector256<T> sum = Fading.Flush(Vector256.Create<T>(block) + gradient * gradient, Vector256.Create(least));
        sum.CopyTo(block);
        return Vector256.Create(scale) * gradient / (Vector256.Sqrt(sum) + Vector256.Create(epsilon));
    }
}
