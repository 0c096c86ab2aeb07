using System;

namespace Differentiator.Samples.SingleLayer;

/// <summary>The same as <see cref="LayerModel"/> without a layer: a method over arrays.</summary>
internal static partial class PlainLayer
{
    [Differentiable(nameof(weights), nameof(bias))]
    public static float Loss(ReadOnlySpan<float> weights, float bias, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int sample = 0; sample < y.Length; sample++)
        {
            float prediction = bias;
            for (int i = 0; i < weights.Length; i++)
                prediction += weights[i] * x[sample * weights.Length + i];
            float error = prediction - y[sample];
            sum += error * error;
        }

        return sum / y.Length;
    }
}
