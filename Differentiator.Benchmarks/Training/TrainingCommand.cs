using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Benchmarks.Ratios;
using Differentiator.Benchmarks.Training.Jobs;
using Spectre.Console;

namespace Differentiator.Benchmarks.Training;

/// <summary>The verb <c>training</c>: training steps by emitted gradients, beside PyTorch where it is there.</summary>
internal static class TrainingCommand
{
    public static Command Create()
    {
        Option<string[]> jobs = new("--jobs")
        {
            Description = $"Some of {string.Join(",", AllJobs.Names)}.",
            DefaultValueFactory = _ => [.. AllJobs.Names],
            CustomParser = option => option.Tokens[0].Value.ToUpperInvariant().Split(','),
        };
        Option<FileInfo?> python = new("--python") { Description = "A Python with PyTorch, to compare with." };
        Option<DirectoryInfo?> data = new("--data") { Description = "The files of MNIST, for job B; without, images are made up." };
        Option<int> processes = NumberOption.Create("--processes", "Processes per job.", 3, minimum: 1, maximum: 1000);
        Option<int> rounds = NumberOption.Create("--rounds", "Windows per process.", 10, minimum: 1, maximum: 10_000);
        Option<double> seconds = NumberOption.Create("--seconds", "Seconds per window.", 0.3, minimum: 0.01, maximum: 3600);
        Option<FileInfo?> markdown = new("--markdown") { Description = "Also write the table to this file." };
        jobs.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<string[]>() is { } names && names.FirstOrDefault(name => !AllJobs.Names.Contains(name)) is { } unknown)
            {
                option.AddError($"There is no job {unknown}; there are {string.Join(", ", AllJobs.Names)}.");
            }
        });
        python.Validators.Add(option => DemandExisting(option, option.GetValueOrDefault<FileInfo?>()));
        data.Validators.Add(option => DemandExisting(option, option.GetValueOrDefault<DirectoryInfo?>()));

        Command command = new("training", "Training steps, window by window in turn with PyTorch.") { jobs, python, data, processes, rounds, seconds, markdown };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrainingComparison comparison = new(
                parsed.GetValue(data), parsed.GetValue(python), parsed.GetRequiredValue(processes), parsed.GetRequiredValue(rounds), parsed.GetRequiredValue(seconds));
            try
            {
                ResultTable table = TrainingReport.Table(await Measure(comparison, parsed.GetRequiredValue(jobs), cancellation));
                table.Print();
                if (parsed.GetValue(markdown) is { } file)
                {
                    await File.WriteAllTextAsync(file.FullName, table.Markdown(), cancellation);
                }
            }
            catch (Exception problem) when (problem is WorkerException or IOException)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                return 1;
            }

            return 0;
        });
        return command;
    }

    private static void DemandExisting(System.CommandLine.Parsing.OptionResult option, FileSystemInfo? path)
    {
        if (path is { Exists: false })
        {
            option.AddError($"{path.FullName} does not exist.");
        }
    }

    private static async Task<IReadOnlyList<TrainingSummary>> Measure(TrainingComparison comparison, string[] jobs, CancellationToken cancellation)
    {
        List<TrainingSummary> summaries = [];
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask("measuring", maxValue: jobs.Length);
            foreach (string job in jobs)
            {
                task.Description = $"job {job}";
                summaries.Add(await comparison.Run(job, cancellation));
                task.Increment(1);
            }
        });
        return summaries;
    }
}
