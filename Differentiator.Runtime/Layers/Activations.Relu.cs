using System;

namespace Differentiator;

// Relu.
public static partial class Activations
{
    /// <summary><c>max(x, 0)</c>. The derivative at 0 is 0; NaN stays NaN.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(ReluVjp))]
    public static float Relu(float x) => ReluFunction.Value(x);

    /// <inheritdoc cref="Relu(float)"/>
    [Derivative(nameof(ReluVjp))]
    public static double Relu(double x) => ReluFunction.Value(x);

    /// <summary><c>max(x, 0)</c> of each element. The derivative at 0 is 0; NaN stays NaN.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(ReluVjp))]
    public static Matrix Relu(Matrix x) => Map<ReluFunction>(x, null);

    /// <inheritdoc cref="Relu(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Relu(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<ReluFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Relu(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="result">The value at x.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void ReluVjp(float x, float result, float resultCotangent, ref float xGradient) =>
        xGradient += ReluFunction.Pullback(x, result, resultCotangent);

    /// <inheritdoc cref="ReluVjp(float, float, float, ref float)"/>
    public static void ReluVjp(double x, double result, double resultCotangent, ref double xGradient) =>
        xGradient += ReluFunction.Pullback(x, result, resultCotangent);

    /// <summary>The derivative of <see cref="Relu(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="result">The values at x.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ReluVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<ReluFunction>(x, result, resultCotangent, xGradient);
}
