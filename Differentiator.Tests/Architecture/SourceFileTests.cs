using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Differentiator.Tests.Architecture;

/// <summary>Sizes and contents of source files.</summary>
public sealed class SourceFileTests
{
    private const int LongestFile = 400;

    /// <summary>Files that hold one family of small records, or data.</summary>
    private static readonly string[] SeveralTypes =
    [
        "Differentiator.Generator/IR/Expr.cs",
        "Differentiator.Generator/IR/Stmt.cs",
        "Differentiator.Generator/IR/IrType.cs",
        "Differentiator.Generator/IR/Code/Code.cs",
    ];

    [Fact]
    public void Files_are_short() => Offences.None(
        from path in Repository.Sources
        where !path.StartsWith("Differentiator.Tests/", StringComparison.Ordinal)
        let lines = Repository.Read(path).Split('\n').Length
        where lines > LongestFile
        select $"{path}: {lines} lines");

    [Fact]
    public void A_file_holds_one_type() => Offences.None(
        from path in Repository.Sources
        where !SeveralTypes.Contains(path) && !path.StartsWith("Differentiator.Tests/Corpus/Functions/", StringComparison.Ordinal)
        let types = TopLevelTypes(path)
        where types > 1
        select $"{path}: {types} types");

    [Fact]
    public void Nothing_is_left_to_do() => Offences.None(
        from path in Repository.Sources.Concat(Repository.Files(".md")).Concat(Repository.Files(".csproj"))
        where Repository.Read(path).Contains("TO" + "DO", StringComparison.Ordinal)
        select path);

    private static int TopLevelTypes(string path) =>
        CSharpSyntaxTree.ParseText(Repository.Read(path)).GetCompilationUnitRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Count(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);
}
