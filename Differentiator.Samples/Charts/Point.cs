namespace Differentiator.Samples.Charts;

/// <summary>A point in data coordinates.</summary>
internal readonly record struct Point(double X, double Y);
