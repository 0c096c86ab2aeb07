using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Tests.Fuzz;

/// <summary>Which parameters a body may write: what was to write them may not have been taken into the text.</summary>
internal static class WrittenNames
{
    public static bool MayWrite(string body, string name) =>
        SyntaxFactory.ParseStatement("{" + body + "}").DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.Text == name && !IsRead(use));

    private static bool IsRead(IdentifierNameSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax element => element.Expression == use && !IsTarget(element) && !IsSlice(element),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" } => true,
        ForEachStatementSyntax { Type: not RefTypeSyntax } loop => loop.Expression == use,
        _ => false,
    };

    private static bool IsSlice(ElementAccessExpressionSyntax element) =>
        element.ArgumentList.Arguments is [{ Expression: RangeExpressionSyntax }];

    private static bool IsTarget(ElementAccessExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        PostfixUnaryExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or TupleExpressionSyntax => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        _ => false,
    };
}
