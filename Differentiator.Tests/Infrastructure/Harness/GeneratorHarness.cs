using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>
/// Compiles snippets in memory with the generator. Whatever a test does not declare fails it: diagnostics of ours, errors in
/// the user's source, errors and warnings (nullable and documentation included) in emitted code.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>Parse options under which missing documentation of emitted members is a warning.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static GeneratorRun Run(params string[] sources) => Run(HarnessOptions.Default, sources);

    public static GeneratorRun Run(HarnessOptions options, params string[] sources) =>
        Run(options, [.. sources.Select((source, index) => MarkedSource.Parse($"Source{index}.cs", source))]);

    public static GeneratorRun Run(HarnessOptions options, ImmutableArray<MarkedSource> sources)
    {
        CSharpCompilation compilation = Compile(options, sources);
        GeneratorDriver driver = Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (GeneratorRunResult generator in result.Results)
        {
            if (generator.Exception is { } exception)
                throw new Xunit.Sdk.XunitException($"The generator threw: {exception}");
        }

        // The analyzer sees what the IDE shows it: the compilation with the emitted members.
        ImmutableArray<Diagnostic> diagnostics = result.Diagnostics;
        if (options.Analyze)
            diagnostics = diagnostics.AddRange(Analyze(updated, options));

        var run = new GeneratorRun((CSharpCompilation)updated, result, diagnostics);
        if (options.Check)
            Declarations.Check(run, options, sources);
        return run;
    }

    public static CSharpCompilation Compile(HarnessOptions options, ImmutableArray<MarkedSource> sources) =>
        CSharpCompilation.Create(
            options.AssemblyName,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions.WithLanguageVersion(options.Language), source.Path)),
            References.Default.AddRange(options.References),
            new CSharpCompilationOptions(
                options.Output,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: options.AllowUnsafe,
                nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(HarnessOptions options) =>
        CSharpGeneratorDriver.Create(
            (options.Generator ?? CompilerParts.Generator()) is { } generator ? [generator.AsSourceGenerator()] : [],
            parseOptions: ParseOptions.WithLanguageVersion(options.Language),
            optionsProvider: new CompilerOptions(options.Optimize, options.Verifies),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static ImmutableArray<Diagnostic> Analyze(Compilation compilation, HarnessOptions options)
    {
        if (CompilerParts.Analyzer() is not { } analyzer)
            return [];
        var analyzerOptions = new AnalyzerOptions([], new CompilerOptions(options.Optimize, options.Verifies));
        return compilation.WithAnalyzers([analyzer], analyzerOptions).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }
}
