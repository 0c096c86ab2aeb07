using System;

namespace Differentiator.Samples.Mnist;

/// <summary>Draws digits, each one differently: strokes through a random distortion, with noise on paper and ink.</summary>
/// <param name="seed">Same seed, same digits; sets drawn one after the other are different ones.</param>
internal sealed class DrawnDigits(int seed)
{
    private const double Noise = 0.06;

    private readonly Random random = new(seed);

    public DigitSet Draw(int count)
    {
        byte[] pixels = new byte[count * Classifier.Pixels];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(Classifier.Classes);
            Draw(labels[i], pixels.AsSpan(i * Classifier.Pixels, Classifier.Pixels));
        }

        return new DigitSet(pixels, labels);
    }

    private void Draw(int digit, Span<byte> image)
    {
        Stroke[][] ways = Glyphs.All[digit];
        var distortion = new Distortion(random);
        var pen = new Pen(radius: 0.7 + (0.9 * random.NextDouble()));
        foreach (Stroke stroke in ways[random.Next(ways.Length)])
            pen.Draw(stroke.Corners(distortion.Map));

        double darkness = 0.7 + (0.3 * random.NextDouble());
        for (int i = 0; i < image.Length; i++)
        {
            double shade = (darkness * pen.Ink[i]) + (Noise * ((2 * random.NextDouble()) - 1));
            image[i] = (byte)Math.Round(255 * Math.Clamp(shade, 0, 1));
        }
    }
}
