using System;

namespace Differentiator;

// Sigmoid.
public static partial class Activations
{
    /// <summary><c>1 / (1 + exp(-x))</c>. The derivative is <c>s (1 - s)</c> with the value s.</summary>
    /// <param name="x">A number.</param>
    [Derivative(nameof(SigmoidVjp))]
    public static float Sigmoid(float x) => SigmoidFunction.Value(x);

    /// <inheritdoc cref="Sigmoid(float)"/>
    [Derivative(nameof(SigmoidVjp))]
    public static double Sigmoid(double x) => SigmoidFunction.Value(x);

    /// <summary><c>1 / (1 + exp(-x))</c> of each element. The derivative is <c>s (1 - s)</c> with the value s.</summary>
    /// <param name="x">Of any shape.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(SigmoidVjp))]
    public static Matrix Sigmoid(Matrix x) => Map<SigmoidFunction>(x, null);

    /// <inheritdoc cref="Sigmoid(Matrix)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix Sigmoid(Matrix x, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Map<SigmoidFunction>(x, workspace);
    }

    /// <summary>The derivative of <see cref="Sigmoid(float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="result">The value at x.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    public static void SigmoidVjp(float x, float result, float resultCotangent, ref float xGradient) =>
        xGradient += SigmoidFunction.Pullback(x, result, resultCotangent);

    /// <inheritdoc cref="SigmoidVjp(float, float, float, ref float)"/>
    public static void SigmoidVjp(double x, double result, double resultCotangent, ref double xGradient) =>
        xGradient += SigmoidFunction.Pullback(x, result, resultCotangent);

    /// <summary>The derivative of <see cref="Sigmoid(Matrix)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="result">The values at x.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>; overwritten.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SigmoidVjp(Matrix x, Matrix result, Matrix resultCotangent, Matrix xGradient) =>
        AddDerivative<SigmoidFunction>(x, result, resultCotangent, xGradient);
}
