using System.Runtime.CompilerServices;
using System;

namespace Differentiator.Benchmarks.GradBench.Geometry;

/// <summary>An affine map of space: the images of the three directions, and of the origin.</summary>
internal readonly record struct Affine(Vector X, Vector Y, Vector Z, Vector Origin)
{
    /// <summary>First <paramref name="b"/>, then <paramref name="a"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Affine operator *(Affine a, Affine b) => new(a.Turn(b.X), a.Turn(b.Y), a.Turn(b.Z), a.Move(b.Origin));

    /// <summary>The image of a direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector Turn(Vector v) => (v.X * X) + (v.Y * Y) + (v.Z * Z);

    /// <summary>The image of a point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector Move(Vector v) => Turn(v) + Origin;

    /// <summary>About the first axis, then about the third.</summary>
    public static Affine Rotation(double x, double z)
    {
        double sinX = Math.Sin(x), cosX = Math.Cos(x), sinZ = Math.Sin(z), cosZ = Math.Cos(z);
        return new(new(cosZ, sinZ, 0), new(-cosX * sinZ, cosX * cosZ, sinX), new(sinX * sinZ, -sinX * cosZ, cosX), new(0, 0, 0));
    }

    /// <summary>About an axis by its length; none below 0.0001.</summary>
    public static Affine Rotation(Vector turn, Vector origin)
    {
        double angle = Math.Sqrt(Vector.Dot(turn, turn));
        if (angle < 0.0001)
        {
            return new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), origin);
        }

        Vector axis = 1 / angle * turn;
        double sin = Math.Sin(angle), cos = Math.Cos(angle);
        return new(
            new Vector(cos, sin * axis.Z, -sin * axis.Y) + ((1 - cos) * axis.X * axis),
            new Vector(-sin * axis.Z, cos, sin * axis.X) + ((1 - cos) * axis.Y * axis),
            new Vector(sin * axis.Y, -sin * axis.X, cos) + ((1 - cos) * axis.Z * axis),
            origin);
    }
}
