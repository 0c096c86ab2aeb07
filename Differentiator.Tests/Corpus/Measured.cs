namespace Differentiator.Tests.Corpus;

/// <summary>The value that a call returned and the bytes it allocated.</summary>
public readonly record struct Measured(double Value, long Bytes);
