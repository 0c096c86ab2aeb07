using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>One line of the result: a variant of a case over all processes.</summary>
/// <param name="Case">The case.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Minimum">The least ratio to the baseline of any process.</param>
/// <param name="Median">The median of the processes' ratios.</param>
/// <param name="Maximum">The largest of them.</param>
/// <param name="Best">The fastest time of any process against the fastest of the baseline: immune to a baseline compiled badly.</param>
/// <param name="Nanoseconds">The fastest time of one call.</param>
/// <param name="Bytes">The bytes allocated by one call, the most of any process.</param>
internal sealed record RatioSummary(
    string Case, string Variant, double Minimum, double Median, double Maximum, double Best, double Nanoseconds, double Bytes)
{
    public static IEnumerable<RatioSummary> Of(string caseName, IReadOnlyList<Measurement[]> processes)
    {
        double baseline = processes.Min(p => p[0].Nanoseconds);
        for (int i = 0; i < processes[0].Length; i++)
        {
            double[] ratios = [.. processes.Select(p => p[i].Ratio)];
            double fastest = processes.Min(p => p[i].Nanoseconds);
            yield return new(
                caseName,
                processes[0][i].Variant,
                ratios.Min(),
                Statistics.Median(ratios),
                ratios.Max(),
                fastest / baseline,
                fastest,
                processes.Max(p => p[i].Bytes));
        }
    }
}
