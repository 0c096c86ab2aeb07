using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF120 and DIFF123: marks a parameter <c>[NoGradient]</c>, if the attribute does not name it and others remain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MarkNoGradientFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(MarkNoGradientFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(SignatureDiagnostics.ResultIndependent.Id, SignatureDiagnostics.StructureNotRebuildable.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<ParameterSyntax>() is not { } syntax
            || place.Model.GetDeclaredSymbol(syntax, place.Cancellation) is not { ContainingSymbol: IMethodSymbol method } parameter
            || !CanBeData(parameter, method))
            return null;
        string name = AttributeNames.At(place.Model, syntax.SpanStart, KnownNames.NoGradient);
        return new Proposal($"Mark '{parameter.Name}' [NoGradient]", edits =>
        {
            if (RemainsAnother(method, edits))
                edits.Editor.ReplaceNode(syntax, (current, _) => Marked((ParameterSyntax)current, name));
        });
    }

    private static bool CanBeData(IParameterSymbol parameter, IMethodSymbol method)
    {
        // An array that is data is no result either, and the methods that this one stands for have the parameter too.
        bool isOnlyRead = !method.ReturnsVoid || (parameter.RefKind is RefKind.None && !TypeMapping.IsMemory(parameter.Type));
        return isOnlyRead && !VirtualMembers.IsCalledUnseen(method)
            && !RequestReader.AttributesOf(method).Any(attribute => AttributeParameters.Of(attribute).Contains(parameter.Name))
            && RootParameter.Of(method).Any(other => other.IsDifferentiable && other.Name != parameter.Name);
    }

    /// <summary>Whether there is still something to differentiate with respect to when all is fixed that is fixed together.</summary>
    private static bool RemainsAnother(IMethodSymbol method, Edits edits) => RootParameter.Of(method).Any(parameter =>
        parameter.IsDifferentiable && !edits.Diagnostics.Any(diagnostic => diagnostic.Location.SourceSpan == parameter.Location(method).SourceSpan));

    // double x   becomes   [NoGradient] double x
    private static ParameterSyntax Marked(ParameterSyntax parameter, string name) => parameter.WithoutLeadingTrivia()
        .WithAttributeLists(parameter.WithoutLeadingTrivia().AttributeLists.Insert(0, AttributeNames.List(name).WithTrailingTrivia(SyntaxFactory.Space)))
        .WithLeadingTrivia(parameter.GetLeadingTrivia());
}
