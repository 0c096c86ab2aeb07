using System.Collections.Generic;
using System.Globalization;
using Differentiator.Benchmarks.Ratios;

namespace Differentiator.Benchmarks.Training;

/// <summary>Writes the summaries as a table for the console and for a Markdown file.</summary>
internal static class TrainingReport
{
    private const string Legend =
        "Times of one step: best slice of a millisecond, and median. Ratio: PyTorch's time over ours, best against best and the median of"
        + " neighbouring windows. Losses: the largest relative difference in the first 20 steps.";

    private static readonly string[] Headings = ["job", "what", "best", "median", "B/step", "PyTorch best", "median", "ratio", "of windows", "losses"];

    public static ResultTable Table(IEnumerable<TrainingSummary> summaries)
    {
        ResultTable table = new(Legend, Headings, texts: 2);
        foreach (TrainingSummary summary in summaries)
        {
            table.Add(
                summary.Job, summary.Description, Time(summary.Best), Time(summary.Median), Number(summary.Bytes, "f0"), Time(summary.PeerBest),
                Time(summary.PeerMedian), Number(summary.Ratio, "f2"), Number(summary.WindowRatio, "f2"), Number(summary.Difference, "0e-0"));
        }

        return table;
    }

    private static string Time(double? nanoseconds) => nanoseconds switch
    {
        null => "",
        < 1e3 => Number(nanoseconds, "f1") + " ns",
        _ => Number(nanoseconds / 1e3, "f1") + " us",
    };

    private static string Number(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
