namespace Differentiator.Tests.Fuzz;

/// <summary>A float with its derivative: the value is rounded at each step as in the program, the derivative is not.</summary>
public readonly record struct SingleDual(float Value, double Slope, double Terms)
{
    private Dual Wide => new(Value, Slope, Terms, 0);

    public static implicit operator SingleDual(float value) => new(value, 0, 0);

    public static implicit operator Dual(SingleDual x) => x.Wide;

    public static explicit operator SingleDual(Dual x) => Rounded((float)x.Value, x);

    public static explicit operator double(SingleDual x) => x.Value;

    public static explicit operator int(SingleDual x) => (int)x.Value;

    public static explicit operator long(SingleDual x) => (long)x.Value;

    public static SingleDual operator +(SingleDual x) => x;

    public static SingleDual operator -(SingleDual x) => Rounded(-x.Value, -x.Wide);

    public static SingleDual operator ++(SingleDual x) => x + 1;

    public static SingleDual operator --(SingleDual x) => x - 1;

    public static SingleDual operator +(SingleDual x, SingleDual y) => Rounded(x.Value + y.Value, x.Wide + y.Wide);

    public static SingleDual operator -(SingleDual x, SingleDual y) => Rounded(x.Value - y.Value, x.Wide - y.Wide);

    public static SingleDual operator *(SingleDual x, SingleDual y) => Rounded(x.Value * y.Value, x.Wide * y.Wide);

    public static SingleDual operator /(SingleDual x, SingleDual y)
    {
        Kinks.SingleUnderflow((double)x.Value / y.Value / y.Value);
        return Rounded(x.Value / y.Value, x.Wide / y.Wide);
    }

    public static SingleDual operator %(SingleDual x, SingleDual y) => Rounded(x.Value % y.Value, x.Wide % y.Wide);

    public static bool operator <(SingleDual x, SingleDual y) => x.Value < y.Value;

    public static bool operator >(SingleDual x, SingleDual y) => x.Value > y.Value;

    public static bool operator <=(SingleDual x, SingleDual y) => x.Value <= y.Value;

    public static bool operator >=(SingleDual x, SingleDual y) => x.Value >= y.Value;

    public bool Equals(SingleDual other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The value that the program computes, with the derivative computed beside it.</summary>
    public static SingleDual Rounded(float value, Dual exact)
    {
        Kinks.Infinite(value, (float)exact.Slope, 0);
        return new(value, exact.Slope, exact.Terms);
    }
}
