using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// double becomes <see cref="Dual"/>, float becomes <see cref="SingleDual"/>, or <see cref="Dual"/> too where the twin shall
/// not round; Math and MathF become what works on them.
/// </summary>
internal sealed class TwinRewriter(bool isWide) : CSharpSyntaxRewriter
{
    private string Single => isWide ? nameof(Dual) : nameof(SingleDual);

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => null;

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) => node.Keyword.Kind() switch
    {
        SyntaxKind.DoubleKeyword => IdentifierName(nameof(Dual)).WithTriviaFrom(node),
        SyntaxKind.FloatKeyword => IdentifierName(Single).WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.Identifier.Text switch
    {
        "Math" or "Gradient" => IdentifierName(nameof(DualMath)).WithTriviaFrom(node),
        "MathF" => IdentifierName(isWide ? nameof(DualMath) : nameof(SingleDualMath)).WithTriviaFrom(node),
        _ => node,
    };

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => node.Token.Value switch
    {
        double => Typed(node, nameof(Dual)),
        float => Typed(node, Single),
        _ => node,
    };

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        IEnumerable<SyntaxToken> modifiers = node.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword));
        var visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        return visited.WithModifiers(TokenList(modifiers));
    }

    private static ParenthesizedExpressionSyntax Typed(LiteralExpressionSyntax literal, string type) =>
        ParenthesizedExpression(CastExpression(IdentifierName(type), literal.WithoutTrivia())).WithTriviaFrom(literal);
}
