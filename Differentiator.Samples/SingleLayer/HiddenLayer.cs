using System;

namespace Differentiator.Samples.SingleLayer;

/// <summary>Weights and bias to be found, and samples computed from them.</summary>
internal sealed class HiddenLayer
{
    public const int Features = 10;
    public const float Bias = 3;
    private const int Samples = 100;
    private const double Bound = 5;

    public HiddenLayer(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < Features; i++)
            Weights[i] = Uniform(random);
        for (int i = 0; i < X.Length; i++)
            X.Span[i] = Uniform(random);
        for (int sample = 0; sample < Samples; sample++)
        {
            double sum = Bias;
            for (int i = 0; i < Features; i++)
                sum += (double)Weights[i] * X[sample, i];
            Y[sample, 0] = (float)sum;
        }
    }

    public float[] Weights { get; } = new float[Features];

    public Matrix X { get; } = new(Samples, Features);

    public Matrix Y { get; } = new(Samples, 1);

    private static float Uniform(Random random) => (float)(Bound * ((2 * random.NextDouble()) - 1));
}
