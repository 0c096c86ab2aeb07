using Differentiator;
using Physics;

namespace Orbits;

/// <summary>Calls derivatives that were emitted into another assembly, and is differentiated through a method there.</summary>
public static partial class Orbit
{
    [Differentiable]
    public static double Energy(double speed, double distance) => 0.5 * speed * speed + Gravity.Potential(4, distance);

    public static (double Mass, double Distance) Pull(double distance)
    {
        var (_, mass, change) = Gravity.PotentialGradient(4, distance);
        return (-mass, -change);
    }
}
