using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Differentiator.Tests.Contract;

/// <summary>Emitted code is written in C# 11, whatever the project is compiled as.</summary>
public sealed class LanguageVersionTests
{
    private const string Source = """
        using Differentiator;
        public static partial class C { [Differentiable] public static double F(double x) { return x * x; } }
        """;

    [CompilerTheory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public void An_older_language_is_an_error_that_says_which_is_needed(LanguageVersion language, string name)
    {
        GeneratorRun run = GeneratorHarness.Run(new HarnessOptions { Language = language, Analyze = true, Check = false }, Source);

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal("DIFF129", error.Id);
        Assert.Contains($"C# {name},", error.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("<LangVersion> to 11.0 or later", error.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("F", error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan));
        Assert.Empty(run.Result.GeneratedTrees);
    }

    [CompilerFact]
    public void Derivatives_of_the_corpus_compile_in_CSharp_11()
    {
        var options = new HarnessOptions { Language = LanguageVersion.CSharp11, Check = false, References = [References.To(typeof(CaseAttribute))] };
        ImmutableArray<MarkedSource> all = [.. CorpusFamily.OfTheirOwn.SelectMany(family => CorpusFamily.Sources(family))
            .Select(source => source with { Text = AllModes.Fast(AllModes.Of(source.Text, AllModes.First)) })];
        HashSet<string> newer = [.. GeneratorHarness.Compile(options, all).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree!.FilePath)];
        ImmutableArray<MarkedSource> sources = [.. all.Where(source => !newer.Contains(source.Path))];

        GeneratorRun run = GeneratorHarness.Run(options, sources);

        var emitted = run.Result.GeneratedTrees.ToHashSet();
        Assert.True(emitted.Count > 500, $"{emitted.Count} emitted files");
        Assert.Empty(run.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && emitted.Contains(tree)));
    }
}
