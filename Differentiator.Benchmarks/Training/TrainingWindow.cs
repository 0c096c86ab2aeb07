namespace Differentiator.Benchmarks.Training;

/// <summary>What a worker measured in one window of time, from the first parameters on.</summary>
/// <param name="Best">The time of one step in nanoseconds: the minimum over slices of about a millisecond.</param>
/// <param name="Median">The median over the slices.</param>
/// <param name="Bytes">The bytes that a step allocated, after the first ones.</param>
internal sealed record TrainingWindow(double Best, double Median, double Bytes);
