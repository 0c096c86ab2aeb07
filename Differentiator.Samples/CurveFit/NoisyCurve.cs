using System;

namespace Differentiator.Samples.CurveFit;

/// <summary>Points on a curve, whose noise is drawn anew whenever they are looked at.</summary>
internal sealed class NoisyCurve
{
    public const double Noise = 0.2;
    public const double Length = 5;
    private const int Count = 1000;

    private readonly Random random;
    private readonly float[] x = new float[Count];
    private readonly float[] truth = new float[Count];

    public NoisyCurve(int seed)
    {
        random = new Random(seed);
        for (int i = 0; i < Count; i++)
        {
            double at = Length * random.NextDouble();
            (x[i], truth[i]) = ((float)at, (float)Truth(at));
        }
    }

    public static double Truth(double x) => Math.Cos(1.5 * Math.PI * x) + x;

    /// <summary>Fills a batch with points drawn at random.</summary>
    public void Draw(Span<float> batchX, Span<float> batchY)
    {
        for (int i = 0; i < batchX.Length; i++)
        {
            int point = random.Next(Count);
            batchX[i] = x[point];
            batchY[i] = truth[point] + (float)(Noise * ((2 * random.NextDouble()) - 1));
        }
    }
}
