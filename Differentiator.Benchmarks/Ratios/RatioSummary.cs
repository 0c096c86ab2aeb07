using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>One line of the result: a variant of a case over all processes.</summary>
/// <param name="Case">The case.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Ratio">Its time against that of the baseline.</param>
/// <param name="RivalRatio">Its time against that of the variant by hand, for one that has such a rival.</param>
/// <param name="Nanoseconds">The fastest time of one call.</param>
/// <param name="Bytes">The bytes allocated by one call, the most of any process.</param>
internal sealed record RatioSummary(
    string Case, string Variant, RatioSpread Ratio, RatioSpread? RivalRatio, double Nanoseconds, double Bytes)
{
    public static IEnumerable<RatioSummary> Of(string caseName, IReadOnlyList<Measurement[]> processes)
    {
        string[] variants = [.. processes[0].Select(measurement => measurement.Variant)];
        double[] fastest = [.. variants.Select((_, i) => processes.Min(p => p[i].Nanoseconds))];
        for (int i = 0; i < variants.Length; i++)
        {
            int index = i;
            double[] rivalRatios = [.. processes.Select(p => p[index].RivalRatio).OfType<double>()];
            yield return new(
                caseName,
                variants[i],
                RatioSpread.Of([.. processes.Select(p => p[index].Ratio)], fastest[i] / fastest[0]),
                rivalRatios.Length == 0 ? null : RatioSpread.Of(rivalRatios, fastest[i] / fastest[Array.IndexOf(variants, Variants.Rival(variants[i]))]),
                fastest[i],
                processes.Max(p => p[index].Bytes));
        }
    }
}
