using System;
using System.Numerics;

namespace Differentiator;

/// <content>Derivatives written by hand, as <see cref="DerivativeAttribute"/> asks for them.</content>
public static partial class GradientCheck
{
    /// <summary>Demands that a derivative in reverse form agrees with differences at one point, adds, and is linear in the cotangent.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="vjp">Its derivative: <c>(x, cotangent, gradient) => FVjp(x[0], cotangent, ref gradient[0])</c>.</param>
    /// <param name="point">The parameters to check at.</param>
    /// <param name="tolerance">The largest deviation allowed; by default 1e-7 in double, 1e-3 in float.</param>
    /// <exception cref="GradientCheckException">The check did not pass; the message has the index and both numbers.</exception>
    public static void Rule<T>(ScalarFunction<T> function, ReverseRule<T> vjp, ReadOnlySpan<T> point, double? tolerance = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(vjp);
        foreach (int cotangent in Factors)
            Assert(function, (x, gradient) => Accumulated(x, T.CreateChecked(cotangent), gradient), point, tolerance);

        // What is there before must be there afterwards, too.
        T Accumulated(ReadOnlySpan<T> x, T cotangent, Span<T> gradient)
        {
            gradient.Fill(T.One);
            vjp(x, cotangent, gradient);
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] = (gradient[i] - T.One) / cotangent;
            return function(x);
        }
    }

    /// <summary>Demands that a derivative in forward form agrees with differences at one point, and is linear in each tangent.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="jvp">Its derivative: <c>(x, tangent) => FJvp(x[0], tangent[0])</c>.</param>
    /// <param name="point">The parameters to check at.</param>
    /// <param name="tolerance">The largest deviation allowed; by default 1e-7 in double, 1e-3 in float.</param>
    /// <exception cref="GradientCheckException">The check did not pass; the message has the index and both numbers.</exception>
    public static void Rule<T>(ScalarFunction<T> function, ForwardRule<T> jvp, ReadOnlySpan<T> point, double? tolerance = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(jvp);
        foreach (int length in Factors)
            Assert(function, (x, gradient) => Along(x, T.CreateChecked(length), gradient), point, tolerance);

        T Along(ReadOnlySpan<T> x, T length, Span<T> gradient)
        {
            T value = function(x);
            T[] tangent = new T[x.Length];
            for (int i = 0; i < tangent.Length; i++)
            {
                tangent[i] = length;
                (value, T slope) = jvp(x, tangent);
                gradient[i] = slope / length;
                tangent[i] = T.Zero;
            }

            return value;
        }
    }

    private static ReadOnlySpan<int> Factors => [1, -3];
}
