using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Differentiator.Tests.Architecture;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Documentation;

/// <summary>The code of a page: its <c>compile</c> blocks are one project, to which each <c>run</c> block is the program.</summary>
internal sealed class PageCode(string page)
{
    public IReadOnlyList<CodeBlock> Blocks { get; } = CodeBlock.In(page);

    /// <summary>The pages about the whole; those of the single diagnostics show fragments.</summary>
    public static IEnumerable<string> Pages =>
        Repository.Files(".md").Where(path => !path.StartsWith("docs/diagnostics/", StringComparison.Ordinal));

    public IEnumerable<CodeBlock> Of(string kind) => Blocks.Where(block => block.Kind == kind);

    public GeneratorRun Compile() => Compile(HarnessOptions.Default, Of("compile"));

    /// <summary>What the program prints.</summary>
    public string Run(CodeBlock program)
    {
        HarnessOptions options = HarnessOptions.Default with { Output = OutputKind.ConsoleApplication };
        GeneratorRun run = Compile(options, Of("compile").Append(program));
        TextWriter console = Console.Out;
        using var printed = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(printed);
            run.Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return printed.ToString();
    }

    /// <summary>The emitted members without documentation and attributes, as pages show them.</summary>
    public IEnumerable<string> Emitted() => Compile().Result.GeneratedTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Select(member => member.WithAttributeLists(default).WithoutTrivia().ToFullString().Replace("\n    ", "\n", StringComparison.Ordinal) + "\n");

    /// <summary>The page's only differentiated method, as the front end hands it on.</summary>
    public MethodModel Model()
    {
        CSharpCompilation compilation = Compile().Compilation;
        IMethodSymbol method = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Select(declaration => (IMethodSymbol)compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)!)
            .Single(method => method.HasAttribute(KnownNames.Differentiable));
        return MethodFrontend.Run(method, compilation, CancellationToken.None).Model!;
    }

    private static GeneratorRun Compile(HarnessOptions options, IEnumerable<CodeBlock> blocks) => GeneratorHarness.Run(
        options with { Analyze = true }, blocks.Select((block, index) => new MarkedSource($"Block{index}.cs", block.Text, [])).ToImmutableArray());
}
