using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF115: asks for the derivative in the place of one that is not available, with which the same can be computed call by call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AskForAvailableDerivativeFix : CodeFixProvider
{
    private const string Derivatives = "Derivatives.";

    private static readonly DocumentFix Fix = new(nameof(AskForAvailableDerivativeFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SignatureDiagnostics.DerivativeNotAvailable.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        string[] available = place.Argument(2).Split(' ');
        string? instead = InPlaceOf(place.Argument(0));
        MemberAccessExpressionSyntax[] asked = [.. place.Node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()];
        if (instead is null || !available.Contains(Derivatives + instead) || asked.Any(member => member.Name.Identifier.ValueText == instead)
            || asked.FirstOrDefault(member => Derivatives + member.Name.Identifier.ValueText == place.Argument(0)) is not { } missing)
            return null;
        return new Proposal($"Ask for {Derivatives}{instead}", edits =>
            edits.Editor.ReplaceNode(missing.Name, SyntaxFactory.IdentifierName(instead).WithTriviaFrom(missing.Name)));
    }

    /// <summary>One column, row or product of what was asked for.</summary>
    private static string? InPlaceOf(string missing) => missing switch
    {
        Derivatives + "Hessian" => "Hvp",
        Derivatives + "Gradient" => "Vjp",
        Derivatives + "Jacobian" => "Vjp",
        _ => null,
    };
}
