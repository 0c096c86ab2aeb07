using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Fuzz;

/// <summary>Compiles many programs at once, with the optimizer on and off, and checks each.</summary>
internal static partial class ProgramBatch
{
    private static readonly ImmutableArray<MetadataReference> AllReferences = References.Default.Add(References.To(typeof(ICorpusFunction)));

    private static readonly CSharpCompilationOptions CompilerOptions = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    /// <param name="mutants">Where given, wrong gradients and products are tried too.</param>
    public static void Run(IReadOnlyList<FuzzProgram> programs, FuzzReport report, MutantReport? mutants = null)
    {
        report.Programs += programs.Count;
        List<(FuzzProgram Program, SyntaxTree Tree)> parsed =
            [.. programs.Select(program => (program, Parse(program)))];
        try
        {
            Check(parsed, report, mutants);
        }
        catch (Xunit.Sdk.XunitException exception) when (programs.Count == 1)
        {
            report.Failures.Add(new FuzzFailure(programs[0], FailureKind.GeneratorThrew, exception.Message));
        }
        catch (Xunit.Sdk.XunitException)
        {
            foreach (FuzzProgram program in programs)
                Run([program], report, mutants);
            report.Programs -= programs.Count;
        }
    }

    public static bool IsValid(FuzzProgram program) =>
        !CSharpCompilation.Create("Fuzz", [Parse(program)], AllReferences, CompilerOptions).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public static SyntaxTree Parse(FuzzProgram program, Derivatives derivatives = AllModes.First) =>
        CSharpSyntaxTree.ParseText(AllModes.Of(program.Source.Text, derivatives), GeneratorHarness.ParseOptions, program.Source.Path);

    private static SyntaxTree Fast(SyntaxTree tree) => CSharpSyntaxTree.ParseText(AllModes.Fast(tree.GetText().ToString()), GeneratorHarness.ParseOptions, tree.FilePath);

    /// <summary>Programs that fail before they run are taken out, and the rest is compiled again.</summary>
    private static void Check(List<(FuzzProgram Program, SyntaxTree Tree)> programs, FuzzReport report, MutantReport? mutants)
    {
        while (programs.Count > 0)
        {
            CSharpCompilation compilation = WithAdapters(programs);
            CSharpCompilation other = report.IsFast ? WithAdapters(programs.Select(each => (each.Program, Fast(each.Tree)))) : compilation;
            Task<CompiledBatch> without = Task.Run(() => CompiledBatch.Of(other, optimize: report.IsFast));
            CompiledBatch optimized = CompiledBatch.Of(compilation, optimize: true), plain = without.GetAwaiter().GetResult();
            HashSet<string> gone = Invalid(optimized, report);
            if (gone.Count == 0)
            {
                foreach (FuzzFailure failure in Failures(programs, optimized, "optimized").Concat(Failures(programs, plain, "not optimized")))
                {
                    if (gone.Add(failure.Program.TypeName))
                        report.Failures.Add(failure);
                }
            }

            if (gone.Count == 0)
            {
                Compare(programs, optimized.Functions(), plain.Functions(), report, mutants);
                return;
            }

            programs = [.. programs.Where(each => !gone.Contains(each.Program.TypeName))];
        }
    }

    public static CSharpCompilation WithAdapters(IEnumerable<(FuzzProgram Program, SyntaxTree Tree)> programs)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Fuzz", programs.Select(each => each.Tree), AllReferences, CompilerOptions);
        string adapters = AdapterWriter.Write(compilation, emitted: true);
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(adapters, GeneratorHarness.ParseOptions, "Adapters.cs"));
    }

    private static HashSet<string> Invalid(CompiledBatch batch, FuzzReport report)
    {
        HashSet<string> invalid = [];
        foreach (Diagnostic error in batch.Errors.Where(error => error.Location.SourceTree is { } tree && !batch.IsEmitted(tree) && tree.FilePath != "Adapters.cs"))
        {
            if (invalid.Add(TypeAt(error)))
                report.Invalid.Add(error.ToString());
        }

        return invalid;
    }

    private static void Compare(
        List<(FuzzProgram Program, SyntaxTree Tree)> programs,
        Dictionary<string, ICorpusFunction> optimized,
        Dictionary<string, ICorpusFunction> plain,
        FuzzReport report,
        MutantReport? mutants)
    {
        Dictionary<FuzzProgram, string> without = [];
        TwinBatch twins = TwinBatch.Compile(programs, without);
        report.Invalid.AddRange(without.Values);
        List<FuzzProgram> right = [];
        foreach ((FuzzProgram program, _) in programs.Where(each => !without.ContainsKey(each.Program)))
        {
            string name = $"{program.TypeName}.F";

            // Shrinking may have removed the function.
            if (!optimized.TryGetValue(name, out ICorpusFunction? function))
                continue;
            if (new ProgramCheck(program, function, plain[name], twins, report) { IsOtherFast = report.IsFast }.Run() is { } failure)
                report.Failures.Add(failure);
            else
                right.Add(program);
            if (mutants is not null)
                new MutantCheck(program, function, twins, mutants).Run();
        }

        var watch = Stopwatch.StartNew();
        SecondBatch.Check([.. right.Where(each => report.SecondEvery > 0 && each.Number % report.SecondEvery == 0)], twins, report, mutants);
        report.SecondTime += watch.Elapsed.TotalSeconds;
    }

    /// <param name="mayRefuse">The refusals that are no failures; none if left out.</param>
    public static IEnumerable<FuzzFailure> Failures(List<(FuzzProgram Program, SyntaxTree Tree)> programs, CompiledBatch batch, string how, Func<string, bool>? mayRefuse = null)
    {
        Dictionary<string, FuzzProgram> byName = programs.ToDictionary(each => each.Program.TypeName, each => each.Program);

        // What is reported without a place has a source that says so too.
        foreach (Diagnostic diagnostic in batch.Reported.Where(diagnostic => diagnostic.Location.SourceTree is not null || !batch.Sources.Values.Any(text => Refusal().IsMatch(text))))
            yield return new FuzzFailure(byName.GetValueOrDefault(TypeAt(diagnostic), programs[0].Program), FailureKind.GeneratorThrew, $"{how}: {diagnostic}");
        foreach ((string hint, string text) in batch.Sources)
        {
            if (Refusal().Matches(text).FirstOrDefault(match => mayRefuse?.Invoke(match.Value) != true) is { } refusal)
                yield return new FuzzFailure(byName[TypeName().Match(hint).Value], refusal.Value.Contains("DIFF900", StringComparison.Ordinal) ? FailureKind.GeneratorThrew : FailureKind.Refused, refusal.Value);
        }

        foreach (Diagnostic diagnostic in batch.CompilerDiagnostics)
        {
            bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
            if (isError || (diagnostic.Location.SourceTree is { } tree && batch.IsEmitted(tree)))
            {
                FailureKind kind = isError ? FailureKind.EmittedCodeDoesNotCompile : FailureKind.WarningInEmittedCode;
                yield return new FuzzFailure(byName[TypeAt(diagnostic)], kind, $"{how}: {diagnostic}");
            }
        }
    }

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
