using System.Collections.Immutable;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF222: converts an index to <c>int</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ConvertIndexToIntFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(ConvertIndexToIntFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(LanguageDiagnostics.IndexType.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place) => place.Node is ExpressionSyntax index
        ? new Proposal($"Convert '{index}' to int", edits => edits.Editor.ReplaceNode(index, (current, _) => Converted((ExpressionSyntax)current)))
        : null;

    // i + 1   becomes   (int)(i + 1)
    private static ExpressionSyntax Converted(ExpressionSyntax index) =>
        SyntaxFactory.ParseExpression($"(int){Powers.Factor(index.WithoutTrivia())}").WithTriviaFrom(index);
}
