using System.Collections.Immutable;
using Differentiator.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Differentiator.Tests.CodeFixes;

/// <summary>The generator as a project of a workspace refers to it: its documents are among those of the project.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> generators = [new DifferentiatorGenerator().AsSourceGenerator()];

    public override string FullPath => "Differentiator.Generator.dll";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => generators;
}
