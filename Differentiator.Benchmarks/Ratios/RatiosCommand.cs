using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>The verb <c>ratios</c>: every kernel's gradients against its primal.</summary>
internal static class RatiosCommand
{
    public static Command Create()
    {
        Option<string> filter = new("--filter") { Description = "Only the cases whose name contains this.", DefaultValueFactory = _ => "" };
        Option<int> processes = NumberOption.Create("--processes", "Processes per case.", 7, minimum: 1, maximum: 1000);
        Option<double> seconds = NumberOption.Create(
            "--seconds", "Seconds of measuring per case and process, after as many of warm-up.", 2, minimum: 0.01, maximum: 3600);
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        filter.Validators.Add(option => Demand(
            option,
            Select(option.GetValueOrDefault<string>()).Length > 0,
            $"No case matches; there are {string.Join(", ", AllCases.Create().Select(c => c.Name))}."));
        markdown.Validators.Add(option => Demand(
            option,
            option.GetValueOrDefault<FileInfo?>() is not { Directory.Exists: false },
            "The folder of --markdown does not exist."));

        Command command = new("ratios", "Gradients against primals, interleaved in each of several processes.")
        {
            filter, processes, seconds, markdown,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            RatioSummary[] summaries = await Interleaved.Measure(
                [.. Select(parsed.GetRequiredValue(filter)).Select(c => c.Name)], parsed.GetRequiredValue(processes), parsed.GetRequiredValue(seconds), cancellation);
            ResultTable table = RatioReport.Table(summaries);
            table.Print();
            if (parsed.GetValue(markdown) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, table.Markdown(), cancellation);
            }
        });
        return command;
    }

    private static void Demand(System.CommandLine.Parsing.OptionResult option, bool condition, string message)
    {
        if (!condition)
        {
            option.AddError(message);
        }
    }

    private static RatioCase[] Select(string? filter) =>
        [.. AllCases.Create().Where(c => c.Name.Contains(filter ?? "", StringComparison.OrdinalIgnoreCase))];
}
