using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Mutated programs and corpus functions against the generator: it never throws, and where the input has no error, what it
/// emits has none.
/// </summary>
internal static partial class SyntaxBatch
{
    private const int BatchSize = 200;
    private const int ProgressEvery = 10;
    private const int PrintedAtMost = 40;
    private static readonly ImmutableArray<MetadataReference> AllReferences = References.Default.Add(References.To(typeof(ICorpusFunction)));
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The exit code: 1 if there was a failure.</summary>
    public static int Run(ulong seed, int from, int count, TextWriter output)
    {
        IReadOnlyList<string> corpus = Snippets.OfCorpus();
        var failures = new ConcurrentQueue<string>();
        int valid = 0, refused = 0, done = 0, printed = 0;
        var watch = Stopwatch.StartNew();
        int[] firsts = [.. Enumerable.Range(0, (count + BatchSize - 1) / BatchSize).Select(batch => from + (batch * BatchSize))];
        Parallel.ForEach(firsts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, first =>
        {
            MarkedSource[] sources = [.. Enumerable.Range(first, Math.Min(BatchSize, from + count - first)).Select(number => Source(seed, number, corpus))];
            (int clean, int stubs) = CheckAll(sources, failures);
            lock (failures)
            {
                (valid, refused, done) = (valid + clean, refused + stubs, done + sources.Length);
                foreach (string failure in failures.Skip(printed).Take(PrintedAtMost - printed))
                    output.WriteLine(failure);
                printed = Math.Min(failures.Count, PrintedAtMost);
                if (done % (ProgressEvery * BatchSize) == 0)
                    Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:F0} s: {done} sources, {refused} refused, {failures.Count} failures"));
            }
        });
        output.WriteLine(FormattableString.Invariant($"seed {seed}: {count} sources ({valid} of them C#, {refused} refused), {failures.Count} failures"));
        return failures.IsEmpty ? 0 : 1;
    }

    private static MarkedSource Source(ulong seed, int number, IReadOnlyList<string> corpus)
    {
        FuzzRandom random = FuzzRandom.For(~seed, number);
        string members = random.Chance(30) ? ProgramWriter.Write(seed, number).Members : random.Pick(corpus);
        string mutated = random.Chance(15) ? TokenMutation.Apply(members, random) : NodeMutation.Apply(members, corpus, random);
        string text = $"using System;\nusing Differentiator;\n\nnamespace N{number};\n\npublic static partial class Input{number}\n{{\n{mutated}\n}}\n";
        return new MarkedSource($"Input{number}.cs", random.Chance(3) ? TokenMutation.Apply(text, random) : text, []);
    }

    // The C# compiler itself may fail on a source: the others of its batch are tried without it.
    private static (int Valid, int Refused) CheckAll(MarkedSource[] sources, ConcurrentQueue<string> failures)
    {
        try
        {
            return Check(sources, failures);
        }
        catch (Exception) when (sources.Length > 1)
        {
            (int Valid, int Refused)[] parts = [.. sources.Select(source => CheckAll([source], failures))];
            return (parts.Sum(part => part.Valid), parts.Sum(part => part.Refused));
        }
        catch (Exception exception)
        {
            if (!CompilerFails(sources[0]))
                failures.Enqueue($"{exception}\n{sources[0].Text}");
            return (0, 0);
        }
    }

    private static bool CompilerFails(MarkedSource source)
    {
        try
        {
            _ = Compile([source]).GetDiagnostics();
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return true;
        }
    }

    /// <summary>How many sources are C#, and how many methods were refused.</summary>
    private static (int Valid, int Refused) Check(MarkedSource[] sources, ConcurrentQueue<string> failures)
    {
        CSharpCompilation compilation = Compile(sources);
        GeneratorDriver driver = GeneratorHarness.Driver(new HarnessOptions()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (Diagnostic diagnostic in result.Diagnostics.Concat(result.Results.SelectMany(each => each.Diagnostics)).Distinct())
            failures.Enqueue(Describe(diagnostic, sources));
        if (result.Results.Select(each => each.Exception).FirstOrDefault(exception => exception is not null) is { } thrown)
            failures.Enqueue($"The generator threw: {thrown}");

        ILookup<string, Diagnostic> errors = updated.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => Name().Match(diagnostic.Location.SourceTree?.FilePath ?? "").Value);
        HashSet<SyntaxTree> emitted = [.. result.GeneratedTrees];
        HashSet<string> suspects = [.. errors
            .Where(group => group.All(error => IsEmitted(error)) || group.Any(error => error.Id is "CS0111" or "CS0101" or "CS0102" or "CS0121" or "CS0229" or "CS0246"))
            .Select(group => group.Key)];

        // An input that is in error of itself may have any consequences.
        foreach (MarkedSource suspect in sources.Where(source => suspects.Contains(Name().Match(source.Path).Value)))
        {
            if (Compile([suspect]).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                continue;

            // Another input of the batch may have taken a name that this one needs: alone it has to be without error.
            if (sources.Length > 1)
                Check([suspect], failures);
            else
                failures.Enqueue(Describe(errors[Name().Match(suspect.Path).Value].First(), [suspect]));
        }

        return (sources.Length - errors.Count, result.GeneratedTrees.Count(tree => tree.ToString().Contains("NotSupportedException(\"DIFF", StringComparison.Ordinal)));

        bool IsEmitted(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && emitted.Contains(tree);
    }

    private static CSharpCompilation Compile(IEnumerable<MarkedSource> sources) => CSharpCompilation.Create(
        "Syntax", sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, GeneratorHarness.ParseOptions, source.Path)), AllReferences, Options);

    private static string Describe(Diagnostic diagnostic, MarkedSource[] sources)
    {
        string name = Name().Match(diagnostic.Location.SourceTree?.FilePath ?? diagnostic.ToString()).Value;
        if (name.Length == 0 && Method().Match(diagnostic.ToString()) is { Success: true } method)
            return $"{diagnostic}\n{string.Join('\n', sources.Where(source => source.Text.Contains($" {method.Groups[1].Value}(", StringComparison.Ordinal)).Select(source => source.Text))}";
        return $"{diagnostic}\n{sources.FirstOrDefault(source => source.Path == name + ".cs")?.Text}\n{(diagnostic.Location.SourceTree is { } tree && tree.FilePath != name + ".cs" ? tree.ToString() : "")}";
    }

    [GeneratedRegex("of '([^']*)'")]
    private static partial Regex Method();

    [GeneratedRegex(@"Input\d+")]
    private static partial Regex Name();
}
