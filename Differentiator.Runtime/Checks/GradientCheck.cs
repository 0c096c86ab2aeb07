using System;
using System.Numerics;

namespace Differentiator;

/// <summary>Compares a gradient with differences of its function: for tests of hand-written and emitted derivatives.</summary>
/// <remarks>
/// <para>
/// Each partial derivative is taken by central differences over two steps, h and h/2, and Richardson's extrapolation
/// <c>(4 D(h/2) − D(h)) / 3</c>; h shrinks until the two agree. Where they never agree (a jump, noise) or where the
/// slopes to both sides stay apart (a kink such as |x| at 0), the element is skipped and counted.
/// </para>
/// <para>
/// The destination is filled with NaN before the gradient is called: an element that is not written, and an
/// accumulation without initialization, give an infinite deviation.
/// </para>
/// <para>
/// The comparison of reverse mode with forward mode (dot-product test <c>⟨∇f, t⟩ = f′(x; t)</c>, which is exact to rounding)
/// joins here when forward mode is there.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// GradientCheck.Assert(
///     x => Model.Loss(x, data),
///     (x, gradient) => Model.LossGradient(x, data, gradient),
///     new double[] { 0.5, 1.2 });
/// </code>
/// </example>
public static partial class GradientCheck
{
    /// <summary>Compares a gradient with differences at one point.</summary>
    /// <typeparam name="T">The floating-point type. <c>double</c> is far sharper than <c>float</c>.</typeparam>
    /// <param name="function">The function; it must give the same value for the same parameters.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="point">The parameters to check at; copied.</param>
    /// <returns>The worst deviation and how many elements were compared.</returns>
    public static GradientCheckResult Run<T>(
        ScalarFunction<T> function, GradientFunction<T> gradient, ReadOnlySpan<T> point)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(gradient);

        T[] x = point.ToArray();
        T[] analytic = new T[x.Length];
        Array.Fill(analytic, T.NaN);
        double gradientValue = double.CreateTruncating(gradient(x, analytic));
        double value = double.CreateTruncating(function(x));

        GradientCheckResult worst = new(-1, 0, 0, 0, 0, ValueDeviation(gradientValue, value), 0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            worst = Include(worst, i, double.CreateTruncating(analytic[i]), CentralDifference.At(function, x, i, value), value);
        }

        return worst;
    }

    /// <summary>Demands that a gradient agrees with differences at one point.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="point">The parameters to check at.</param>
    /// <param name="tolerance">
    /// The largest deviation allowed, in the measure of <see cref="GradientCheckResult.Deviation"/>; by default 1e-7 in
    /// double, 1e-3 in float.
    /// </param>
    /// <exception cref="GradientCheckException">The check did not pass; the message has the index and both numbers.</exception>
    public static void Assert<T>(
        ScalarFunction<T> function, GradientFunction<T> gradient, ReadOnlySpan<T> point, double? tolerance = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GradientCheckResult result = Run(function, gradient, point);
        if (!result.Passed(tolerance ?? Tolerance<T>()))
        {
            throw new GradientCheckException(result);
        }
    }

    /// <summary>The largest deviation that passes unless another is asked for.</summary>
    internal static double Tolerance<T>() => typeof(T) == typeof(double) ? 1e-7 : 1e-3;

    private static GradientCheckResult Include(
        GradientCheckResult worst, int index, double analytic, CentralDifference numeric, double value)
    {
        bool unwritten = double.IsNaN(analytic) && double.IsFinite(value);
        if (!numeric.IsReliable && !unwritten)
        {
            return worst with { Skipped = worst.Skipped + 1 };
        }

        worst = worst with { Compared = worst.Compared + 1 };
        double deviation = numeric.DeviationOf(analytic);
        return worst.Index >= 0 && deviation <= worst.Deviation
            ? worst
            : worst with
            {
                Index = index,
                Analytic = analytic,
                Numeric = numeric.Value,
                Uncertainty = numeric.Uncertainty,
                Deviation = deviation,
            };
    }

    private static double ValueDeviation(double gradientValue, double value) =>
        gradientValue.Equals(value) ? 0
        : double.IsFinite(gradientValue) && double.IsFinite(value) ? Math.Abs(gradientValue - value) / Math.Max(1, Math.Abs(value))
        : double.PositiveInfinity;
}
