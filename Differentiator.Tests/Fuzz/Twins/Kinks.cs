using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// How far the argument of a twin may move until, to first order, a comparison, a step, a pole or the next bend of a
/// curve is reached: differences must stay nearer than that.
/// </summary>
internal static class Kinks
{
    /// <summary>Numbers below have fewer digits, or none.</summary>
    private const double Smallest = 2.2250738585072014e-308;

    private const double SmallestSingle = 1.17549435e-38;

    [ThreadStatic]
    private static double reach;

    [ThreadStatic]
    private static bool isSingular;

    public static double Reach => reach;

    /// <summary>
    /// Whether a value, a partial or a slope is infinite (in single precision, where the program has it), or a partial has underflown. Then 0 times infinity has one meaning for a slope of 0 and another for an
    /// adjoint of 0, and modes need not agree. A NaN is another matter: where a branch discards it, no derivative sees it.
    /// </summary>
    public static bool IsSingular => isSingular;

    public static void Restart() => (reach, isSingular) = (double.PositiveInfinity, false);

    public static void Infinite(double value, double partialOfX, double partialOfY) =>
        isSingular |= double.IsInfinity(value) || double.IsInfinity(partialOfX) || double.IsInfinity(partialOfY);

    /// <summary>A quotient whose partial is too small for a number loses what a large slope would make of it.</summary>
    public static void Underflow(double quotient, double partial) =>
        isSingular |= quotient != 0 && Math.Abs(partial) < Smallest;

    /// <summary>In single precision partials underflow sooner, as 1 / (1 + x^2) does where x^2 overflows.</summary>
    public static void SingleUnderflow(double partial) => isSingular |= partial != 0 && Math.Abs(partial) < SmallestSingle;

    /// <summary>Always true, so that it can stand before what is compared.</summary>
    public static bool Compare(Dual x, Dual y)
    {
        At(x.Value - y.Value, x.Slope - y.Slope);
        return true;
    }

    /// <summary>A curve bends where its argument moves by one or so: differences over longer steps see other waves.</summary>
    public static void Curve(Dual x, double factor = 1) => At(1, factor * x.Slope);

    public static void Zero(Dual x) => At(x.Value, x.Slope);

    /// <summary>At all integers plus an offset.</summary>
    public static void Steps(Dual x, double offset) => At(x.Value - offset - Math.Round(x.Value - offset), x.Slope);

    private static void At(double distance, double slope)
    {
        // What does not move is no kink, NaN is not smaller than anything, and equal numbers that move apart are a kink here.
        double length = Math.Abs(distance / slope);
        if (slope != 0 && length < reach)
            reach = length;
    }
}
