using System;

namespace Differentiator;

// Tanh.
public static partial class Activations
{
    /// <summary><c>tanh(x)</c>. The derivative is <c>1 - t^2</c> with the value t.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(TanhVjp))]
    public static float Tanh(float x) => TanhFunction.Value(x);

    /// <inheritdoc cref="Tanh(float)"/>
    [Derivative(nameof(TanhVjp))]
    public static double Tanh(double x) => TanhFunction.Value(x);

    /// <summary><c>tanh(x)</c> of each element. The derivative is <c>1 - t^2</c> with the value t.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(TanhVjp))]
    public static Matrix Tanh(Matrix x) => Map<TanhFunction>(x, null);

    /// <inheritdoc cref="Tanh(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Tanh(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<TanhFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Tanh(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="result">The value at x.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void TanhVjp(float x, float result, float resultCotangent, ref float xGradient) =>
        xGradient += TanhFunction.Pullback(x, result, resultCotangent);

    /// <inheritdoc cref="TanhVjp(float, float, float, ref float)"/>
    public static void TanhVjp(double x, double result, double resultCotangent, ref double xGradient) =>
        xGradient += TanhFunction.Pullback(x, result, resultCotangent);

    /// <summary>The derivative of <see cref="Tanh(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="result">The values at x.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void TanhVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<TanhFunction>(x, result, resultCotangent, xGradient);
}
