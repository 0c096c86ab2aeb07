using System;

namespace Differentiator.Samples.Mnist;

/// <summary>One hand's writing of a digit: a random affine map from the unit square into the image, and an unsteady hand.</summary>
internal sealed class Distortion
{
    private const double LargestAngle = 0.3;
    private const double LargestSlant = 0.3;
    private const double LargestShift = 2.0;
    private const double Unsteadiness = 0.025;

    private readonly Random random;
    private readonly double xx, xy, yx, yy, shiftX, shiftY;

    public Distortion(Random random)
    {
        this.random = random;
        double width = Between(10, 17), height = Between(15, 21);
        double slant = Between(-LargestSlant, LargestSlant);
        (double sin, double cos) = Math.SinCos(Between(-LargestAngle, LargestAngle));

        // rotation x slant x size
        xx = cos * width;
        xy = ((cos * slant) - sin) * height;
        yx = sin * width;
        yy = ((sin * slant) + cos) * height;
        shiftX = (DigitSet.Side / 2.0) + Between(-LargestShift, LargestShift);
        shiftY = (DigitSet.Side / 2.0) + Between(-LargestShift, LargestShift);
    }

    /// <summary>Where the hand puts a point of the unit square: in pixels.</summary>
    public (double X, double Y) Map((double X, double Y) point)
    {
        double x = point.X - 0.5 + Between(-Unsteadiness, Unsteadiness), y = point.Y - 0.5 + Between(-Unsteadiness, Unsteadiness);
        return (shiftX + (xx * x) + (xy * y), shiftY + (yx * x) + (yy * y));
    }

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());
}
