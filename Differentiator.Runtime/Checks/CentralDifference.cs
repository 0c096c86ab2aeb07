using System;
using System.Numerics;

namespace Differentiator;

/// <summary>A partial derivative by central differences, with an estimate of its error.</summary>
internal readonly record struct CentralDifference(double Value, double Uncertainty)
{
    private const int Attempts = 10;
    private const double Shrink = 8;

    /// <summary>Whether the differences converged to a derivative: no kink, no jump, not too much noise.</summary>
    public bool IsReliable { get; private init; }

    /// <summary>
    /// The derivative with respect to <c>x[index]</c>. Steps start at ε^(1/5) · max(1, |x|), where the truncation of Richardson's
    /// extrapolation, O(h⁴), meets the rounding, O(ε/h), and shrink until the error estimate is met.
    /// </summary>
    public static CentralDifference At<T>(ScalarFunction<T> function, Span<T> x, int index, double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double epsilon = double.CreateTruncating(T.BitIncrement(T.One) - T.One);
        double goal = Math.Pow(epsilon, 0.6); // 4e-10 in double, 7e-5 in float
        double limit = Math.Pow(epsilon, 0.3); // 2e-5 in double, 8e-3 in float
        double step = Math.Pow(epsilon, 0.2) * Math.Max(1, Math.Abs(double.CreateTruncating(x[index])));

        CentralDifference best = new(double.NaN, double.PositiveInfinity);
        for (int attempt = 0; attempt < Attempts; attempt++, step /= Shrink)
        {
            DifferencePair<T> pair = new(function, x, index, value, step);
            double uncertainty = pair.Truncation + pair.Rounding(epsilon);
            if (uncertainty < best.Uncertainty)
            {
                bool kink = pair.HasKink(significance: limit);
                best = new(pair.Extrapolated, uncertainty) { IsReliable = !kink && uncertainty <= limit * Scale(pair.Extrapolated) };
            }

            if (best.Uncertainty <= goal * Scale(best.Value))
            {
                break;
            }
        }

        return best;
    }

    private static double Scale(double value) => Math.Max(1, Math.Abs(value));
}
