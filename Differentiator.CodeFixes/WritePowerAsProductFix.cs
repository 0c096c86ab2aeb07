using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.CodeFixes;

/// <summary>DIFF402: writes a power as a product, if its base may be written several times.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WritePowerAsProductFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(WritePowerAsProductFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(PerformanceDiagnostics.PowerOfProducts.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || place.Model.GetOperation(call, place.Cancellation) is not IInvocationOperation power
            || Powers.Product(power) is not { } product || HasComments(call.ArgumentList))
            return null;
        int position = call.ArgumentList.Arguments.IndexOf(power.Arguments.First(argument => argument.Parameter!.Ordinal == 0).Syntax.FirstAncestorOrSelf<ArgumentSyntax>()!);
        return new Proposal($"Write '{product}'", edits => edits.Editor.ReplaceNode(call, (current, _) => Product((InvocationExpressionSyntax)current)));

        // The base may have changed itself.
        ExpressionSyntax Product(InvocationExpressionSyntax current)
        {
            string text = Powers.Product(power, Powers.Factor(current.ArgumentList.Arguments[position].Expression))!;
            return SyntaxFactory.ParseExpression(MayStand(call) ? text : $"({text})").WithTriviaFrom(current);
        }
    }

    private static bool HasComments(ArgumentListSyntax arguments) => arguments.ToString() is var text && (text.Contains("//") || text.Contains("/*"));

    /// <summary>Whether the product is one there without parentheses, with its factors multiplied in the same order.</summary>
    private static bool MayStand(InvocationExpressionSyntax call) => call.Parent switch
    {
        ArgumentSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ExpressionElementSyntax
            or InitializerExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionArmSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == call,
        ConditionalExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.Kind() switch
        {
            SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => true,
            SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => true,
            SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression => binary.Left == call,
            _ => false,
        },
        _ => false,
    };
}
