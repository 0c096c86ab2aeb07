using System;
using System.Numerics;

namespace Differentiator;

/// <summary>The differences of a function over one step h and over its half.</summary>
internal readonly struct DifferencePair<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Difference whole, half;

    public DifferencePair(ScalarFunction<T> function, Span<T> x, int index, double value, double step)
    {
        whole = new(function, x, index, value, step);
        half = new(function, x, index, value, step / 2);
    }

    /// <summary>Richardson's extrapolation (4 D(h/2) − D(h)) / 3, whose error is O(h⁴).</summary>
    public double Extrapolated => half.Central + (half.Central - whole.Central) / 3;

    /// <summary>The correction made, an upper estimate of the truncation error left.</summary>
    public double Truncation => Math.Abs(half.Central - whole.Central) / 3;

    /// <summary>The error by the rounding of the function's values, two units of each.</summary>
    public double Rounding(double epsilon) => 4 * epsilon * half.Magnitude / half.Width;

    /// <summary>
    /// Whether the slopes to the right and to the left differ by an amount that does not fall with the step
    /// (of a smooth function it is h·f″ and halves).
    /// </summary>
    public bool HasKink(double significance) =>
        half.Bend > 0.75 * whole.Bend && half.Bend > significance * Math.Max(1, Math.Abs(half.Central));

    private readonly struct Difference
    {
        public Difference(ScalarFunction<T> function, Span<T> x, int index, double value, double step)
        {
            T center = x[index];
            x[index] = center + T.CreateTruncating(step);
            double stepRight = double.CreateTruncating(x[index] - center);
            double right = double.CreateTruncating(function(x));
            x[index] = center - T.CreateTruncating(step);
            double stepLeft = double.CreateTruncating(center - x[index]);
            double left = double.CreateTruncating(function(x));
            x[index] = center;

            // The steps as they came out after rounding of x, not as they were asked for.
            Width = stepRight + stepLeft;
            Central = (right - left) / Width;
            Bend = Math.Abs((right - value) / stepRight - (value - left) / stepLeft);
            Magnitude = Math.Max(Math.Abs(right), Math.Abs(left));
        }

        public double Width { get; }

        public double Central { get; }

        public double Bend { get; }

        public double Magnitude { get; }
    }
}
