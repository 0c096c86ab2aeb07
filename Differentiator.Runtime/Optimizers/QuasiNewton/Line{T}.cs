using System;
using System.Numerics;

namespace Differentiator;

/// <summary>A function along the line <c>start + α·direction</c>; counts its evaluations.</summary>
internal ref struct Line<T>(
    GradientFunction<T> function, Span<T> point, ReadOnlySpan<T> start, ReadOnlySpan<T> direction, Span<T> gradient, int budget)
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly GradientFunction<T> function = function;
    private readonly Span<T> point = point, gradient = gradient;
    private readonly ReadOnlySpan<T> start = start, direction = direction;
    private readonly int budget = budget;

    /// <summary>How often the function was called.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether the function may be called once more.</summary>
    public readonly bool HasBudget => Evaluations < budget;

    /// <summary>Whether it may be called twice more: once to try a step, once to go back to a better one.</summary>
    public readonly bool HasReserve => Evaluations < budget - 1;

    /// <summary>The unit of rounding of T: differences of values below it times the value are noise.</summary>
    public static double Rounding => double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    /// <summary>Value and gradient at the point as it is.</summary>
    public double Evaluate()
    {
        Evaluations++;
        return double.CreateTruncating(function(point, gradient));
    }

    /// <summary>Moves the point to a step and evaluates there; the gradient is left in its block.</summary>
    public LinePoint At(double step)
    {
        VectorSpace.Add(point, start, step, direction);
        double value = Evaluate();
        return new LinePoint(step, value, VectorSpace.Dot<T>(gradient, direction));
    }
}
