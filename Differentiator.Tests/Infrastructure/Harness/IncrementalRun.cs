using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Tests.Infrastructure.Harness;

/// <summary>A generator driver over edits: run, edit a source, run again, and ask what each named step did.</summary>
internal sealed class IncrementalRun
{
    private readonly Dictionary<string, SyntaxTree> trees;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;

    /// <summary>Compiles and runs once. The sources are named <c>Source0.cs</c>, <c>Source1.cs</c>, ..</summary>
    public IncrementalRun(params string[] sources)
        : this(HarnessOptions.Default, sources)
    {
    }

    public IncrementalRun(HarnessOptions options, params string[] sources)
    {
        compilation = GeneratorHarness.Compile(options, [.. sources.Select((text, index) => new MarkedSource($"Source{index}.cs", text, []))]);
        trees = compilation.SyntaxTrees.ToDictionary(tree => tree.FilePath);
        driver = GeneratorHarness.Driver(options).RunGenerators(compilation);
    }

    public GeneratorRunResult Result => driver.GetRunResult().Results.Single();

    /// <summary>Replaces the only occurrence of a text in a source and runs again.</summary>
    public void Edit(string path, string before, string after)
    {
        string text = trees[path].GetText().ToString();
        if (text.Split(before).Length != 2)
            throw new ArgumentException($"'{before}' does not occur exactly once in {path}.", nameof(before));
        Replace(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Adds a source, or replaces it as a whole, and runs again.</summary>
    public void Replace(string path, string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, GeneratorHarness.ParseOptions, path);
        compilation = trees.TryGetValue(path, out SyntaxTree? old)
            ? compilation.ReplaceSyntaxTree(old, tree)
            : compilation.AddSyntaxTrees(tree);
        trees[path] = tree;
        driver = driver.RunGenerators(compilation);
    }

    /// <summary>The reasons of all outputs of a named step in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        [.. Outputs(step).Select(output => output.Reason)];

    /// <summary>The values that left a named step in the last run.</summary>
    public ImmutableArray<object> Values(string step) => [.. Outputs(step).Select(output => output.Value)];

    /// <summary>The reasons of all source outputs in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons =>
        [.. Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs) : [];
}
