using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Differentiator.Tests.Fuzz;

/// <summary>
/// Makes a failing program smaller while it fails in the same way: removes members and statements, takes a block for the
/// statement around it, an operand or a constant for an expression. What is no C# any more is no failure, and not taken.
/// </summary>
internal static class Shrinker
{
    private const int Budget = 300;
    private const int MostEndless = 3;
    private const string Prefix = "class C {\n";
    private static readonly string[] SimplestValues = ["0", "1", "true"];
    private static int endless;

    public static FuzzFailure Shrink(FuzzFailure failure)
    {
        FuzzFailure smallest = failure;
        foreach (object[] point in failure.Program.Points)
        {
            if (Retry(failure.Program with { Points = [point] }, failure.Kind) is { } atOne)
            {
                smallest = atOne;
                break;
            }
        }

        int left = Budget, skip = 0;
        while (left > 0)
        {
            string[] candidates = [.. Candidates(smallest.Program.Members)];
            FuzzFailure? found = null;
            int tried = 0;

            // Continue behind the last success: what failed before it will mostly fail again.
            for (; tried < candidates.Length && left > 0 && found is null; tried++, left--)
                found = Retry(smallest.Program with { Members = candidates[(skip + tried) % candidates.Length] }, failure.Kind);
            if (found is null)
                break;
            skip += tried - 1;
            smallest = found;
        }

        return smallest;
    }

    private static FuzzFailure? Retry(FuzzProgram program, FailureKind kind)
    {
        if (endless >= MostEndless || !ProgramBatch.IsValid(program))
            return null;
        var report = new FuzzReport();
        var trial = new Thread(() => ProgramBatch.Run([program], report)) { IsBackground = true, Priority = ThreadPriority.Lowest };
        trial.Start();

        // A loop whose end has been removed runs for ever, and nothing stops it.
        if (trial.Join(TimeSpan.FromSeconds(20)))
            return report.Failures.FirstOrDefault(failure => failure.Kind == kind);
        endless++;
        return null;
    }

    private static IEnumerable<string> Candidates(string members)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(Prefix + members + "\n}");
        SyntaxNode[] nodes = [.. root.DescendantNodes()];
        return nodes.SelectMany(Removals).Concat(nodes.SelectMany(Operands)).Concat(nodes.SelectMany(Constants)).Select(Apply).Distinct();

        string Apply((TextSpan Span, string Text) edit) =>
            members[..(edit.Span.Start - Prefix.Length)] + edit.Text + members[(edit.Span.End - Prefix.Length)..];
    }

    private static IEnumerable<(TextSpan, string)> Removals(SyntaxNode node)
    {
        if (node is LocalFunctionStatementSyntax or MethodDeclarationSyntax or ParameterSyntax or ArgumentSyntax or ElseClauseSyntax)
            yield return (WithComma(node), "");
        if (node is StatementSyntax statement and not BlockSyntax { Parent: MethodDeclarationSyntax })
        {
            yield return (node.FullSpan, "");
            foreach (StatementSyntax inner in statement.ChildNodes().OfType<StatementSyntax>())
                yield return (node.Span, inner.ToString());
            if (statement is BlockSyntax block)
                yield return (node.Span, string.Join('\n', block.Statements));
        }
    }

    private static TextSpan WithComma(SyntaxNode node) => node.GetLastToken().GetNextToken() is { RawKind: (int)SyntaxKind.CommaToken } after
        ? TextSpan.FromBounds(node.SpanStart, after.FullSpan.End)
        : node.GetFirstToken().GetPreviousToken() is { RawKind: (int)SyntaxKind.CommaToken } before
        ? TextSpan.FromBounds(before.SpanStart, node.Span.End)
        : node.Span;

    private static IEnumerable<(TextSpan, string)> Operands(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments.Select(argument => (node.Span, $"({argument.Expression})")),
        ParenthesizedExpressionSyntax parenthesized => [(node.Span, parenthesized.Expression.ToString())],
        ExpressionSyntax expression and not TypeSyntax => expression.ChildNodes().OfType<ExpressionSyntax>().Select(inner => (node.Span, inner.ToString())),
        _ => [],
    };

    private static IEnumerable<(TextSpan, string)> Constants(SyntaxNode node) =>
        node is ExpressionSyntax and not LiteralExpressionSyntax and not PredefinedTypeSyntax && node.Parent is not MemberAccessExpressionSyntax and not AttributeSyntax
            ? SimplestValues.Select(constant => (node.Span, constant))
            : [];
}
