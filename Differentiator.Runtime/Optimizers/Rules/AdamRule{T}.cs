using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Differentiator;

/// <summary>
/// Adam: <c>m ← β1·m + (1 − β1)·g</c>, <c>v ← β2·v + (1 − β2)·g²</c>, both starting from 0; the direction at step t = 1, 2, ..
/// is <c>m̂ / (√v̂ + ε)</c> with <c>m̂ = m / (1 − β1^t)</c> and <c>v̂ = v / (1 − β2^t)</c>.
/// </summary>
/// <remarks>
/// Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015, algorithm 1; ε stands outside of the root of the
/// corrected v̂, as there and in PyTorch. Moments close to the subnormal numbers (m below 1e-30 in float, 1e-290 in double;
/// v below 1e-37, 1e-307) are set to 0: subnormal arithmetic is many times slower, and they occur wherever a gradient
/// stays 0. They are without effect unless <c>ε</c> is chosen smaller than their roots.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
public partial struct AdamRule<T> : IUpdateRule<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly double beta1, beta2, epsilon;

    // Constants in all lanes: the JIT would fill a vector anew for each block, which costs a third of the pass. Its scalar
    // form reads the first lane.
    private readonly Vector512<T> keepMean, addMean, keepSquare, addSquare, leastMean, leastSquare;
    private Vector512<T> scale, shift;
    private T[]? means, squares;
    private long step;

    /// <summary>Adam with the given decay rates.</summary>
    /// <param name="beta1">The decay rate β1 of the mean of the gradient, in [0, 1).</param>
    /// <param name="beta2">The decay rate β2 of the mean of its square, in [0, 1).</param>
    /// <param name="epsilon">The term ε that keeps the divisor from 0; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public AdamRule(double beta1, double beta2, double epsilon)
    {
        this.beta1 = Hyperparameter.Fraction(beta1);
        this.beta2 = Hyperparameter.Fraction(beta2);
        this.epsilon = Hyperparameter.NonNegative(epsilon);

        // 1 − β is taken in double precision: 1 − 0.999f is off by 2e-5 of itself.
        keepMean = Vector512.Create(T.CreateTruncating(beta1));
        addMean = Vector512.Create(T.CreateTruncating(1 - beta1));
        keepSquare = Vector512.Create(T.CreateTruncating(beta2));
        addSquare = Vector512.Create(T.CreateTruncating(1 - beta2));
        leastMean = Vector512.Create(Fading.LeastMean<T>());
        leastSquare = Vector512.Create(Fading.LeastSquare<T>());
    }

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<T> gradient)
    {
        means ??= new T[gradient.Length];
        squares ??= new T[gradient.Length];
        step++;

        // m̂ / (√v̂ + ε)   becomes   scale · m / (√v + shift): both corrections are taken out of the loop.
        double root = Math.Sqrt(1 - Math.Pow(beta2, step));
        scale = Vector512.Create(T.CreateTruncating(root / (1 - Math.Pow(beta1, step))));
        shift = Vector512.Create(T.CreateTruncating(root * epsilon));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Update(int index, T gradient, T parameter)
    {
        T mean = Fading.Flush(keepMean.ToScalar() * means![index] + addMean.ToScalar() * gradient, leastMean.ToScalar());
        T square = Fading.Flush(
            keepSquare.ToScalar() * squares![index] + addSquare.ToScalar() * (gradient * gradient), leastSquare.ToScalar());
        means[index] = mean;
        squares[index] = square;
        return scale.ToScalar() * mean / (T.Sqrt(square) + shift.ToScalar());
    }
}
