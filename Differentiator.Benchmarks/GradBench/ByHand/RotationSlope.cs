using System;
using Differentiator.Benchmarks.GradBench.Geometry;

namespace Differentiator.Benchmarks.GradBench.ByHand;

/// <summary>How rotations change with the numbers that they are made of.</summary>
internal static class RotationSlope
{
    /// <summary>Of <see cref="Affine.Rotation(double, double)"/> with its first angle.</summary>
    public static Affine First(double x, double z)
    {
        Affine rotation = Affine.Rotation(x, z);
        return new(new(0, 0, 0), rotation.Z, -1 * rotation.Y, new(0, 0, 0));
    }

    /// <summary>Of the same with its second angle.</summary>
    public static Affine Second(double x, double z)
    {
        double sinX = Math.Sin(x), cosX = Math.Cos(x), sinZ = Math.Sin(z), cosZ = Math.Cos(z);
        return new(new(-sinZ, cosZ, 0), new(-cosX * cosZ, -cosX * sinZ, 0), new(sinX * cosZ, sinX * sinZ, 0), new(0, 0, 0));
    }

    /// <summary>Of <see cref="Affine.Rotation(Vector, Vector)"/>, by a unit vector in which the turn changes.</summary>
    public static Affine Of(Vector turn, Vector direction)
    {
        double angle = Math.Sqrt(Vector.Dot(turn, turn));
        if (angle < 0.0001)
        {
            return default;
        }

        // cos + sin u x + (1 - cos) u uᵀ with u = turn / angle
        Vector axis = 1 / angle * turn;
        double along = Vector.Dot(axis, direction), sin = Math.Sin(angle), cos = Math.Cos(angle);
        Vector axisSlope = 1 / angle * (direction - (along * axis));
        return new(Column(new(1, 0, 0)), Column(new(0, 1, 0)), Column(new(0, 0, 1)), new(0, 0, 0));

        Vector Column(Vector unit)
        {
            double of = Vector.Dot(axis, unit), slopeOf = Vector.Dot(axisSlope, unit);
            return (-sin * along * unit) + Vector.Cross((cos * along * axis) + (sin * axisSlope), unit)
                + (((sin * along * of) + ((1 - cos) * slopeOf)) * axis) + ((1 - cos) * of * axisSlope);
        }
    }
}
