using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Differentiator.CodeFixes;

/// <summary>DIFF213: makes a static field <c>readonly</c> that nothing assigns.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeFieldReadOnlyFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(MakeFieldReadOnlyFix), ProposeAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(LanguageDiagnostics.State.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static async Task<Proposal?> ProposeAsync(Place place, Document document)
    {
        // What others see they may assign.
        if (place.Model.GetSymbolInfo(place.Node, place.Cancellation).Symbol is not IFieldSymbol { IsStatic: true, IsReadOnly: false, IsVolatile: false, DeclaredAccessibility: Accessibility.Private or Accessibility.Internal } field
            || field.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared || declared.SyntaxTree != place.Node.SyntaxTree
            || (await declared.GetSyntaxAsync(place.Cancellation).ConfigureAwait(false)).FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration.Variables.Count: 1 } declaration
            || await IsAssignedAsync(field, document.Project.Solution, place.Cancellation).ConfigureAwait(false))
            return null;
        return new Proposal($"Make '{field.Name}' readonly", edits =>
        {
            if (edits.Done.Add(declaration))
                edits.Editor.ReplaceNode(declaration, declaration.AddModifiers(SyntaxFactory.Token(default, SyntaxKind.ReadOnlyKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
        });
    }

    private static async Task<bool> IsAssignedAsync(IFieldSymbol field, Solution solution, CancellationToken cancellation)
    {
        foreach (ReferencedSymbol referenced in await SymbolFinder.FindReferencesAsync(field, solution, cancellation).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in referenced.Locations)
            {
                SyntaxNode? root = await reference.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                if (root?.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax name || !IsOnlyRead(name))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name stands where its value is read: what is not known is taken for an assignment.</summary>
    private static bool IsOnlyRead(ExpressionSyntax name)
    {
        ExpressionSyntax whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax member && member.Name == whole)
            whole = member;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == whole,
            BinaryExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ConditionalExpressionSyntax => true,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Parent is not TupleExpressionSyntax,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression,
            CastExpressionSyntax => true,
            ElementAccessExpressionSyntax element => element.Expression != whole || IsOnlyRead(element),
            _ => false,
        };
    }
}
