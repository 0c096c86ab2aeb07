using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Differentiator.CodeFixes;

/// <summary>A derivative by hand whose body is still to be written.</summary>
internal static class RuleStub
{
    /// <param name="head">Attributes and signature, with the full names of all types; they are shortened where they stand.</param>
    public static MemberDeclarationSyntax Of(string head) => SyntaxFactory.ParseMemberDeclaration($"{head} => throw new global::System.NotImplementedException();\n")!
        .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
