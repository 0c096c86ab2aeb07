using System;
using System.Numerics;

namespace Differentiator;

/// <summary>A partial derivative by central differences, with an estimate of its error.</summary>
internal readonly record struct CentralDifference(double Value, double Uncertainty)
{
    /// <summary>Whether the differences converged to a derivative: no kink, no jump, not too much noise.</summary>
    public bool IsReliable { get; init; }

    /// <summary>The derivative with respect to <c>x[index]</c>.</summary>
    public static CentralDifference At<T>(ScalarFunction<T> function, Span<T> x, int index, double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T center = x[index];
        DifferenceSearch<T> search = new(center, value);
        foreach (T place in search.Places())
        {
            x[index] = place;
            search.Value = double.CreateTruncating(function(x));
        }

        x[index] = center;
        return search.Result;
    }

    /// <summary>
    /// How far a derivative is off, beyond the uncertainty, in units of the larger of the two and 1: infinite if it is not finite.
    /// </summary>
    public double DeviationOf(double analytic)
    {
        double scale = Math.Max(1, Math.Max(Math.Abs(analytic), Math.Abs(Value)));
        return double.IsFinite(analytic) ? Math.Max(0, Math.Abs(analytic - Value) - Uncertainty) / scale : double.PositiveInfinity;
    }
}
