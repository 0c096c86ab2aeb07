using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Samples.Charts;

/// <summary>Closed lines on which a function of two numbers has the same value, for functions that rise in every direction from their minimum.</summary>
internal static class LevelLines
{
    private const int Directions = 360;
    private const int Halvings = 50;

    /// <summary>One line for each level; where a level is not reached within the reach, the line is there.</summary>
    public static IReadOnlyList<IReadOnlyList<Point>> Around(Point minimum, Point reach, Func<Point, double> function, IEnumerable<double> levels)
    {
        return [.. levels.Select(level => Enumerable.Range(0, Directions + 1).Select(i => Crossing(2 * Math.PI * i / Directions, level)).ToArray())];

        Point Crossing(double angle, double level)
        {
            double inside = 0, outside = 1;
            for (int i = 0; i < Halvings; i++)
            {
                double middle = (inside + outside) / 2;

                // What is not a number is outside.
                (inside, outside) = function(At(angle, middle)) <= level ? (middle, outside) : (inside, middle);
            }

            return At(angle, inside);
        }

        Point At(double angle, double share) =>
            new(minimum.X + share * reach.X * Math.Cos(angle), minimum.Y + share * reach.Y * Math.Sin(angle));
    }
}
