using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Differentiator.Tests.Architecture;

/// <summary>Who may use whom among the generator's folders, and where Roslyn ends.</summary>
public sealed class DependencyTests
{
    private const string Project = "Differentiator.Generator";

    /// <summary>The table of docs/architecture.md; the root may use all.</summary>
    internal static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Frontend"] = ["IR", "Rules", "Analysis", "Diagnostics"],
        ["IR"] = [],
        ["Rules"] = ["IR"],
        ["Analysis"] = ["Rules", "IR"],
        ["Transform"] = ["Analysis", "Rules", "IR"],
        ["Emit"] = ["IR"],
        ["Diagnostics"] = [],
    };

    private static readonly string[] MayUseRoslyn = ["", "Frontend", "Diagnostics"];

    private static readonly ILookup<string, string> TypesByFolder = Repository.Sources
        .Where(path => path.StartsWith($"{Project}/", StringComparison.Ordinal))
        .SelectMany(path => Types(path).Select(type => (Folder: FolderOf(path), type)))
        .ToLookup(pair => pair.Folder, pair => pair.type);

    private static IEnumerable<string> Sources =>
        Repository.Sources.Where(path => path.StartsWith($"{Project}/", StringComparison.Ordinal));

    [Fact]
    public void Every_folder_is_in_the_table() =>
        Offences.None(Sources.Select(FolderOf).Where(folder => folder.Length > 0 && !MayUse.ContainsKey(folder)).Distinct());

    [Fact]
    public void Folders_use_only_what_they_may() => Offences.None(
        from path in Sources
        let folder = FolderOf(path)
        where folder.Length > 0
        from used in Used(Root(path)).Distinct()
        where used != folder && !MayUse[folder].Contains(used)
        select $"{path} uses {used}");

    [Fact]
    public void Roslyn_stays_at_the_door() => Offences.None(
        from path in Sources
        where !MayUseRoslyn.Contains(FolderOf(path))
        where Root(path).DescendantNodes().OfType<NameSyntax>().Any(name => FullName(name).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        select path);

    [Fact]
    public void Namespaces_follow_folders() => Offences.None(
        from path in Sources
        let declared = Root(path).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString()

        // The shims that the language needs on netstandard2.0 keep the framework's namespace.
        where declared is not null && !declared.StartsWith("System.", StringComparison.Ordinal)
        let folder = FolderOf(path)
        where !declared.StartsWith(folder.Length == 0 ? Project : $"{Project}.{folder}", StringComparison.Ordinal)
        select $"{path}: {declared}");

    private static CompilationUnitSyntax Root(string path) => CSharpSyntaxTree.ParseText(Repository.Read(path)).GetCompilationUnitRoot();

    private static string FolderOf(string path) => path.Split('/') is [Project, var folder, _, ..] ? folder : "";

    private static IEnumerable<string> Types(string path) =>
        Root(path).DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    /// <summary>Folders that are imported, or whose types are named by way of their namespace.</summary>
    private static IEnumerable<string> Used(CompilationUnitSyntax root)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            string name = node is NameSyntax or MemberAccessExpressionSyntax ? FullName(node) : "";
            if (name.StartsWith("global::", StringComparison.Ordinal))
                name = name["global::".Length..];
            if (name.StartsWith($"{Project}.", StringComparison.Ordinal) && node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() != name)
                name = name[(Project.Length + 1)..];
            else if (name.Split('.') is not [var folder, var type, ..] || !TypesByFolder[folder].Contains(type))
                continue;
            string first = name.Split('.')[0];
            if (MayUse.ContainsKey(first))
                yield return first;
        }
    }

    private static string FullName(SyntaxNode node) => node.WithoutTrivia().ToString();
}
