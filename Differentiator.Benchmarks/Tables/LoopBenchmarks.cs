using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.Tables;

/// <summary>As <see cref="CaseBenchmarks"/>, for cases of a few nanoseconds.</summary>
public class LoopBenchmarks
{
    private const int Calls = 1000;

    private Forms forms = new("");

    /// <summary>The verb and the name of a case.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => AllCases.Registries.SelectMany(registry => registry.Create().Where(c => c.HasLoops).Select(registry.Key));

    [GlobalSetup]
    public void Choose() => forms = new(Case);

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public double Primal() => forms.Primal(Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double HandWritten() => forms.HandWritten(Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double HandWrittenFast() => forms.HandWrittenFast(Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Generated() => forms.Generated(Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double GeneratedFast() => forms.GeneratedFast(Calls);
}
