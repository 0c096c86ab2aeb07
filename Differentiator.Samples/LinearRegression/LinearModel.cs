using System;

namespace Differentiator.Samples.LinearRegression;

/// <summary>A straight line and its mean squared error over data.</summary>
internal static partial class LinearModel
{
    [Differentiable(nameof(w), nameof(b))]
    public static float Loss(float w, float b, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            float error = w * x[i] + b - y[i];
            sum += error * error;
        }

        return sum / x.Length;
    }
}
