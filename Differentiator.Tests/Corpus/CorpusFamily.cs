using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;

namespace Differentiator.Tests.Corpus;

/// <summary>The sources of one family, <c>Functions/Family*.cs</c>, compiled with the generator and adapters.</summary>
internal static class CorpusFamily
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Functions");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileName(path).Split('.')[0]).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Families that compile without the generator: the others call what it emits.</summary>
    public static IEnumerable<string> OfTheirOwn => Names.Except(["Nested"]);

    public static ImmutableArray<MarkedSource> Sources(string family) =>
        [.. Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal)
            .Where(path => Path.GetFileName(path).Split('.')[0] == family)
            .Select(path => new MarkedSource(Path.GetFileName(path), File.ReadAllText(path), []))];

    /// <summary>
    /// All functions of the sources. Hand-written derivatives may be among the sources in place of emitted ones; without any,
    /// <paramref name="emitted"/> is false and only values can be had.
    /// </summary>
    public static IReadOnlyList<ICorpusFunction> Functions(HarnessOptions options, ImmutableArray<MarkedSource> sources, bool emitted = true, Derivatives derivatives = AllModes.First, bool isFast = false, bool takesScratch = false)
    {
        HarnessOptions withCorpus = options with { References = options.References.Add(References.To(typeof(CaseAttribute))), AssemblyName = "Corpus" };
        if (emitted)
            sources = [.. sources.Select(source => source with { Text = AllModes.Of(source.Text, derivatives) })];
        if (isFast)
            sources = [.. sources.Select(source => source with { Text = AllModes.Fast(source.Text) })];
        if (takesScratch)
            sources = [.. sources.Select(source => source with { Text = AllModes.CallerScratch(source.Text) })];
        string adapters = AdapterWriter.Write(GeneratorHarness.Compile(withCorpus, sources), emitted);
        GeneratorRun run = GeneratorHarness.Run(withCorpus, sources.Add(new MarkedSource("Adapters.cs", adapters, [])));
        return [.. run.Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ICorpusFunction)))
            .Select(type => (ICorpusFunction)Activator.CreateInstance(type)!)];
    }

    /// <summary>Checks every function of two compilations of the same sources at every case, and the two against each other.</summary>
    public static CorpusReport Check(string family, IReadOnlyList<ICorpusFunction> functions, IReadOnlyList<ICorpusFunction> others)
    {
        var report = new CorpusReport(family) { Functions = functions.Count };
        foreach ((ICorpusFunction function, ICorpusFunction other) in functions.Zip(others))
        {
            CaseAttribute[] cases = [.. function.Method.GetCustomAttributes<CaseAttribute>()];
            report.Compare(cases.Length > 0, $"{function.Name} has no case");
            foreach (CaseAttribute given in cases)
                Check(report, function, other, given);
        }

        return report;
    }

    private static void Check(CorpusReport report, ICorpusFunction function, ICorpusFunction other, CaseAttribute given)
    {
        try
        {
            double[] gradient = new FunctionCheck(report, function, given).Run();
            double[] otherGradient = new FunctionCheck(report, other, given).Run();
            double tolerance = Precision.Of(function).Exact;
            bool agree = gradient.Zip(otherGradient).All(pair => Deviation.Within(tolerance, pair.First, pair.Second));
            report.Compare(agree, $"{function.Name}: [{string.Join(", ", gradient)}] with the optimizer, [{string.Join(", ", otherGradient)}] without");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            report.Compare(false, $"{function.Name}: {exception}");
        }
    }
}
