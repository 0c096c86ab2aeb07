using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Differentiator.CodeFixes;

/// <summary>A derivative by hand whose body is still to be written.</summary>
internal static class RuleStub
{
    /// <summary>To be inserted behind a member, with an empty line between.</summary>
    /// <param name="signature">With the full names of all types; they are shortened where they stand.</param>
    public static MemberDeclarationSyntax After(MemberDeclarationSyntax member, string signature, string attribute, CancellationToken cancellation)
    {
        string end = Lines.EndIn(member.SyntaxTree, cancellation), indentation = Lines.IndentationOf(member, cancellation);
        string text = $"{(attribute.Length > 0 ? attribute + end + indentation : "")}internal {signature} => throw new global::System.NotImplementedException();";
        return SyntaxFactory.ParseMemberDeclaration(text)!
            .WithLeadingTrivia(SyntaxFactory.EndOfLine(end), SyntaxFactory.Whitespace(indentation))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(end))
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
