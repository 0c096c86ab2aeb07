using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF112: takes <c>[NoGradient]</c> from a parameter that the attribute names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveNoGradientFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(RemoveNoGradientFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SignatureDiagnostics.ParameterHasNoGradient.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration
            || declaration.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == place.Argument(0)) is not { } parameter
            || parameter.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => IsNoGradient(attribute, place)) is not { } attribute)
            return null;
        return new Proposal($"Remove [NoGradient] from '{parameter.Identifier.ValueText}'", edits =>
        {
            if (edits.Done.Add(parameter))
                edits.Editor.ReplaceNode(parameter, Without(parameter, attribute));
        });
    }

    private static bool IsNoGradient(AttributeSyntax attribute, Place place) =>
        place.Model.GetTypeInfo(attribute, place.Cancellation).Type?.Qualified() == KnownNames.NoGradient;

    // [NoGradient] double x   becomes   double x
    private static ParameterSyntax Without(ParameterSyntax parameter, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        ParameterSyntax without = list.Attributes.Count > 1
            ? parameter.WithAttributeLists(parameter.AttributeLists.Replace(list, list.WithAttributes(list.Attributes.Remove(attribute))))
            : parameter.WithAttributeLists(parameter.AttributeLists.Remove(list));
        return without.WithLeadingTrivia(parameter.GetLeadingTrivia());
    }
}
