namespace Differentiator.Samples.Mnist;

/// <summary>What is learned from, and what is kept back to test on.</summary>
/// <param name="Training">Seen in training.</param>
/// <param name="Test">Never seen in training.</param>
/// <param name="Origin">Where the digits come from, as a sentence.</param>
internal sealed record DigitData(DigitSet Training, DigitSet Test, string Origin);
