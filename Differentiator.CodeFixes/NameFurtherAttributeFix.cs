using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF116: gives a further attribute the name that the message proposes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NameFurtherAttributeFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(NameFurtherAttributeFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SignatureDiagnostics.NameMissing.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || (attribute.ArgumentList is { } list && list.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name")))
            return null;
        string name = place.Argument(1) + place.Argument(2);
        return new Proposal($"Add Name = \"{name}\"", edits =>
            edits.Editor.ReplaceNode(attribute, (current, _) => Named((AttributeSyntax)current, name)));
    }

    private static AttributeSyntax Named(AttributeSyntax attribute, string name)
    {
        AttributeSyntax example = SyntaxFactory.ParseMemberDeclaration($"[A(0, Name = \"{name}\")] void M();")!.AttributeLists[0].Attributes[0];
        SeparatedSyntaxList<AttributeArgumentSyntax> named = example.ArgumentList!.Arguments;
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithoutTrailingTrivia().WithArgumentList(example.ArgumentList.WithArguments(named.RemoveAt(0))).WithTrailingTrivia(attribute.GetTrailingTrivia());
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
            list.Arguments.GetWithSeparators().AddRange(named.GetWithSeparators().Skip(1)))));
    }
}
