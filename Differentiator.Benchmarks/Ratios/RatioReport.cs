using System.Collections.Generic;
using System.Linq;
using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>The summaries as a table.</summary>
internal static class RatioReport
{
    private const string Legend =
        "Ratios of times to those of the primal, and of the gradient by hand: minimum (median, maximum) over the processes;"
        + " best: fastest time over the other's fastest.";

    public static ResultTable Table(CaseRegistry registry, IReadOnlyList<RatioCase> cases, IEnumerable<RatioSummary> summaries)
    {
        string[] elsewhere = registry.Elsewhere is { } heading ? [heading] : [];
        ResultTable table = new(
            Legend, ["case", "variant", "ns/call", "of primal", "best", "of by hand", "best", "B/call", .. elsewhere], texts: 2);
        foreach (RatioSummary summary in summaries)
        {
            string? note = summary.Variant == Variants.Generated ? cases.First(c => c.Name == summary.Case).Elsewhere : null;
            table.Add(
            [
                summary.Case,
                summary.Variant,
                summary.Nanoseconds < 100 ? $"{summary.Nanoseconds:f2}" : $"{summary.Nanoseconds:f0}",
                $"{summary.Ratio}",
                $"{summary.Ratio.Best:f2}",
                $"{summary.RivalRatio}",
                $"{summary.RivalRatio?.Best:f2}",
                $"{summary.Bytes:f0}",
                .. elsewhere.Select(_ => note ?? ""),
            ]);
        }

        return table;
    }
}
