using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;
using Xunit.Abstractions;

namespace Differentiator.Tests.Corpus;

/// <summary>Every corpus function through reverse mode, with the optimizer on and off.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Families => [.. CorpusFamily.Names];

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void Gradients_are_right(string family)
    {
        ImmutableArray<MarkedSource> sources = CorpusFamily.Sources(family);
        IReadOnlyList<ICorpusFunction> functions = CorpusFamily.Functions(HarnessOptions.Default, sources);
        IReadOnlyList<ICorpusFunction> unoptimized = CorpusFamily.Functions(HarnessOptions.Unoptimized, sources);

        CorpusReport report = CorpusFamily.Check(family, functions, unoptimized);

        output.WriteLine(report.ToString());
        Assert.True(report.Failures.Count == 0, string.Join('\n', report.Failures));
        Assert.True(report.SkippedShare < 0.10, report.ToString());
    }

    [CompilerTheory]
    [MemberData(nameof(Families))]
    public void The_analyzer_warns_of_zero_derivatives_and_of_nothing_else(string family)
    {
        var options = new HarnessOptions { Analyze = true, Check = false, References = [References.To(typeof(CaseAttribute))] };

        GeneratorRun run = GeneratorHarness.Run(options, CorpusFamily.Sources(family));

        IEnumerable<Diagnostic> reported = run.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(MarkedMethods(run.Compilation), reported.Select(MethodAt).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Several functions may share a name, so files and lines tell them apart.</summary>
    private static IEnumerable<string> MarkedMethods(Microsoft.CodeAnalysis.Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "ZeroDerivative"))
            .Select(Describe)
            .Order(StringComparer.Ordinal);

    private static string MethodAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            ? Describe(method)
            : diagnostic.ToString();

    private static string Describe(MethodDeclarationSyntax method) =>
        $"{method.SyntaxTree.FilePath}({method.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {method.Identifier}";
}
