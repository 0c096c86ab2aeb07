using System;

namespace Differentiator.Samples.LeastSquares;

/// <summary>A receiver whose clock is off: all its measured distances are too long by the same amount.</summary>
internal static partial class Receiver
{
    /// <summary>How much longer each distance should be than it was measured, for a receiver at (x, y).</summary>
    [Differentiable(nameof(x), nameof(y), nameof(offset), Derivatives = Derivatives.Jacobian)]
    public static void Residuals(double x, double y, double offset, ReadOnlySpan<Beacon> beacons, Span<double> residuals)
    {
        for (int i = 0; i < beacons.Length; i++)
        {
            double dx = x - beacons[i].X, dy = y - beacons[i].Y;
            residuals[i] = Math.Sqrt(dx * dx + dy * dy) + offset - beacons[i].Range;
        }
    }
}
