using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.CodeFixes;

/// <summary>DIFF302: writes the signature that a derivative named by <c>[Derivative]</c> must have, beside the one that does not fit.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WriteFittingDerivativeFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(WriteFittingDerivativeFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleDiagnostics.DerivativeMisfit.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        if (place.Model.GetOperation(place.Node, place.Cancellation) is not IInvocationOperation { TargetMethod.OriginalDefinition: var method }
            || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || reference.SyntaxTree != place.Node.SyntaxTree
            || reference.GetSyntax(place.Cancellation) is not MethodDeclarationSyntax declaration
            || Kernels.DerivativeNames(method).FirstOrDefault(name => !Members(method, name).Any(member => KernelForms.Fits(method, member))) is not { } missing)
            return null;
        bool isForward = Members(method, missing) is { Length: > 0 } others
            ? others.Any(member => member.ReturnType.IsTupleType)
            : missing.EndsWith("Jvp", StringComparison.Ordinal);
        if (KernelSignatures.InCode(method, missing, isForward) is not { } signature)
            return null;
        return new Proposal($"Write '{missing}' in {(isForward ? "forward" : "reverse")} form", edits =>
        {
            if (edits.Done.Add(declaration))
                edits.Editor.InsertAfter(declaration, RuleStub.After(declaration, signature, attribute: "", place.Cancellation));
        });
    }

    private static IMethodSymbol[] Members(IMethodSymbol method, string name) => [.. Kernels.Members(method.ContainingType, name)];
}
