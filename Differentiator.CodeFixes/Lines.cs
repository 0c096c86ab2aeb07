using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.CodeFixes;

/// <summary>
/// How the lines of a file begin and end, for what is added to it: it is written as it shall stand, without elastic trivia, so that
/// nothing around it is formatted anew.
/// </summary>
internal static class Lines
{
    public static string EndIn(SyntaxTree tree, CancellationToken cancellation)
    {
        SourceText text = tree.GetText(cancellation);
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>What the line of a node begins with; the node itself need not be the first on it.</summary>
    public static string IndentationOf(SyntaxNode node, CancellationToken cancellation)
    {
        string before = Before(node, cancellation);
        return before.Substring(0, before.Length - before.TrimStart().Length);
    }

    public static bool BeginsLine(SyntaxNode node, CancellationToken cancellation) => Before(node, cancellation).Trim().Length == 0;

    private static string Before(SyntaxNode node, CancellationToken cancellation)
    {
        SourceText text = node.SyntaxTree.GetText(cancellation);
        return text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(node.SpanStart).Start, node.SpanStart));
    }
}
