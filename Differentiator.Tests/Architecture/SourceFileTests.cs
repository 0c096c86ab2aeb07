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
        "Differentiator.Generator/Transform/Imperative/Code/Code.cs",
    ];

    public static TheoryData<string> Sources => [.. Repository.Sources];

    public static TheoryData<string> Code => [.. Repository.Sources.Where(path => !path.StartsWith("Differentiator.Tests/", StringComparison.Ordinal))];

    public static TheoryData<string> Texts => [.. Repository.Sources.Concat(Repository.Files(".md")).Concat(Repository.Files(".csproj"))];

    [Theory]
    [MemberData(nameof(Code))]
    public void Files_are_short(string path) => Assert.InRange(Repository.Read(path).Split('\n').Length, 0, LongestFile);

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_file_holds_one_type(string path)
    {
        if (SeveralTypes.Contains(path) || path.StartsWith("Differentiator.Tests/Corpus/Functions/", StringComparison.Ordinal))
            return;

        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(Repository.Read(path)).GetCompilationUnitRoot();
        int types = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Count(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

        Assert.InRange(types, 0, 1);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_is_left_to_do(string path) => Assert.DoesNotContain("TO" + "DO", Repository.Read(path), StringComparison.Ordinal);
}
