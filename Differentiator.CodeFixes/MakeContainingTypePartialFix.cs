using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF101: makes a type partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeContainingTypePartialFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(MakeContainingTypePartialFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SignatureDiagnostics.ContainingTypeNotPartial.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        TypeDeclarationSyntax[] types = [.. PartialTypes.NotPartialAround(place.Node)];
        return types.Length == 0 ? null : new Proposal($"Make {string.Join(" and ", types.Select(type => $"'{type.Identifier.ValueText}'"))} partial", edits =>
        {
            foreach (TypeDeclarationSyntax type in types.Where(edits.Done.Add))
                edits.Editor.ReplaceNode(type, (current, _) => PartialTypes.MadePartial((TypeDeclarationSyntax)current));
        });
    }
}
