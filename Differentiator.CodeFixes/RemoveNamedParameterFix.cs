using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.CodeFixes;

/// <summary>DIFF111, DIFF112, DIFF113 and DIFF120: leaves a parameter out of an attribute that names others too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveNamedParameterFix : CodeFixProvider
{
    private static readonly DocumentFix Fix = new(nameof(RemoveNamedParameterFix), Propose);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        SignatureDiagnostics.ParameterNotDifferentiable.Id, SignatureDiagnostics.ParameterHasNoGradient.Id,
        SignatureDiagnostics.ParameterNamedTwice.Id, SignatureDiagnostics.ResultIndependent.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => DocumentFix.ForAll(Fix);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fix.RegisterAsync(context);

    private static Proposal? Propose(Place place)
    {
        AttributeArgumentSyntax[] arguments = place.Node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
            ? Naming(parameter, place)
            : place.Node is { Parent: AttributeArgumentSyntax { NameEquals: null } argument } ? [argument] : [];
        if (arguments.Length == 0 || arguments.Any(argument => argument is not { Parent.Parent: AttributeSyntax attribute } || AttributeParameters.In(attribute).Count() < 2))
            return null;
        return new Proposal($"Leave {arguments[0]} out of the attribute", edits =>
        {
            foreach (AttributeArgumentSyntax argument in arguments.Where(argument => IsNotLast(argument, edits)))
                edits.Editor.RemoveNode(argument);
        });
    }

    /// <summary>Without any name the attribute would be about all parameters.</summary>
    private static bool IsNotLast(AttributeArgumentSyntax argument, Edits edits)
    {
        edits.Done.Add(argument);
        return AttributeParameters.In((AttributeSyntax)argument.Parent!.Parent!).Any(other => !edits.Done.Contains(other));
    }

    /// <summary>The arguments that name a parameter; none if they stand in another file, or in an array.</summary>
    private static AttributeArgumentSyntax[] Naming(ParameterSyntax syntax, Place place)
    {
        if (place.Model.GetDeclaredSymbol(syntax, place.Cancellation) is not { ContainingSymbol: IMethodSymbol method } parameter)
            return [];
        AttributeData[] naming = [.. RequestReader.AttributesOf(method).Where(attribute => AttributeParameters.Of(attribute).Contains(parameter.Name))];
        AttributeArgumentSyntax[] found = [.. naming
            .Where(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree == syntax.SyntaxTree)
            .Select(attribute => attribute.ApplicationSyntaxReference!.GetSyntax(place.Cancellation))
            .OfType<AttributeSyntax>()
            .SelectMany(AttributeParameters.In)
            .Where(argument => place.Model.GetConstantValue(argument.Expression, place.Cancellation) is { HasValue: true, Value: string name } && name == parameter.Name)];
        return found.Length == naming.Length ? found : [];
    }
}
