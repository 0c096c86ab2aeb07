using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Differentiator.Tests.Fuzz;

/// <summary>The twins of many programs, compiled together.</summary>
internal sealed class TwinBatch
{
    private static readonly ImmutableArray<MetadataReference> AllReferences = References.Default.Add(References.To(typeof(ITwin)));

    private readonly Dictionary<string, ITwin> twins;

    private TwinBatch(Dictionary<string, ITwin> twins) => this.twins = twins;

    /// <param name="sources">Programs that are C#.</param>
    /// <param name="without">Errors of programs whose twins are no C#.</param>
    public static TwinBatch Compile(IReadOnlyList<(FuzzProgram Program, SyntaxTree Tree)> sources, Dictionary<FuzzProgram, string> without)
    {
        while (true)
        {
            SyntaxTree[] trees = [.. sources.Where(each => !without.ContainsKey(each.Program)).SelectMany(each => Trees(each.Program, each.Tree))];
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
            using var image = new MemoryStream();
            EmitResult result = CSharpCompilation.Create("Twins", trees, AllReferences, options).Emit(image);
            if (result.Success)
                return new TwinBatch(Load(image));
            Dictionary<string, FuzzProgram> byName = sources.ToDictionary(each => each.Program.TypeName, each => each.Program);
            foreach (Diagnostic error in result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                without.TryAdd(byName[error.Location.SourceTree!.FilePath], $"{error}\n{error.Location.SourceTree}");
        }
    }

    public ITwin Exact(FuzzProgram program) => twins[$"Exact.{program.TypeName}"];

    /// <summary>Computes floats as doubles.</summary>
    public ITwin Wide(FuzzProgram program) => program.UsesSingle ? twins[$"Wide.{program.TypeName}"] : Exact(program);

    private static Dictionary<string, ITwin> Load(MemoryStream image)
    {
        image.Position = 0;
        return new AssemblyLoadContext("Twins", isCollectible: true).LoadFromStream(image).GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ITwin)))
            .Select(type => (ITwin)Activator.CreateInstance(type)!)
            .ToDictionary(twin => twin.Name);
    }

    private static IEnumerable<SyntaxTree> Trees(FuzzProgram program, SyntaxTree tree) =>
        program.UsesSingle ? [Twin(program, tree, isWide: false), Twin(program, tree, isWide: true)] : [Twin(program, tree, isWide: false)];

    private static SyntaxTree Twin(FuzzProgram program, SyntaxTree tree, bool isWide)
    {
        string space = isWide ? "Wide" : "Exact";
        SyntaxNode root = new TwinRewriter(isWide).Visit(tree.GetRoot());
        MethodDeclarationSyntax? function = root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(method => method.Identifier.Text == "F");
        string text = root.ToFullString().Replace("namespace Corpus;", $"using Differentiator.Tests.Fuzz;\nnamespace {space};", StringComparison.Ordinal);
        return Parse(function is null ? text : text + Adapter(space, program.TypeName, function), program.TypeName);
    }

    private static string Adapter(string space, string type, MethodDeclarationSyntax function)
    {
        string arguments = string.Join(", ", function.ParameterList.Parameters.Select((p, k) => $"({Storage(p.Type!.ToString())})a[{k}]"));
        return $$"""
            internal sealed class Twin{{type}} : ITwin
            {
                public string Name => "{{space}}.{{type}}";
                public Dual Run(object[] a) => {{type}}.F({{arguments}});
            }
            """;
    }

    private static string Storage(string type) =>
        type.Contains('<', StringComparison.Ordinal) ? type.Split('<', '>')[1] + "[]" : type;

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, GeneratorHarness.ParseOptions, path);
}
