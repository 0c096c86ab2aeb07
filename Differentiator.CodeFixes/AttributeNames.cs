using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>Attributes of the runtime, as a file names them.</summary>
internal static class AttributeNames
{
    /// <summary><c>NoGradient</c> where that is the runtime's; else with the namespace.</summary>
    public static string At(SemanticModel model, int position, string qualified)
    {
        string name = qualified.Substring(qualified.LastIndexOf('.') + 1);
        string brief = name.Substring(0, name.Length - "Attribute".Length);
        INamespaceOrTypeSymbol[] seen = [.. model.LookupNamespacesAndTypes(position, name: name).Concat(model.LookupNamespacesAndTypes(position, name: brief)).OfType<INamespaceOrTypeSymbol>()];
        return seen.Length == 1 && seen[0].ToDisplayString() == qualified
            ? brief
            : $"global::{qualified.Substring(0, qualified.Length - "Attribute".Length)}";
    }

    /// <summary><c>[NoGradient]</c>.</summary>
    public static AttributeListSyntax List(string name) =>
        SyntaxFactory.ParseMemberDeclaration($"[{name}] void M();")!.AttributeLists[0].WithoutTrivia();
}
