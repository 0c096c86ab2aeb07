using System.Collections.Immutable;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF401: leaves out <c>Fast = true</c>, which has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveFastFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(RemoveFastFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(PerformanceDiagnostics.FastHasNoEffect.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place) =>
        place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: not null, Parent.Parent: AttributeSyntax attribute } argument
            ? new Proposal($"Leave out '{argument}'", edits => edits.Editor.ReplaceNode(attribute, AttributeParameters.Without(attribute, argument)))
            : null;
}
