using System;
using System.CommandLine;
using System.Threading.Tasks;
using Differentiator.Benchmarks.Building;
using Differentiator.Benchmarks.GradBench;
using Differentiator.Benchmarks.Kernels;
using Differentiator.Benchmarks.Products;
using Differentiator.Benchmarks.Ratios;
using Differentiator.Benchmarks.Training;

namespace Differentiator.Benchmarks;

/// <summary>The command line: one verb for each kind of measurement.</summary>
internal static class Program
{
    private const int UsageError = 2;

    private static async Task<int> Main(string[] arguments)
    {
        RootCommand root = new("Measures emitted derivatives.")
        {
            TrainingCommand.Create(), ProductsCommand.Create(), GradBenchCommand.Create(), BuildCommand.Create(), MeasureCommand.Create(), TrainJobCommand.Create(),
        };
        foreach (CaseRegistry registry in AllCases.Registries)
        {
            root.Add(RegistryCommand.Create(registry));
        }

        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("Use --help for the verbs and options.");
        return UsageError;
    }
}
