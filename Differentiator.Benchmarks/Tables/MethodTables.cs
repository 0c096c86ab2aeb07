using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Differentiator.Benchmarks.Tables;

/// <summary>BenchmarkDotNet's tables of cases, a row to each form.</summary>
internal static class MethodTables
{
    /// <summary>Measures the cases with these keys; returns the tables as Markdown.</summary>
    /// <param name="keys">Verb and name.</param>
    /// <param name="seconds">Of an iteration, of which there are 15 to 20, after as many to warm up as it takes.</param>
    public static string Run(IReadOnlyCollection<string> keys, double seconds)
    {
        DirectoryInfo artifacts = Directory.CreateTempSubdirectory("benchmarks");
        try
        {
            IConfig config = Config(keys, seconds, artifacts.FullName);
            Type[] classes = [.. new[] { (Type: typeof(LoopBenchmarks), LoopBenchmarks.Cases), (Type: typeof(CaseBenchmarks), CaseBenchmarks.Cases) }
                .Where(pair => pair.Cases.Any(keys.Contains)).Select(pair => pair.Type)];
            return string.Join('\n', classes.Select(type => Markdown(BenchmarkRunner.Run(type, config))));
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    // In this process: what BenchmarkDotNet would build has rules for its code that are not its own.
    private static ManualConfig Config(IReadOnlyCollection<string> keys, double seconds, string artifacts) => ManualConfig.CreateEmpty()
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(ConsoleLogger.Default)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddFilter(new SimpleFilter(benchmark => benchmark.Parameters[nameof(CaseBenchmarks.Case)] is string key
            && keys.Contains(key) && new Forms(key).Has(benchmark.Descriptor.WorkloadMethod.Name)))
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromSeconds(seconds)).WithMaxWarmupCount(20).WithMaxIterationCount(20))
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40))
        .WithArtifactsPath(artifacts);

    private static string Markdown(Summary summary)
    {
        AccumulationLogger logger = new();
        MarkdownExporter.GitHub.ExportToLog(summary, logger);
        return logger.GetLog().TrimEnd() + "\n";
    }
}
