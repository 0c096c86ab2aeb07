using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.CodeFixes;

/// <summary>DIFF301: writes the signature of the missing derivative, in reverse or in forward form, for its body to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WriteRuleStubFix : CodeFixProvider
{
    private static readonly DocumentFix Reverse = new(nameof(WriteRuleStubFix) + nameof(Reverse), place => Propose(place, "Vjp", isForward: false));
    private static readonly DocumentFix Forward = new(nameof(WriteRuleStubFix) + nameof(Forward), place => Propose(place, "Jvp", isForward: true));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleDiagnostics.NoRule.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Reverse, Forward);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await Reverse.RegisterAsync(context).ConfigureAwait(false);
        await Forward.RegisterAsync(context).ConfigureAwait(false);
    }

    private static Proposal? Propose(Place place, string suffix, bool isForward)
    {
        if (place.Model.GetOperation(place.Node, place.Cancellation) is not IInvocationOperation { TargetMethod: var function } call
            || call.Arguments.Any(IsLocalArray)
            || !DerivativesOf.IsPlain(function) || KernelSignatures.InCode(function, "F", isForward) is null
            || PlaceFor(place.Node) is not (var type, var after)
            || place.Model.GetDeclaredSymbol(type, place.Cancellation) is not { } container)
            return null;
        return new Proposal($"Write the derivative of '{function.ContainingType.Name}.{function.Name}' by hand, in {(isForward ? "forward" : "reverse")} form", edits =>
        {
            if (!edits.Done.Add((type, function)))
                return;
            string name = new[] { function.Name, function.ContainingType.Name + function.Name }.Select(stem => stem + suffix)
                .FirstOrDefault(candidate => container.GetMembers(candidate).IsEmpty && edits.Done.Add((type, candidate))) ?? function.Name + suffix;
            edits.Editor.InsertAfter(after, RuleStub.After(after, KernelSignatures.InCode(function, name, isForward)!, AttributeFor(function), place.Cancellation));
        });
    }

    /// <summary>A new or a local array is a span in emitted code, which a derivative of the function itself does not take.</summary>
    private static bool IsLocalArray(IArgumentOperation argument) =>
        argument is { Parameter: { } parameter, Value: not IParameterReferenceOperation } && TypeMapping.Map(parameter.Type) is ArrayType or ListType;

    /// <summary>The innermost type around a call that can hold the derivative, and the member after which it stands.</summary>
    private static (TypeDeclarationSyntax Type, MemberDeclarationSyntax After)? PlaceFor(SyntaxNode call)
    {
        for (SyntaxNode? node = call; node is not null; node = node.Parent)
        {
            if (node is MemberDeclarationSyntax { Parent: TypeDeclarationSyntax and not InterfaceDeclarationSyntax and var container } member
                && !member.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.TypeParameterList is not null))
                return ((TypeDeclarationSyntax)container, member);
        }

        return null;
    }

    private static string AttributeFor(IMethodSymbol function)
    {
        string type = function.ContainingType.InCode();
        return $"[global::Differentiator.DerivativeOf(typeof({type}), nameof({type}.{function.Name}))]";
    }
}
