using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Fuzz;

/// <summary>Compiles many programs at once, with the optimizer on and off, and checks each.</summary>
internal static partial class ProgramBatch
{
    private static readonly ImmutableArray<MetadataReference> CorpusReference = [References.To(typeof(ICorpusFunction))];

    public static void Run(IReadOnlyList<FuzzProgram> programs, FuzzReport report)
    {
        report.Programs += programs.Count;
        List<FuzzProgram> valid = WithoutInvalid(programs, report);
        try
        {
            Check(valid, report);
        }
        catch (Xunit.Sdk.XunitException exception) when (valid.Count == 1)
        {
            report.Failures.Add(new FuzzFailure(valid[0], FailureKind.GeneratorThrew, exception.Message));
        }
        catch (Xunit.Sdk.XunitException)
        {
            foreach (FuzzProgram program in valid)
                Run([program], report);
            report.Programs -= valid.Count;
        }
    }

    private static List<FuzzProgram> WithoutInvalid(IReadOnlyList<FuzzProgram> programs, FuzzReport report)
    {
        HashSet<string> invalid = [];
        foreach (Diagnostic error in GeneratorHarness.Compile(Options(true), Sources(programs)).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            if (invalid.Add(TypeAt(error)))
                report.Invalid.Add(error.ToString());
        }

        return [.. programs.Where(program => !invalid.Contains(program.TypeName))];
    }

    private static void Check(List<FuzzProgram> programs, FuzzReport report)
    {
        while (programs.Count > 0)
        {
            string adapters = AdapterWriter.Write(GeneratorHarness.Compile(Options(true), Sources(programs)), emitted: true);
            ImmutableArray<MarkedSource> sources = Sources(programs).Add(new MarkedSource("Adapters.cs", adapters, []));
            GeneratorRun optimized = GeneratorHarness.Run(Options(true), sources), plain = GeneratorHarness.Run(Options(false), sources);
            Dictionary<string, FuzzFailure> failures = [];
            foreach (FuzzFailure failure in Compiled(programs, optimized, "optimized").Concat(Compiled(programs, plain, "not optimized")))
                failures.TryAdd(failure.Program.TypeName, failure);
            report.Failures.AddRange(failures.Values);
            List<FuzzProgram> rest = [.. programs.Where(program => !failures.ContainsKey(program.TypeName))];
            if (rest.Count == programs.Count)
            {
                Compare(programs, Functions(optimized), Functions(plain), report);
                return;
            }

            programs = rest;
        }
    }

    private static void Compare(
        List<FuzzProgram> programs, Dictionary<string, ICorpusFunction> optimized, Dictionary<string, ICorpusFunction> plain, FuzzReport report)
    {
        foreach (FuzzProgram program in programs)
        {
            string name = $"{program.TypeName}.F";

            // Shrinking may have removed the function.
            if (optimized.TryGetValue(name, out ICorpusFunction? function) && new ProgramCheck(program, function, plain[name], report).Run() is { } failure)
                report.Failures.Add(failure);
        }
    }

    private static IEnumerable<FuzzFailure> Compiled(List<FuzzProgram> programs, GeneratorRun run, string how)
    {
        Dictionary<string, FuzzProgram> byName = programs.ToDictionary(program => program.TypeName);
        foreach (Diagnostic diagnostic in run.Diagnostics)
            yield return new FuzzFailure(byName.GetValueOrDefault(TypeAt(diagnostic), programs[0]), FailureKind.GeneratorThrew, $"{how}: {diagnostic}");
        foreach ((string hint, string text) in run.Sources)
        {
            if (Refusal().Match(text) is { Success: true } refusal)
                yield return new FuzzFailure(byName[TypeName().Match(hint).Value], FailureKind.Refused, refusal.Value);
        }

        foreach (Diagnostic diagnostic in run.CompilerDiagnostics)
        {
            bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
            if (isError || (diagnostic.Location.SourceTree is { } tree && run.IsEmitted(tree)))
            {
                FailureKind kind = isError ? FailureKind.EmittedCodeDoesNotCompile : FailureKind.WarningInEmittedCode;
                yield return new FuzzFailure(byName[TypeAt(diagnostic)], kind, $"{how}: {diagnostic}");
            }
        }
    }

    private static Dictionary<string, ICorpusFunction> Functions(GeneratorRun run) => run.Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ICorpusFunction)))
        .Select(type => (ICorpusFunction)Activator.CreateInstance(type)!)
        .ToDictionary(function => function.Name);

    private static HarnessOptions Options(bool optimize) =>
        new() { Optimize = optimize, Check = false, References = CorpusReference, AssemblyName = "Fuzz" };

    private static ImmutableArray<MarkedSource> Sources(IEnumerable<FuzzProgram> programs) => [.. programs.Select(program => program.Source)];

    /// <summary>The program whose file, or whose adapter, a diagnostic stands in.</summary>
    private static string TypeAt(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return "";
        if (TypeName().Match(tree.FilePath) is { Success: true } path)
            return path.Value;
        string before = tree.GetText().ToString()[..diagnostic.Location.SourceSpan.End];
        return TypeName().Matches(before) is [.., var last] ? last.Value : "";
    }

    [GeneratedRegex(@"Program\d+")]
    private static partial Regex TypeName();

    [GeneratedRegex("NotSupportedException\\(\"[^\"]*\"")]
    private static partial Regex Refusal();
}
