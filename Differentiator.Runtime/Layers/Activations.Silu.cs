using System;

namespace Differentiator;

// Silu.
public static partial class Activations
{
    /// <summary><c>x / (1 + exp(-x))</c>, also called swish. The derivative is <c>s(x) + x s(x) s(-x)</c> with the sigmoid s.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(SiluVjp))]
    public static float Silu(float x) => SiluFunction.Value(x);

    /// <inheritdoc cref="Silu(float)"/>
    [Derivative(nameof(SiluVjp))]
    public static double Silu(double x) => SiluFunction.Value(x);

    /// <summary><c>x / (1 + exp(-x))</c> of each element, also called swish. The derivative is <c>s(x) + x s(x) s(-x)</c> with the sigmoid s.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(SiluVjp))]
    public static Matrix Silu(Matrix x) => Map<SiluFunction>(x, null);

    /// <inheritdoc cref="Silu(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Silu(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<SiluFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Silu(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void SiluVjp(float x, float resultCotangent, ref float xGradient) =>
        xGradient += SiluFunction.Pullback(x, x, resultCotangent);

    /// <inheritdoc cref="SiluVjp(float, float, ref float)"/>
    public static void SiluVjp(double x, double resultCotangent, ref double xGradient) =>
        xGradient += SiluFunction.Pullback(x, x, resultCotangent);

    /// <summary>The derivative of <see cref="Silu(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SiluVjp(Matrix x, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<SiluFunction>(x, x, resultCotangent, xGradient);
}
