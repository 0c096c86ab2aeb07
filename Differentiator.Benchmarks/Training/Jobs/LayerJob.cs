using System;
using System.Collections.Generic;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Job D: a linear layer of ten features over arrays, all of 100 samples in each step, by plain descent.</summary>
internal sealed partial class LayerJob : ITrainingJob
{
    private const int Features = 10, Samples = 100;
    private const float LearningRate = 1e-3f, Bound = 5;

    private readonly float[] x = new float[Samples * Features], y = new float[Samples];
    private readonly float[] weights = new float[Features], weightsGradient = new float[Features];
    private float bias;

    public LayerJob()
    {
        Random random = new(3);
        float[] hidden = new float[Features];
        Fill(hidden, random);
        Fill(x, random);
        for (int sample = 0; sample < Samples; sample++)
        {
            y[sample] = 3;
            for (int i = 0; i < Features; i++)
            {
                y[sample] += hidden[i] * x[(sample * Features) + i];
            }
        }
    }

    public string Name => "D";

    public string Description => "linear layer of 10 features, 100 samples, descent";

    public IEnumerable<(string Name, double[] Elements)> Numbers =>
        [("x", Elements.Of(x)), ("y", Elements.Of(y)), ("parameters", new double[Features + 1]), ("rate", [LearningRate])];

    [Differentiable(nameof(weights), nameof(bias))]
    public static float Loss(ReadOnlySpan<float> weights, float bias, ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int sample = 0; sample < y.Length; sample++)
        {
            float prediction = bias;
            for (int i = 0; i < weights.Length; i++)
            {
                prediction += weights[i] * x[sample * weights.Length + i];
            }

            float error = prediction - y[sample];
            sum += error * error;
        }

        return sum / y.Length;
    }

    public void Restart()
    {
        Array.Clear(weights);
        bias = 0;
    }

    public double Run(int steps)
    {
        float loss = 0;
        for (int step = 0; step < steps; step++)
        {
            loss = LossGradient(weights, bias, x, y, weightsGradient, out float biasGradient);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] -= LearningRate * weightsGradient[i];
            }

            bias -= LearningRate * biasGradient;
        }

        return loss;
    }

    private static void Fill(float[] numbers, Random random)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Bound * ((2 * random.NextSingle()) - 1);
        }
    }
}
