using System.Collections.Generic;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>The summaries as a table.</summary>
internal static class RatioReport
{
    private const string Legend =
        "Ratios to the primal: minimum, median and maximum over the processes; best: fastest time over the primal's fastest.";

    public static ResultTable Table(IEnumerable<RatioSummary> summaries)
    {
        ResultTable table = new(Legend, ["case", "variant", "min", "median", "max", "best", "ns/call", "B/call"], texts: 2);
        foreach (RatioSummary summary in summaries)
        {
            table.Add(
                summary.Case,
                summary.Variant,
                $"{summary.Minimum:f2}",
                $"{summary.Median:f2}",
                $"{summary.Maximum:f2}",
                $"{summary.Best:f2}",
                summary.Nanoseconds < 100 ? $"{summary.Nanoseconds:f2}" : $"{summary.Nanoseconds:f0}",
                $"{summary.Bytes:f0}");
        }

        return table;
    }
}
