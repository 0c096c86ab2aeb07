using System;

namespace Differentiator;

// Softplus.
public static partial class Activations
{
    /// <summary><c>log(1 + exp(x))</c>, without overflow, and exact to rounding for large negative arguments. The derivative is the sigmoid.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(SoftplusVjp))]
    public static float Softplus(float x) => SoftplusFunction.Value(x);

    /// <inheritdoc cref="Softplus(float)"/>
    [Derivative(nameof(SoftplusVjp))]
    public static double Softplus(double x) => SoftplusFunction.Value(x);

    /// <summary><c>log(1 + exp(x))</c> of each element, without overflow, and exact to rounding for large negative arguments. The derivative is the sigmoid.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(SoftplusVjp))]
    public static Matrix Softplus(Matrix x) => Map<SoftplusFunction>(x, null);

    /// <inheritdoc cref="Softplus(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Softplus(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<SoftplusFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Softplus(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void SoftplusVjp(float x, float resultCotangent, ref float xGradient) =>
        xGradient += SoftplusFunction.Pullback(x, x, resultCotangent);

    /// <inheritdoc cref="SoftplusVjp(float, float, ref float)"/>
    public static void SoftplusVjp(double x, double resultCotangent, ref double xGradient) =>
        xGradient += SoftplusFunction.Pullback(x, x, resultCotangent);

    /// <summary>The derivative of <see cref="Softplus(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SoftplusVjp(Matrix x, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<SoftplusFunction>(x, x, resultCotangent, xGradient);
}
