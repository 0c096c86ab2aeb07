using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Tests.Corpus;
using Differentiator.Tests.Infrastructure.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Fuzz;

/// <summary>The corpus' functions as members of a class: each with those members of its own class that it names.</summary>
internal static class Snippets
{
    private static readonly string[] Derivatives = ["Gradient", "Jvp", "Vjp", "Hvp", "GradientHvp"];

    public static IReadOnlyList<string> OfCorpus() =>
        [.. CorpusFamily.Names.SelectMany(family => CorpusFamily.Sources(family)).SelectMany(source => OfFile(source.Text))];

    private static IEnumerable<string> OfFile(string text) =>
        CSharpSyntaxTree.ParseText(text, GeneratorHarness.ParseOptions).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().SelectMany(OfClass);

    private static IEnumerable<string> OfClass(ClassDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.ToString().Contains("Differentiable", StringComparison.Ordinal))
        .Select(method => string.Join('\n', WithNamed(type, method).Select(Text)));

    private static List<MemberDeclarationSyntax> WithNamed(ClassDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        List<MemberDeclarationSyntax> found = [member];
        for (int k = 0; k < found.Count; k++)
        {
            HashSet<string> names = [.. found[k].DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text)];
            found.AddRange(type.Members.Where(other => !found.Contains(other) && Names(other).Any(name => names.Contains(name) || Derivatives.Any(kind => names.Contains(name + kind)))));
        }

        return found;
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.Text],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        PropertyDeclarationSyntax property => [property.Identifier.Text],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        _ => [],
    };

    private static string Text(MemberDeclarationSyntax member)
    {
        IEnumerable<AttributeSyntax> ours = member.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString() == "Differentiable");
        string attributes = string.Concat(ours.Select(attribute => $"[{attribute}]\n"));
        return attributes + member.WithAttributeLists(default).WithoutLeadingTrivia().ToFullString();
    }
}
