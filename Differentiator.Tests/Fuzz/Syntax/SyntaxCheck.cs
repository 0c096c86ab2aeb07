using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Fuzz;

/// <summary>One compilation of sources with the generator.</summary>
internal static partial class SyntaxCheck
{
    private static readonly ImmutableArray<MetadataReference> AllReferences = References.Default.Add(References.To(typeof(ICorpusFunction)));
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static SyntaxOutcome Of(MarkedSource[] sources)
    {
        ImmutableArray<string>.Builder failures = ImmutableArray.CreateBuilder<string>();
        CSharpCompilation compilation = Compile(sources);
        GeneratorDriver driver = GeneratorHarness.Driver(new HarnessOptions()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (Diagnostic diagnostic in result.Diagnostics.Concat(result.Results.SelectMany(each => each.Diagnostics)).Distinct())
            failures.Add(Describe(diagnostic, sources));
        if (result.Results.Select(each => each.Exception).FirstOrDefault(exception => exception is not null) is { } thrown)
            failures.Add($"The generator threw: {thrown}");

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
                failures.AddRange(Of([suspect]).Failures);
            else
                failures.Add(Describe(errors[Name().Match(suspect.Path).Value].First(), [suspect]));
        }

        int refused = result.GeneratedTrees.Count(tree => tree.ToString().Contains("NotSupportedException(\"DIFF", StringComparison.Ordinal));
        return new SyntaxOutcome(sources.Length - errors.Count, refused, 0, failures.ToImmutable());

        bool IsEmitted(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && emitted.Contains(tree);
    }

    /// <summary>The sources for the C# compiler alone.</summary>
    public static CSharpCompilation Compile(IEnumerable<MarkedSource> sources) => CSharpCompilation.Create(
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
