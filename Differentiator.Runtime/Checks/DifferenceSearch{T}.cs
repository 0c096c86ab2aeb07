using System;
using System.Collections.Generic;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// Looks for a partial derivative by central differences. It does not call the function: it says where the variable has to be, and is
/// told the function's value there.
/// </summary>
/// <param name="center">Where the derivative is taken.</param>
/// <param name="value">The function's value there.</param>
internal sealed class DifferenceSearch<T>(T center, double value)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Attempts = 10;
    private const double Shrink = 8;
    private static readonly double Epsilon = double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    /// <summary>The function's value at the last place.</summary>
    public double Value { get; set; }

    /// <summary>What has been found, when there are no places left.</summary>
    public CentralDifference Result { get; private set; } = new(double.NaN, double.PositiveInfinity);

    /// <summary>
    /// The places of the variable. Steps start at ε^(1/5) · max(1, |x|), where the truncation of Richardson's extrapolation, O(h⁴), meets
    /// the rounding, O(ε/h), and shrink until the error estimate is met.
    /// </summary>
    public IEnumerable<T> Places()
    {
        double goal = Math.Pow(Epsilon, 0.6); // 4e-10 in double, 7e-5 in float
        double limit = Math.Pow(Epsilon, 0.3); // 2e-5 in double, 8e-3 in float
        double step = Math.Pow(Epsilon, 0.2) * Math.Max(1, Math.Abs(double.CreateTruncating(center)));

        for (int attempt = 0; attempt < Attempts; attempt++, step /= Shrink)
        {
            var sides = new (T Place, double Value)[4];
            for (int k = 0; k < sides.Length; k++)
            {
                T move = T.CreateTruncating(k < 2 ? step : step / 2);
                T place = k % 2 == 0 ? center + move : center - move;
                yield return place;
                sides[k] = (place, Value);
            }

            Difference whole = new(sides[0], sides[1], center, value), half = new(sides[2], sides[3], center, value);
            DifferencePair pair = new(whole, half);
            double uncertainty = pair.Truncation + pair.Rounding(Epsilon);
            if (uncertainty < Result.Uncertainty)
            {
                bool kink = pair.HasKink(significance: limit);
                Result = new(pair.Extrapolated, uncertainty) { IsReliable = !kink && uncertainty <= limit * Scale(pair.Extrapolated) };
            }

            if (Result.Uncertainty <= goal * Scale(Result.Value))
            {
                yield break;
            }
        }
    }

    private static double Scale(double value) => Math.Max(1, Math.Abs(value));

    /// <summary>A central difference, of the steps as they came out after rounding of x, not as they were asked for.</summary>
    private readonly struct Difference
    {
        public Difference((T Place, double Value) right, (T Place, double Value) left, T center, double value)
        {
            double stepRight = double.CreateTruncating(right.Place - center), stepLeft = double.CreateTruncating(center - left.Place);
            Width = stepRight + stepLeft;
            Central = (right.Value - left.Value) / Width;
            Bend = Math.Abs((right.Value - value) / stepRight - (value - left.Value) / stepLeft);
            Magnitude = Math.Max(Math.Abs(right.Value), Math.Abs(left.Value));
        }

        public double Width { get; }

        public double Central { get; }

        public double Bend { get; }

        public double Magnitude { get; }
    }

    /// <summary>The differences over one step h and over its half.</summary>
    private readonly struct DifferencePair(Difference whole, Difference half)
    {
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
    }
}
