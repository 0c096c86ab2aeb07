using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Spectre.Console;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>Writes the summaries as a table for the console and for a Markdown file.</summary>
internal static class RatioReport
{
    private const string Legend =
        "Ratios to the primal: minimum, median and maximum over the processes; best: fastest time over the primal's fastest.";

    private static readonly string[] Headings = ["case", "variant", "min", "median", "max", "best", "ns/call", "B/call"];

    public static void Print(IReadOnlyList<RatioSummary> summaries)
    {
        Table table = new();
        for (int i = 0; i < Headings.Length; i++)
        {
            table.AddColumn(new TableColumn(Headings[i]) { NoWrap = true, Alignment = i < 2 ? Justify.Left : Justify.Right });
        }

        foreach (RatioSummary summary in summaries)
        {
            table.AddRow([.. Cells(summary).Select(Markup.Escape)]);
        }

        // Redirected output has no width of its own; 80 columns would break the numbers.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        AnsiConsole.Write(table);
        Console.WriteLine(Legend);
    }

    public static string Markdown(IReadOnlyList<RatioSummary> summaries)
    {
        StringBuilder text = new();
        text.Append($"Measured {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, ");
        text.Append($"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}, ");
        text.Append($"{Environment.ProcessorCount} cores, {(Vector512.IsHardwareAccelerated ? 512 : 256)}-bit vectors.\n");
        text.Append($"{Legend}\n\n");
        text.Append($"| {string.Join(" | ", Headings)} |\n");
        text.Append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (RatioSummary summary in summaries)
        {
            text.Append($"| {string.Join(" | ", Cells(summary))} |\n");
        }

        return text.ToString();
    }

    private static string[] Cells(RatioSummary summary) =>
    [
        summary.Case,
        summary.Variant,
        $"{summary.Minimum:f2}",
        $"{summary.Median:f2}",
        $"{summary.Maximum:f2}",
        $"{summary.Best:f2}",
        summary.Nanoseconds < 100 ? $"{summary.Nanoseconds:f2}" : $"{summary.Nanoseconds:f0}",
        $"{summary.Bytes:f0}",
    ];
}
