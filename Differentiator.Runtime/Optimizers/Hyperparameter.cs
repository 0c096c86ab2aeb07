using System;
using System.Runtime.CompilerServices;

namespace Differentiator;

/// <summary>The ranges that settings of optimizers must lie in; NaN lies in none.</summary>
internal static class Hyperparameter
{
    public static double NonNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must be finite and not negative.");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && value < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must lie in [0, 1).");

    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must lie in [0, 1].");

    public static long NonNegative(long value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must not be negative.");

    public static long Positive(long value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The value must be positive.");
}
