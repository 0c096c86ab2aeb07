using Physics;

namespace Orbits;

/// <summary>Calls derivatives that were emitted into another assembly.</summary>
public static class Orbit
{
    public static (double Mass, double Distance) Pull(double distance)
    {
        var (_, mass, change) = Gravity.PotentialGradient(4, distance);
        return (-mass, -change);
    }
}
