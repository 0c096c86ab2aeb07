using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// A derivative by central differences of many step sizes, extrapolated (Richardson; the choice in the table after Ridders
/// 1982), with what it may be wrong by: extrapolations that disagree, rounding, and one-sided slopes that stay apart.
/// </summary>
internal readonly record struct Differences(double Slope, double Error)
{
    private const int Rows = 9;
    private const double Shrink = 1.7;

    /// <param name="reach">How near the next kink is expected.</param>
    /// <param name="rounding">What the values may be wrong by.</param>
    public static Differences At(Func<double, double> f, double x, double reach, double rounding)
    {
        double largest = Math.Min(0.02 * (1 + Math.Abs(x)), 0.3 * reach);

        // Of two series that share no point, both have to be right.
        Differences first = Series(f, x, largest, rounding), second = Series(f, x, 0.09 * largest, rounding);
        Differences better = second.Error < first.Error ? second : first, worse = second.Error < first.Error ? first : second;
        double apart = Math.Abs(first.Slope - second.Slope);
        return better with { Error = apart <= 10 * worse.Error ? better.Error : apart };
    }

    private static Differences Series(Func<double, double> f, double x, double step, double rounding)
    {
        double middle = f(x), lastBend = double.PositiveInfinity;
        double[] last = [];
        Differences best = new(double.NaN, double.PositiveInfinity);
        for (int row = 0; row < Rows; row++, step /= Shrink)
        {
            double right = x + step, left = x - step, width = right - left;
            double above = f(right), below = f(left), bend = Math.Abs(above - middle - (middle - below)) / width;
            double[] present = new double[row + 1];
            present[0] = (above - below) / width;

            // How far one-sided slopes are apart shrinks with the step, unless there is a kink or a jump.
            double known = (4 * rounding / width) + (bend > 0.75 * lastBend ? bend : 0);
            for (int k = 1; k <= row; k++)
            {
                double power = Math.Pow(Shrink, 2 * k);
                present[k] = ((present[k - 1] * power) - last[k - 1]) / (power - 1);
                double error = known + Math.Max(Math.Abs(present[k] - present[k - 1]), Math.Abs(present[k] - last[k - 1]));
                if (error < best.Error)
                    best = new(present[k], error);
            }

            (last, lastBend) = (present, bend);
        }

        return best;
    }
}
