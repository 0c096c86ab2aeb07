namespace Differentiator.Benchmarks.Ratios;

/// <summary>What one process measured of one variant.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Nanoseconds">The time of one call: the minimum over all rounds.</param>
/// <param name="Ratio">The time against that of the baseline in the same round: the median over all rounds.</param>
/// <param name="RivalRatio">The same against the variant by hand, for one that has such a rival.</param>
/// <param name="Bytes">The bytes allocated by one call.</param>
internal sealed record Measurement(string Variant, double Nanoseconds, double Ratio, double? RivalRatio, double Bytes);
