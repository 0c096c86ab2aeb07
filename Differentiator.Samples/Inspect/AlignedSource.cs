using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Samples.Inspect;

/// <summary>The lines of a method, each with what its derivative adds: emitted code has the statement as a comment above its adjoints.</summary>
internal static class AlignedSource
{
    /// <summary>What ends a comment that is cut off.</summary>
    private const string Cut = "..";

    /// <param name="source">The method as it is written.</param>
    /// <param name="emitted">The member that computes its derivative.</param>
    public static IReadOnlyList<AlignedLine> Of(string source, string emitted)
    {
        (string Statement, string Code)[] adjoints = [.. Adjoints(emitted.Split('\n'))];
        HashSet<string> left = [.. adjoints.Select(adjoint => adjoint.Statement)];
        ILookup<int, string> statements = Statements(source).ToLookup(statement => statement.Line, statement => statement.Text);
        List<AlignedLine> lines = [];
        foreach ((string line, int number) in source.Split('\n').Select((line, number) => (line, number)))
        {
            string[] here = [.. left.Where(statement => statements[number].Any(text => IsSame(statement, text)))];
            left.ExceptWith(here);
            lines.Add(new AlignedLine(line, [.. adjoints.Where(adjoint => here.Contains(adjoint.Statement)).Select(adjoint => adjoint.Code)]));
        }

        // What a method that is called has computed stands in no line of this one.
        foreach (IGrouping<string, string> other in adjoints.Where(adjoint => left.Contains(adjoint.Statement) && IsStatement(adjoint.Statement)).GroupBy(adjoint => adjoint.Statement, adjoint => adjoint.Code))
            lines.Add(new AlignedLine($"// {other.Key}", [.. other]));
        return lines;
    }

    private static IEnumerable<(string Statement, string Code)> Adjoints(string[] lines)
    {
        string? statement = null;
        int depth = 0;
        foreach (string line in lines)
        {
            string code = line.Trim();
            int indentation = line.Length - line.TrimStart().Length;
            if (code.StartsWith("// ", StringComparison.Ordinal))
                (statement, depth) = (code[3..], indentation);
            else if (code.Length == 0 || indentation < depth || code.StartsWith("return ", StringComparison.Ordinal))
                statement = null;
            else if (statement is not null)
                yield return (statement, line[depth..]);
        }
    }

    /// <summary>Statements as emitted comments say them, without types, with the line on which they end.</summary>
    private static IEnumerable<(int Line, string Text)> Statements(string source)
    {
        MemberDeclarationSyntax? method = SyntaxFactory.ParseMemberDeclaration(source);
        foreach (SyntaxNode node in method?.DescendantNodes() ?? [])
        {
            (SyntaxToken last, string? text) = node switch
            {
                VariableDeclaratorSyntax variable => (variable.GetLastToken(), variable.ToString()),
                ExpressionStatementSyntax statement => (statement.GetLastToken(), statement.Expression.ToString()),
                ReturnStatementSyntax { Expression: { } value } => (node.GetLastToken(), $"return {value}"),
                ArrowExpressionClauseSyntax arrow => (arrow.GetLastToken(), $"return {arrow.Expression}"),
                IfStatementSyntax branch => (branch.CloseParenToken, $"if ({branch.Condition})"),
                _ => (default, null),
            };
            if (text is not null)
                yield return (last.GetLocation().GetLineSpan().EndLinePosition.Line, text);
        }
    }

    // Titles and notes are comments, too.
    private static bool IsStatement(string comment) => comment.Contains(" = ", StringComparison.Ordinal) || comment.StartsWith("return ", StringComparison.Ordinal);

    private static bool IsSame(string comment, string statement)
    {
        string said = Packed(comment), written = Packed(statement);
        return said == written || (said.EndsWith(Cut, StringComparison.Ordinal) && written.StartsWith(said[..^Cut.Length], StringComparison.Ordinal));
    }

    private static string Packed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
