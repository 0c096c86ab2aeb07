using System;
using Differentiator;

namespace Physics;

/// <summary>Forces between two bodies.</summary>
public static partial class Gravity
{
    /// <summary>The potential of a body at a distance.</summary>
    /// <param name="mass">Of the other body.</param>
    /// <param name="distance">Between the two.</param>
    [Differentiable]
    public static double Potential(double mass, double distance) => -mass / distance;
}
