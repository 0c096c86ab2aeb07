using System;
using System.Numerics;

namespace Differentiator;

/// <summary>
/// A line search for the strong Wolfe conditions <c>φ(α) ≤ φ(0) + c1·α·φ′(0)</c> and <c>|φ′(α)| ≤ c2·|φ′(0)|</c>.
/// </summary>
/// <remarks>
/// Nocedal, Wright: Numerical optimization, 2nd edition, 2006, algorithms 3.5 (bracketing) and 3.6 (zoom), with the cubic interpolation
/// of equation 3.59 and the constants they recommend for quasi-Newton methods; where the values no longer tell whether they
/// fall, with the approximate conditions of Hager, Zhang: A new conjugate gradient method with guaranteed descent and an
/// efficient line search, SIAM J. Optim. 16, 2005, equations 4.1 to 4.3. A step at which value or slope are not finite is taken
/// for one with the value +∞: the search turns back to shorter steps.
/// </remarks>
internal static class WolfeSearch
{
    private const double SufficientDecrease = 1e-4;
    private const double Curvature = 0.9;
    private const int MostTrials = 30;

    // How many units of rounding of the value a sum of many terms may be off.
    private const double NoiseUnits = 100;

    /// <summary>
    /// A step that satisfies both conditions; where none is found, the best one tried that satisfies the first; if there
    /// is none, <paramref name="origin"/>. Point and gradient of the line are those of the step, unless it is the origin.
    /// </summary>
    /// <param name="line">The line, whose direction must descend.</param>
    /// <param name="origin">Value and slope at step 0.</param>
    public static LinePoint Find<T>(ref Line<T> line, LinePoint origin)
        where T : struct, IFloatingPointIeee754<T>
    {
        LinePoint previous = origin;
        double step = 1;
        for (int trial = 0; trial < MostTrials && (trial == 0 ? line.HasBudget : line.HasReserve); trial++)
        {
            LinePoint current = line.At(step);
            bool decreases = Decreases(current, origin, Line<T>.Rounding);
            if (decreases && Flattens(current, origin))
            {
                return current;
            }

            if (!decreases || (trial > 0 && current.Value >= previous.Value))
            {
                return Zoom(ref line, origin, previous, current, isAtLow: false);
            }

            if (current.Slope >= 0)
            {
                return Zoom(ref line, origin, current, previous, isAtLow: true);
            }

            // The minimum lies beyond: further by a factor of 2 to 10, as the cubic says; by 10 if it has none.
            double next = CubicMinimum(previous, current);
            step = double.IsFinite(next) ? Math.Clamp(next, 2 * current.Step, 10 * current.Step) : 10 * current.Step;
            previous = current with { IsEndless = trial == MostTrials - 1 };
        }

        return previous;
    }

    // Between low and high lie steps that satisfy both conditions; low satisfies the first one, with the least value so far.
    private static LinePoint Zoom<T>(ref Line<T> line, LinePoint origin, LinePoint low, LinePoint high, bool isAtLow)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int trial = 0; trial < MostTrials && line.HasReserve; trial++)
        {
            LinePoint current = line.At(Between(low, high, trial));
            bool decreases = Decreases(current, origin, Line<T>.Rounding);
            if (decreases && Flattens(current, origin))
            {
                return current;
            }

            isAtLow = decreases && current.Value < low.Value;
            if (!isAtLow)
            {
                high = current;
                continue;
            }

            high = current.Slope * (high.Step - low.Step) >= 0 ? low : high;
            low = current;
        }

        return isAtLow || low.Step == 0 ? low : line.At(low.Step);
    }

    // The first condition. Where values differ by their rounding only, its form in slopes, which for a quadratic function is the
    // same: φ′(α) ≤ (2·c1 − 1)·φ′(0).
    private static bool Decreases(LinePoint current, LinePoint origin, double rounding) =>
        current.IsFinite
        && (current.Value <= origin.Value + SufficientDecrease * current.Step * origin.Slope
            || (Math.Abs(current.Value - origin.Value) <= NoiseUnits * rounding * Math.Abs(origin.Value)
                && current.Slope <= (2 * SufficientDecrease - 1) * origin.Slope));

    private static bool Flattens(LinePoint current, LinePoint origin) => Math.Abs(current.Slope) <= -Curvature * origin.Slope;

    // The minimum of the cubic, kept off the ends; each third time, and where there is none, the middle, so that the
    // interval shrinks for certain.
    private static double Between(LinePoint low, LinePoint high, int trial)
    {
        double width = high.Step - low.Step;
        double share = (CubicMinimum(low, high) - low.Step) / width;
        return low.Step + width * (trial % 3 == 2 || !double.IsFinite(share) ? 0.5 : Math.Clamp(share, 0.1, 0.9));
    }

    /// <summary>The minimum of the cubic with the values and slopes of two points (equation 3.59); NaN if there is none.</summary>
    private static double CubicMinimum(LinePoint a, LinePoint b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Value - b.Value) / (a.Step - b.Step);
        double d2 = Math.Sign(b.Step - a.Step) * Math.Sqrt(d1 * d1 - a.Slope * b.Slope);
        return b.Step - (b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
    }
}
