using System;
using System.Linq;

namespace Differentiator.Samples.LeastSquares;

/// <summary>Six beacons, all on one side of a receiver, and distances with noise.</summary>
internal static class Scene
{
    public const double X = 3.2;
    public const double Y = 1.4;
    public const double Offset = 2.5;
    public const double Noise = 0.02;

    private static readonly (double X, double Y)[] Places = [(-7, 8), (-2, 9.5), (4, 8.5), (9, 9), (11, 3), (-8, 2)];

    public static Beacon[] Beacons(int seed)
    {
        var random = new Random(seed);
        return [.. Places.Select(place => new Beacon(place.X, place.Y, Distance(place.X, place.Y) + Offset + Noise * Normal(random)))];
    }

    private static double Distance(double x, double y) => Math.Sqrt((x - X) * (x - X) + (y - Y) * (y - Y));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
