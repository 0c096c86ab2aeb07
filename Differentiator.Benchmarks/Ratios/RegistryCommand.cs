using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Tables;

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
        Option<bool> methods = new("--benchmarkdotnet") { Description = "Instead: BenchmarkDotNet's tables, in this process; --seconds is the time of an iteration." };
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        filter.Validators.Add(option => Demand(
            option,
            registry.Select(option.GetValueOrDefault<string>()).Length > 0,
            $"No case matches; there are {string.Join(", ", registry.Create().Select(c => c.Name))}."));
        markdown.Validators.Add(option => Demand(
            option,
            option.GetValueOrDefault<FileInfo?>() is not { Directory.Exists: false },
            "The folder of --markdown does not exist."));

        Command command = new(registry.Verb, registry.Description) { filter, processes, seconds, methods, markdown };
        command.SetAction(async (parsed, cancellation) =>
        {
            RatioCase[] cases = registry.Select(parsed.GetRequiredValue(filter));
            string text = parsed.GetValue(methods)
                ? MethodTables.Run([.. cases.Select(registry.Key)], parsed.GetRequiredValue(seconds))
                : await Compare(registry, cases, parsed.GetRequiredValue(processes), parsed.GetRequiredValue(seconds), cancellation);
            if (parsed.GetValue(markdown) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, text, cancellation);
            }
        });
        return command;
    }

    private static async Task<string> Compare(CaseRegistry registry, RatioCase[] cases, int processes, double seconds, CancellationToken cancellation)
    {
        RatioSummary[] summaries = await Interleaved.Measure([.. cases.Select(c => (c.Name, registry.Key(c)))], processes, seconds, cancellation);
        ResultTable table = RatioReport.Table(registry, cases, summaries);
        table.Print();
        return table.Markdown();
    }

    private static void Demand(OptionResult option, bool condition, string message)
    {
        if (!condition)
        {
            option.AddError(message);
        }
    }
}
