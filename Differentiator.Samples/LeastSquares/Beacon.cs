namespace Differentiator.Samples.LeastSquares;

/// <summary>A transmitter at a known place, and the distance that was measured to it.</summary>
internal readonly record struct Beacon(double X, double Y, double Range);
