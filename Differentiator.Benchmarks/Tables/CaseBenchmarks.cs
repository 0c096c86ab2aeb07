using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Differentiator.Benchmarks.Kernels;

namespace Differentiator.Benchmarks.Tables;

/// <summary>All cases, for BenchmarkDotNet, which derives a class from this one.</summary>
public class CaseBenchmarks
{
    private Forms forms = new("");

    /// <summary>The verb and the name of a case.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Cases => AllCases.Registries.SelectMany(registry => registry.Create().Where(c => !c.HasLoops).Select(registry.Key));

    [GlobalSetup]
    public void Choose() => forms = new(Case);

    [Benchmark(Baseline = true)]
    public double Primal() => forms.Primal(1);

    [Benchmark]
    public double HandWritten() => forms.HandWritten(1);

    [Benchmark]
    public double HandWrittenFast() => forms.HandWrittenFast(1);

    [Benchmark]
    public double Generated() => forms.Generated(1);

    [Benchmark]
    public double GeneratedFast() => forms.GeneratedFast(1);
}
