using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Differentiator.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Differentiator.Benchmarks.Building;

/// <summary>What the generator does while one of many methods is edited, as an editor asks for it after each key.</summary>
internal sealed class Keystrokes
{
    private readonly int methods;
    private CSharpCompilation compilation;
    private GeneratorDriver driver;

    public Keystrokes(int methods)
    {
        this.methods = methods;
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        compilation = CSharpCompilation.Create(
            "Sample",
            SampleMethods.Files(methods).Select(text => CSharpSyntaxTree.ParseText(text)),
            assemblies.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        driver = CSharpGeneratorDriver.Create([new DifferentiatorGenerator().AsSourceGenerator()], driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
    }

    /// <summary>The source that is emitted for all of them.</summary>
    public int EmittedLength => driver.GetRunResult().GeneratedTrees.Sum(tree => tree.Length);

    /// <summary>How many outputs of the step behind the front end were made anew by the last edit.</summary>
    public int Remade => driver.GetRunResult().Results[0].TrackedSteps["Emit"].SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);

    /// <summary>Edits a method and says how many milliseconds the generator needs then.</summary>
    /// <param name="edit">What is typed: a number that has not been typed yet.</param>
    public double Edit(int edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(SampleMethods.File(0, Math.Min(methods, SampleMethods.PerClass), edit)));

        // The editor has bound the file before: what the generator asks of it is not the generator's cost alone.
        _ = compilation.GetDiagnostics();
        Stopwatch watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The times of many edits, after the JIT compiler has seen as many.</summary>
    public IReadOnlyList<double> Edits(int count)
    {
        for (int k = 1; k <= count; k++)
        {
            Edit(k);
        }

        return [.. Enumerable.Range(count + 1, count).Select(Edit)];
    }
}
