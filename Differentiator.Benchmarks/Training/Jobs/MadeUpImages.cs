using System;

namespace Differentiator.Benchmarks.Training.Jobs;

/// <summary>Images of ten patterns with noise. As in MNIST, about a fifth of the pixels is not black.</summary>
internal static class MadeUpImages
{
    private const double Lit = 0.2;

    public static (float[] Pixels, int[][] Labels) Draw(int batchSize, int batches)
    {
        Random random = new(2);
        double[] patterns = new double[DigitsJob.Classes * DigitsJob.Pixels];
        for (int i = 0; i < patterns.Length; i++)
        {
            patterns[i] = random.NextDouble() < Lit ? 0.3 + (0.7 * random.NextDouble()) : 0;
        }

        float[] pixels = new float[batches * batchSize * DigitsJob.Pixels];
        int[][] labels = new int[batches][];
        for (int batch = 0, at = 0; batch < batches; batch++)
        {
            labels[batch] = new int[batchSize];
            for (int image = 0; image < batchSize; image++)
            {
                int label = labels[batch][image] = random.Next(DigitsJob.Classes);
                for (int i = 0; i < DigitsJob.Pixels; i++, at++)
                {
                    double shade = patterns[(label * DigitsJob.Pixels) + i];
                    pixels[at] = shade == 0 || random.NextDouble() < Lit ? 0 : (float)shade;
                }
            }
        }

        return (pixels, labels);
    }
}
