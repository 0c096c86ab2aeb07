using System;
using System.CommandLine;
using System.IO;
using System.Text;
using Differentiator.Benchmarks.GradBench.Golden;

namespace Differentiator.Benchmarks.GradBench;

/// <summary>The verb <c>gradbench</c>: a tool of the public benchmark suite of that name, on standard input and output.</summary>
internal static class GradBenchCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo?> check = new("--check")
        {
            Description = "Instead: compares with the records in this folder, EVAL.json, and prints how far each answer is off.",
            HelpName = "FOLDER",
        };
        check.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<DirectoryInfo?>() is { Exists: false } folder)
            {
                option.AddError($"There is no folder {folder}.");
            }
        });
        Command command = new("gradbench", "Speaks the protocol of the benchmark suite GradBench: one message to a line, one answer to a line.") { check };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check) is { } folder)
            {
                return GoldenCheck.Print(GoldenCheck.Run(folder)) ? 0 : 1;
            }

            using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
            using Stream output = Console.OpenStandardOutput();
            Session.Run(input, output);
            return 0;
        });
        return command;
    }
}
