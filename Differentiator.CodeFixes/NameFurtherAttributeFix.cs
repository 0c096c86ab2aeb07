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
        if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || attribute.ArgumentList is { } list && list.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name"))
            return null;
        string name = place.Argument(1) + place.Argument(2);
        return new Proposal($"Add Name = \"{name}\"", edits =>
            edits.Editor.ReplaceNode(attribute, (current, _) => Named((AttributeSyntax)current, name)));
    }

    private static AttributeSyntax Named(AttributeSyntax attribute, string name)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression($"\"{name}\""))
            .WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("Name").WithTrailingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(SyntaxFactory.Space));
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (list.Arguments.Count == 0)
            return attribute.WithArgumentList(list.AddArguments(argument));
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(
            list.Arguments.GetWithSeparators().Add(comma).Add(argument))));
    }
}
