using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Mutated programs against the generator: it never throws, and what it emits has no errors where the program has none.
/// </summary>
internal static class SyntaxBatch
{
    private const int BatchSize = 200;
    private static readonly HarnessOptions Options = new() { Check = false, AssemblyName = "Syntax", References = [References.To(typeof(SyntaxBatch))] };

    /// <summary>The exit code: 1 if there was a failure.</summary>
    public static int Run(ulong seed, int count, TextWriter output)
    {
        int failures = 0, valid = 0;
        for (int first = 0; first < count; first += BatchSize)
        {
            MarkedSource[] sources = [.. Enumerable.Range(first, Math.Min(BatchSize, count - first)).Select(number => Source(seed, number))];
            foreach (string failure in Check(sources, ref valid))
            {
                failures++;
                output.WriteLine(failure);
            }
        }

        output.WriteLine(FormattableString.Invariant($"seed {seed}: {count} sources ({valid} of them C#), {failures} failures"));
        return failures > 0 ? 1 : 0;
    }

    private static MarkedSource Source(ulong seed, int number)
    {
        MarkedSource source = ProgramWriter.Write(seed, number).Source;
        return source with { Text = SourceMutation.Apply(source.Text, FuzzRandom.For(~seed, number)) };
    }

    private static List<string> Check(MarkedSource[] sources, ref int valid)
    {
        try
        {
            HashSet<string> broken = Broken(sources);
            valid += sources.Length - broken.Count;
            GeneratorRun run = GeneratorHarness.Run(Options, [.. sources]);
            IEnumerable<Diagnostic> ours = run.Diagnostics;

            // A source with errors may hide members from the others, but not from code emitted for a program beside it.
            IEnumerable<Diagnostic> emitted = run.CompilerDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error
                && d.Location.SourceTree is { } tree && run.IsEmitted(tree) && !broken.Any(path => Path.GetFileName(tree.FilePath).Split('.').Contains(Path.GetFileNameWithoutExtension(path))));
            return [.. ours.Concat(emitted).Select(diagnostic => Describe(diagnostic))];
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            List<string> each = [];
            if (sources.Length == 1)
                return [$"{exception.Message}\n{sources[0].Text}"];
            foreach (MarkedSource source in sources)
                each.AddRange(Check([source], ref valid));
            return each;
        }
    }

    private static HashSet<string> Broken(MarkedSource[] sources) =>
        [.. GeneratorHarness.Compile(Options, [.. sources.ToImmutableArray()]).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "")];

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic}\n{diagnostic.Location.SourceTree?.GetText()}";
}
