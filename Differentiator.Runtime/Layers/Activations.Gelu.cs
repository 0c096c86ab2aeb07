using System;

namespace Differentiator;

// Gelu.
public static partial class Activations
{
    /// <summary><c>x * Phi(x)</c>, with the distribution function Phi of the normal distribution: the exact form, PyTorch's default. The derivative is <c>Phi(x) + x phi(x)</c> with its density phi.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(GeluVjp))]
    public static float Gelu(float x) => GeluFunction.Value(x);

    /// <inheritdoc cref="Gelu(float)"/>
    [Derivative(nameof(GeluVjp))]
    public static double Gelu(double x) => GeluFunction.Value(x);

    /// <summary><c>x * Phi(x)</c> of each element, with the distribution function Phi of the normal distribution: the exact form, PyTorch's default. The derivative is <c>Phi(x) + x phi(x)</c> with its density phi.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(GeluVjp))]
    public static Matrix Gelu(Matrix x) => Map<GeluFunction>(x, null);

    /// <inheritdoc cref="Gelu(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Gelu(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<GeluFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Gelu(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void GeluVjp(float x, float resultCotangent, ref float xGradient) =>
        xGradient += GeluFunction.Pullback(x, x, resultCotangent);

    /// <inheritdoc cref="GeluVjp(float, float, ref float)"/>
    public static void GeluVjp(double x, double resultCotangent, ref double xGradient) =>
        xGradient += GeluFunction.Pullback(x, x, resultCotangent);

    /// <summary>The derivative of <see cref="Gelu(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void GeluVjp(Matrix x, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<GeluFunction>(x, x, resultCotangent, xGradient);
}
