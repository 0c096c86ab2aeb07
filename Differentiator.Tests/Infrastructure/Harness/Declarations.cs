using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>Compares what was reported with what the test declares by marks and options.</summary>
internal static class Declarations
{
    public static void Check(GeneratorRun run, HarnessOptions options, ImmutableArray<MarkedSource> sources)
    {
        List<string> problems = [.. OfOurs(run, options, sources), .. OfTheCompiler(run, options)];
        if (problems.Count == 0)
            return;
        var message = new StringBuilder().AppendJoin('\n', problems);
        foreach ((string hint, string text) in run.Sources)
            message.Append("\n\n// ").AppendLine(hint).Append(text);
        throw new XunitException(message.ToString());
    }

    private static IEnumerable<string> OfOurs(GeneratorRun run, HarnessOptions options, ImmutableArray<MarkedSource> sources)
    {
        List<(string Path, string Id, TextSpan Span)> expected =
            [.. sources.SelectMany(source => source.Marks.Select(mark => (source.Path, mark.Id, mark.Span)))];
        foreach (Diagnostic diagnostic in run.Diagnostics)
        {
            var found = (diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Id, diagnostic.Location.SourceSpan);
            if (!expected.Remove(found) && !options.Declared.Contains(diagnostic.Id))
                yield return $"undeclared: {diagnostic} at '{TextAt(diagnostic)}'";
        }

        // Only the analyzer reports; without it marks say what it would report.
        if (!options.Analyze)
            yield break;
        foreach ((string path, string id, TextSpan span) in expected)
            yield return $"not reported: {id} in {path} at '{sources.First(source => source.Path == path).Text.AsSpan(span.Start, span.Length)}'";
    }

    private static IEnumerable<string> OfTheCompiler(GeneratorRun run, HarnessOptions options) =>
        from diagnostic in run.CompilerDiagnostics
        where !options.DeclaredOfCompiler.Contains(diagnostic.Id)
        let emitted = diagnostic.Location.SourceTree is { } tree && run.IsEmitted(tree)
        where emitted || diagnostic.Severity == DiagnosticSeverity.Error
        select $"{(emitted ? "in emitted code" : "in the snippet")}: {diagnostic} at '{TextAt(diagnostic)}'";

    private static string TextAt(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().ToString(diagnostic.Location.SourceSpan) : "";
}
