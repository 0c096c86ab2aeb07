using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.Ratios;

/// <summary>The verbs that measure cases: every kernel's gradients against its primal, and against each other.</summary>
internal static class RegistryCommand
{
    public static Command Create(CaseRegistry registry)
    {
        Option<string> filter = new("--filter") { Description = "Only the cases whose name contains this.", DefaultValueFactory = _ => "" };
        Option<int> processes = NumberOption.Create("--processes", "Processes per case.", 7, minimum: 1, maximum: 1000);
        Option<double> seconds = NumberOption.Create(
            "--seconds", "Seconds of measuring per case and process, after as many of warm-up.", 2, minimum: 0.01, maximum: 3600);
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        filter.Validators.Add(option => Demand(
            option,
            registry.Select(option.GetValueOrDefault<string>()).Length > 0,
            $"No case matches; there are {string.Join(", ", registry.Create().Select(c => c.Name))}."));
        markdown.Validators.Add(option => Demand(
            option,
            option.GetValueOrDefault<FileInfo?>() is not { Directory.Exists: false },
            "The folder of --markdown does not exist."));

        Command command = new(registry.Verb, registry.Description) { filter, processes, seconds, markdown };
        command.SetAction(async (parsed, cancellation) =>
        {
            RatioCase[] cases = registry.Select(parsed.GetRequiredValue(filter));
            RatioSummary[] summaries = await Interleaved.Measure(
                [.. cases.Select(c => (c.Name, registry.Key(c)))], parsed.GetRequiredValue(processes), parsed.GetRequiredValue(seconds), cancellation);
            ResultTable table = RatioReport.Table(registry, cases, summaries);
            table.Print();
            if (parsed.GetValue(markdown) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, table.Markdown(), cancellation);
            }
        });
        return command;
    }

    private static void Demand(OptionResult option, bool condition, string message)
    {
        if (!condition)
        {
            option.AddError(message);
        }
    }
}
