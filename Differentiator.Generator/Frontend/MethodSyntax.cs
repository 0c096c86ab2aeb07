using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>Finds the declaration of a method that holds its body.</summary>
internal static class MethodSyntax
{
    public static MethodDeclarationSyntax? Of(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(syntax => syntax.Body is not null || syntax.ExpressionBody is not null);

    /// <summary>The declaration, whether it has a body or not.</summary>
    public static MethodDeclarationSyntax? Declaration(IMethodSymbol method) =>
        Of(method) ?? method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    /// <summary>Where the type of the result is written.</summary>
    public static Location Result(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault()?.ReturnType.GetLocation()
        ?? method.Locations[0];

    /// <summary>Whether an expression may stand as a statement; the compiler binds others, too, where it reports them.</summary>
    public static bool IsStatement(SyntaxNode syntax) => syntax switch
    {
        ExpressionStatementSyntax statement => IsStatement(statement.Expression),
        ParenthesizedExpressionSyntax inner => IsStatement(inner.Expression),
        PrefixUnaryExpressionSyntax prefix => prefix.OperatorToken.Kind() is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken,
        PostfixUnaryExpressionSyntax postfix => postfix.OperatorToken.Kind() is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken,
        _ => syntax is AssignmentExpressionSyntax or InvocationExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax or ThrowExpressionSyntax,
    };
}
