using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>A statement of the source on one line, without comments, as it stands in a comment of the emitted code.</summary>
internal static class StatementText
{
    private const int Limit = 100;

    public static string Of(SyntaxNode node) => node switch
    {
        ForStatementSyntax loop => Between(loop.ForKeyword, loop.CloseParenToken),
        ForEachStatementSyntax loop => Between(loop.ForEachKeyword, loop.CloseParenToken),
        WhileStatementSyntax loop => Between(loop.WhileKeyword, loop.CloseParenToken),
        DoStatementSyntax loop => Shorten($"do .. while ({OneLine(loop.Condition)})"),
        SwitchStatementSyntax choice => Shorten($"switch ({OneLine(choice.Expression)})"),
        IfStatementSyntax branch => Between(branch.IfKeyword, branch.CloseParenToken),
        ReturnStatementSyntax { Expression: { } value } => Shorten("return " + OneLine(value)),
        ArrowExpressionClauseSyntax arrow => Shorten("return " + OneLine(arrow.Expression)),
        _ => Shorten(OneLine(node)),
    };

    private static string Between(SyntaxToken first, SyntaxToken last)
    {
        SyntaxNode root = first.Parent!;
        var text = new StringBuilder();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (token.SpanStart > last.SpanStart)
                break;
            Append(text, token);
        }

        return Shorten(text.ToString());
    }

    public static string OneLine(SyntaxNode node)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (text.Length > Limit)
                break;
            Append(text, token);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntaxToken token)
    {
        if (text.Length > 0 && IsSpaced(token.GetPreviousToken(), token))
            text.Append(' ');
        text.Append(token.Text);
    }

    /// <summary>A space stands where the source has a space; a line end or a comment counts as one except within brackets and before dots.</summary>
    public static bool IsSpaced(SyntaxToken left, SyntaxToken right)
    {
        SyntaxTriviaList before = left.TrailingTrivia, after = right.LeadingTrivia;
        bool any = false, onlySpaces = true;
        foreach (SyntaxTriviaList list in new[] { before, after })
        {
            foreach (SyntaxTrivia trivia in list)
            {
                any = true;
                onlySpaces &= trivia.IsKind(SyntaxKind.WhitespaceTrivia);
            }
        }

        return any && (onlySpaces
            || !(left.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.DotToken
                || right.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.DotToken
                    or SyntaxKind.CommaToken or SyntaxKind.SemicolonToken));
    }

    private static string Shorten(string text) =>
        text.Length <= Limit ? text : text.Substring(0, Limit - 3).TrimEnd() + " ..";
}
