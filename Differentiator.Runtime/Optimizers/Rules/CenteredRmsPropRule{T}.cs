using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>
/// Centered RMSProp: <c>v ← α·v + (1 − α)·g²</c> and <c>a ← α·a + (1 − α)·g</c>, both starting from 0; the direction is
/// <c>g / (√(v − a²) + ε)</c>.
/// </summary>
/// <remarks>
/// <para>
/// Graves: Generating sequences with recurrent neural networks, arXiv:1308.0850, 2013, equations 38 to 41, without its
/// momentum and with ε outside of the root, as in PyTorch's <c>torch.optim.RMSprop(centered=True)</c>.
/// </para>
/// <para>
/// The variance <c>v − a²</c> is never negative but for rounding; where rounding makes it negative it is 0 here (a NaN in
/// PyTorch). Moments close to the subnormal numbers are set to 0, as in <see cref="AdamRule{T}"/>.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
/// <param name="alpha">The decay rate α of both means, in [0, 1).</param>
/// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
public partial struct CenteredRmsPropRule<T>(double alpha, double epsilon) : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T keep = T.CreateTruncating(Hyperparameter.Fraction(alpha));
    private readonly T add = T.CreateTruncating(1 - alpha);
    private readonly T epsilon = T.CreateTruncating(Hyperparameter.NonNegative(epsilon));
    private readonly T leastMean = Fading.LeastMean<T>(), leastSquare = Fading.LeastSquare<T>();
    private T[]? means, squares;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
        means ??= new T[gradient.Length];
        squares ??= new T[gradient.Length];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter)
    {
        T mean = Fading.Flush(keep * means![index] + add * gradient, leastMean);
        T square = Fading.Flush(keep * squares![index] + add * (gradient * gradient), leastSquare);
        means[index] = mean;
        squares[index] = square;

        // A NaN fails the comparison and stays.
        T variance = square - mean * mean;
        variance = variance < T.Zero ? T.Zero : variance;
        return gradient / (T.Sqrt(variance) + epsilon);
    }
}
