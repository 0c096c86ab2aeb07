using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Differentiator.Tests.Infrastructure.Harness;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Corpus;

/// <summary>Functions with several results: tangents, pulled-back cotangents and Jacobians, with the optimizer on and off.</summary>
[Covers(106)]
public sealed class ResultTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "ResultFunctions");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [CompilerTheory]
    [MemberData(nameof(Files))]
    public void Derivatives_are_right(string file)
    {
        var report = new CorpusReport(file);
        foreach ((IResultFunction function, IResultFunction other) in Functions(HarnessOptions.Default, file).Zip(Functions(HarnessOptions.Unoptimized, file)))
        {
            CaseAttribute[] cases = [.. function.Method.GetCustomAttributes<CaseAttribute>()];
            report.Functions++;
            report.Compare(cases.Length > 0, $"{function.Name} has no case");
            foreach (double[][] arguments in cases.Select(given => given.Arguments.Select(Numbers).ToArray()))
                Check(report, function, other, arguments);
        }

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
    }

    private static void Check(CorpusReport report, IResultFunction function, IResultFunction other, double[][] arguments)
    {
        try
        {
            double[] one = new ResultCheck(report, function, arguments).Run(), two = new ResultCheck(report, other, arguments).Run();
            report.Compare(one.Zip(two).All(pair => Deviation.Within(1e-5, pair.First, pair.Second)), $"{function.Name}: [{string.Join(", ", one)}] with the optimizer, [{string.Join(", ", two)}] without");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            report.Compare(false, $"{function.Name}: {exception}");
        }
    }

    private static double[] Numbers(object argument) => argument is Array array
        ? [.. array.Cast<object>().Select(item => Convert.ToDouble(item, System.Globalization.CultureInfo.InvariantCulture))]
        : [Convert.ToDouble(argument, System.Globalization.CultureInfo.InvariantCulture)];

    private static IReadOnlyList<IResultFunction> Functions(HarnessOptions options, string file)
    {
        HarnessOptions withCorpus = options with { References = options.References.Add(References.To(typeof(CaseAttribute))), AssemblyName = "Corpus" };
        ImmutableArray<MarkedSource> sources = [new MarkedSource(file + ".cs", File.ReadAllText(Path.Combine(Folder, file + ".cs")), [])];
        string adapters = ResultAdapterWriter.Write(GeneratorHarness.Compile(withCorpus, sources));
        GeneratorRun run = GeneratorHarness.Run(withCorpus, sources.Add(new MarkedSource("Adapters.cs", adapters, [])));
        return [.. run.Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IResultFunction))).Select(type => (IResultFunction)Activator.CreateInstance(type)!)];
    }
}
