using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Fuzz;

/// <summary>Many programs with what is emitted for them, compiled once.</summary>
internal sealed class CompiledBatch
{
    private readonly ImmutableArray<SyntaxTree> emitted;
    private readonly byte[] image;

    private CompiledBatch(GeneratorDriverRunResult result, ImmutableArray<Diagnostic> compiler, byte[] image)
    {
        this.image = image;
        emitted = result.GeneratedTrees;
        Reported = result.Diagnostics;
        CompilerDiagnostics = [.. compiler.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        Sources = result.Results.SelectMany(generator => generator.GeneratedSources.IsDefault ? [] : generator.GeneratedSources)
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Diagnostics of the generator.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    public ImmutableArray<Diagnostic> CompilerDiagnostics { get; }

    public IEnumerable<Diagnostic> Errors => CompilerDiagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Emitted text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    public static CompiledBatch Of(Compilation compilation, bool optimize)
    {
        GeneratorDriver driver = GeneratorHarness.Driver(new HarnessOptions { Optimize = optimize });
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        if (result.Results.Select(generator => generator.Exception).FirstOrDefault(exception => exception is not null) is { } thrown)
            throw new Xunit.Sdk.XunitException($"The generator threw: {thrown}");
        using var stream = new MemoryStream();
        return new CompiledBatch(result, updated.Emit(stream).Diagnostics, stream.ToArray());
    }

    public bool IsEmitted(SyntaxTree tree) => emitted.Contains(tree);

    public Dictionary<string, ICorpusFunction> Functions() =>
        new AssemblyLoadContext("Fuzz", isCollectible: true).LoadFromStream(new MemoryStream(image)).GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ICorpusFunction)))
            .Select(type => (ICorpusFunction)Activator.CreateInstance(type)!)
            .ToDictionary(function => function.Name);
}
