using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// How far the argument of a twin may move until, to first order, a comparison, a step or a pole is reached: differences
/// must stay nearer than that.
/// </summary>
internal static class Kinks
{
    [ThreadStatic]
    private static double reach;

    [ThreadStatic]
    private static bool isSingular;

    public static double Reach => reach;

    /// <summary>
    /// Whether a value or a partial is infinite. Then 0 times infinity has one meaning for a slope of 0 and another for an
    /// adjoint of 0, and modes need not agree. A NaN is another matter: where a branch discards it, no derivative sees it.
    /// </summary>
    public static bool IsSingular => isSingular;

    public static void Restart() => (reach, isSingular) = (double.PositiveInfinity, false);

    public static void Infinite(double value, double partialOfX, double partialOfY) =>
        isSingular |= double.IsInfinity(value) || double.IsInfinity(partialOfX) || double.IsInfinity(partialOfY);

    /// <summary>Always true, so that it can stand before what is compared.</summary>
    public static bool Compare(Dual x, Dual y)
    {
        At(x.Value - y.Value, x.Slope - y.Slope);
        return true;
    }

    public static void Zero(Dual x) => At(x.Value, x.Slope);

    /// <summary>At all integers plus an offset.</summary>
    public static void Steps(Dual x, double offset) => At(x.Value - offset - Math.Round(x.Value - offset), x.Slope);

    private static void At(double distance, double slope)
    {
        // What does not move is no kink, and equal numbers that move together are one.
        if (slope != 0)
            reach = Math.Min(reach, Math.Abs(distance / slope));
    }
}
