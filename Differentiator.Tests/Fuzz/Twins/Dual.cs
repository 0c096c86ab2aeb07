using System;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// A double with its derivative in one direction: random programs are run on it as an independent forward mode.
/// </summary>
/// <param name="Terms">The sum of the magnitudes of the terms that the slope is the sum of: what rounding is measured by.</param>
/// <param name="Rounding">How far rounding may have moved the value, to first order.</param>
public readonly record struct Dual(double Value, double Slope, double Terms, double Rounding)
{
    private const double Unit = 1.1102230246251565e-16;

    public static implicit operator Dual(double value) => new(value, 0, 0, 0);

    public static explicit operator double(Dual x) => x.Value;

    public static explicit operator int(Dual x) => (int)DualMath.Truncate(x).Value;

    public static explicit operator long(Dual x) => (long)DualMath.Truncate(x).Value;

    public static Dual operator +(Dual x) => x;

    public static Dual operator -(Dual x) => x.Apply(-x.Value, -1);

    public static Dual operator ++(Dual x) => x + 1;

    public static Dual operator --(Dual x) => x - 1;

    public static Dual operator +(Dual x, Dual y) => Apply(x.Value + y.Value, x, 1, y, 1);

    public static Dual operator -(Dual x, Dual y) => Apply(x.Value - y.Value, x, 1, y, -1);

    public static Dual operator *(Dual x, Dual y) => Apply(x.Value * y.Value, x, y.Value, y, x.Value);

    public static Dual operator /(Dual x, Dual y)
    {
        double quotient = x.Value / y.Value, partial = -quotient / y.Value;
        Kinks.Zero(y);
        Kinks.Underflow(quotient, partial);
        return Apply(quotient, x, 1 / y.Value, y, partial);
    }

    public static Dual operator %(Dual x, Dual y)
    {
        double r = x.Value % y.Value;
        Kinks.Steps(x / y, 0);
        return Apply(r, x, 1, y, -Math.Round((x.Value - r) / y.Value));
    }

    public static bool operator <(Dual x, Dual y) => Kinks.Compare(x, y) && x.Value < y.Value;

    public static bool operator >(Dual x, Dual y) => Kinks.Compare(x, y) && x.Value > y.Value;

    public static bool operator <=(Dual x, Dual y) => Kinks.Compare(x, y) && x.Value <= y.Value;

    public static bool operator >=(Dual x, Dual y) => Kinks.Compare(x, y) && x.Value >= y.Value;

    public bool Equals(Dual other) => Kinks.Compare(this, other) && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    public Dual Apply(double value, double partial) => Apply(value, this, partial, default, 0);

    public static Dual Apply(double value, Dual x, double partialOfX, Dual y, double partialOfY)
    {
        double slope = Strong(partialOfX, x.Slope) + Strong(partialOfY, y.Slope);
        Kinks.Infinite(value, partialOfX, partialOfY);
        Kinks.Infinite(slope, 0, 0);
        return new Dual(
            value,
            slope,
            Strong(Math.Abs(partialOfX), x.Terms) + Strong(Math.Abs(partialOfY), y.Terms),
            Strong(Math.Abs(partialOfX), x.Rounding) + Strong(Math.Abs(partialOfY), y.Rounding) + (Unit * Math.Abs(value)));
    }

    /// <summary>A slope of exactly 0 stays 0, whatever it is multiplied by.</summary>
    private static double Strong(double partial, double slope) => slope == 0 ? 0 : partial * slope;
}
