using System;

namespace Differentiator;

// LeakyRelu: the slope is an argument, with a derivative of its own.
public static partial class Activations
{
    /// <summary><c>x</c> for positive <c>x</c>, else <c>slope * x</c>. The derivative at 0 is the slope, as PyTorch's.</summary>
    /// <param name="x">A number.</param>
    /// <param name="slope">For negative arguments; PyTorch's default is 0.01.</param>
    [Derivative(nameof(LeakyReluVjp))]
    public static float LeakyRelu(float x, float slope = LeakyReluFunction.DefaultSlope) => x <= 0 ? slope * x : x;

    /// <inheritdoc cref="LeakyRelu(float, float)"/>
    [Derivative(nameof(LeakyReluVjp))]
    public static double LeakyRelu(double x, double slope = 0.01) => x <= 0 ? slope * x : x;

    /// <summary><c>x</c> for positive <c>x</c>, else <c>slope * x</c>, of each element. The derivative at 0 is the slope, as PyTorch's.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="slope">For negative arguments; PyTorch's default is 0.01.</param>
    /// <returns>Of the shape of <paramref name="x"/>.</returns>
    [Derivative(nameof(LeakyReluVjp))]
    public static Matrix LeakyRelu(Matrix x, float slope = LeakyReluFunction.DefaultSlope) => Compute(x, slope, null);

    /// <inheritdoc cref="LeakyRelu(Matrix, float)"/>
    /// <param name="x">Of any shape.</param>
    /// <param name="slope">For negative arguments.</param>
    /// <param name="workspace">Where the result is taken from.</param>
    public static Matrix LeakyRelu(Matrix x, float slope, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Compute(x, slope, workspace);
    }

    /// <summary>The derivative of <see cref="LeakyRelu(float, float)"/>.</summary>
    /// <param name="x">A number.</param>
    /// <param name="slope">For negative arguments.</param>
    /// <param name="resultCotangent">Of the value.</param>
    /// <param name="xGradient">Added to.</param>
    /// <param name="slopeGradient">Added to.</param>
    public static void LeakyReluVjp(float x, float slope, float resultCotangent, ref float xGradient, ref float slopeGradient)
    {
        xGradient += x <= 0 ? slope * resultCotangent : resultCotangent;
        slopeGradient += x <= 0 ? x * resultCotangent : 0;
    }

    /// <inheritdoc cref="LeakyReluVjp(float, float, float, ref float, ref float)"/>
    public static void LeakyReluVjp(double x, double slope, double resultCotangent, ref double xGradient, ref double slopeGradient)
    {
        xGradient += x <= 0 ? slope * resultCotangent : resultCotangent;
        slopeGradient += x <= 0 ? x * resultCotangent : 0;
    }

    /// <summary>The derivative of <see cref="LeakyRelu(Matrix, float)"/>.</summary>
    /// <param name="x">Of any shape.</param>
    /// <param name="slope">For negative arguments.</param>
    /// <param name="resultCotangent">Of the shape of <paramref name="x"/>.</param>
    /// <param name="xGradient">Of the shape of <paramref name="x"/>, added to; empty if not asked for.</param>
    /// <param name="slopeGradient">Added to.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LeakyReluVjp(Matrix x, float slope, Matrix resultCotangent, Matrix xGradient, ref float slopeGradient)
    {
        Shapes.Require(resultCotangent, x, nameof(resultCotangent));
        Span<float> gradient = Shapes.IsAsked(xGradient, x, nameof(xGradient)) ? xGradient.Span : default;
        ReadOnlySpan<float> arguments = x.Span, cotangents = resultCotangent.Span;
        double slopeSum = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            bool isScaled = arguments[i] <= 0;
            slopeSum += isScaled ? (double)arguments[i] * cotangents[i] : 0;
            if (!gradient.IsEmpty)
                gradient[i] += isScaled ? slope * cotangents[i] : cotangents[i];
        }

        slopeGradient += (float)slopeSum;
    }

    private static Matrix Compute(Matrix x, float slope, Workspace? workspace)
    {
        Matrix result = Results.Take(workspace, x.Rows, x.Columns);
        ReadOnlySpan<float> arguments = x.Span;
        Span<float> values = result.Span[..arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            values[i] = LeakyRelu(arguments[i], slope);
        return result;
    }
}
