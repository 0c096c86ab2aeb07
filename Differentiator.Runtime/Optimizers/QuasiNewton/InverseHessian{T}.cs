using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// The last steps <c>s</c> of a descent with the changes <c>y</c> of the gradient over them, standing for an approximation
/// <c>H</c> of the inverse Hessian matrix; its blocks are made once for each dimension.
/// </summary>
/// <param name="capacity">How many steps are kept.</param>
internal sealed class InverseHessian<T>(int capacity)
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[][] steps = new T[capacity][], changes = new T[capacity][];
    private readonly double[] products = new double[capacity], factors = new double[capacity];
    private double scale;
    private int next;

    /// <summary>How many steps there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all steps: <c>H</c> is the unit matrix.</summary>
    public void Clear(int dimension)
    {
        Count = 0;
        next = 0;
        for (int i = 0; i < capacity; i++)
        {
            if (steps[i] is null || steps[i].Length != dimension)
            {
                steps[i] = new T[dimension];
                changes[i] = new T[dimension];
            }
        }
    }

    /// <summary>
    /// Adds a step in place of the oldest one, unless the curvature <c>s·y</c> along it is not above rounding: H stays positive
    /// definite.
    /// </summary>
    /// <param name="leastCurvature">What <c>s·y</c> must be above.</param>
    public void Add(
        ReadOnlySpan<T> point, ReadOnlySpan<T> previousPoint, ReadOnlySpan<T> gradient, ReadOnlySpan<T> previousGradient, double leastCurvature)
    {
        T[] step = steps[next], change = changes[next];
        VectorSpace.Add(step, point, -1, previousPoint);
        VectorSpace.Add(change, gradient, -1, previousGradient);
        double curvature = VectorSpace.Dot<T>(step, change);
        double square = VectorSpace.Dot<T>(change, change);
        if (!(curvature > leastCurvature && double.IsFinite(square) && double.IsNormal(square)))
        {
            Count = Math.Min(Count, capacity - 1); // the slot was that of the oldest
            return;
        }

        products[next] = curvature;
        scale = curvature / square; // equation 7.20
        next = (next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
    }

    /// <summary><c>direction ← −H·gradient</c>, by the two loops of algorithm 7.4.</summary>
    public void Descend(ReadOnlySpan<T> gradient, Span<T> direction)
    {
        gradient.CopyTo(direction);
        for (int age = 1; age <= Count; age++)
        {
            int i = Slot(age);
            factors[i] = VectorSpace.Dot<T>(steps[i], direction) / products[i];
            VectorSpace.Add(direction, direction, -factors[i], changes[i]);
        }

        VectorSpace.Scale(direction, Count == 0 ? -1 : -scale);
        for (int age = Count; age >= 1; age--)
        {
            // The direction is negated already: signs are opposite to the book's.
            int i = Slot(age);
            double factor = VectorSpace.Dot<T>(changes[i], direction) / products[i];
            VectorSpace.Add(direction, direction, -(factors[i] + factor), steps[i]);
        }
    }

    private int Slot(int age) => (next - age + capacity) % capacity;
}
