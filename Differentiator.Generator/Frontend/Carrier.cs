using System.Linq;
using Differentiator.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>Whether a derivative can stand beside a method, and the method can have one.</summary>
internal static class Carrier
{
    /// <summary>The oldest language that emitted code is written in: its spans are <c>scoped</c>.</summary>
    private const LanguageVersion Oldest = LanguageVersion.CSharp11;

    /// <summary>False if nothing can be emitted, not even a stub.</summary>
    public static bool Check(IMethodSymbol method, Refusals refusals)
    {
        if (LanguageOf(method) is { } version && version < Oldest)
        {
            refusals.Add(SignatureDiagnostics.LanguageTooOld, method.Locations[0], false, version.ToDisplayString(), Oldest.ToDisplayString());
            return false;
        }

        if (Misfit(method) is { } what)
        {
            refusals.Add(SignatureDiagnostics.CarrierHasNoSibling, method.Locations[0], false, what);
            return false;
        }

        bool isPartial = true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (NotPartial(type) is { } declaration)
            {
                refusals.Add(SignatureDiagnostics.ContainingTypeNotPartial, declaration.Identifier.GetLocation(), false, type.Name);
                isPartial = false;
            }
        }

        if (isPartial)
            CheckMethod(method, refusals);
        return isPartial && method is { IsGenericMethod: false } && VirtualMembers.Obstacle(method) is null && (method.IsAbstract || MethodSyntax.Of(method) is not null);
    }

    private static void CheckMethod(IMethodSymbol method, Refusals refusals)
    {
        Location place = method.Locations[0];
        if (method.IsGenericMethod)
            refusals.Add(SignatureDiagnostics.GenericMethod, place, false, method.Name);
        else if (VirtualMembers.Obstacle(method) is var (obstacle, instead))
            refusals.Add(SignatureDiagnostics.VirtualMethod, place, false, method.Name, obstacle, instead);
        else if (method.IsAbstract)
            return;
        else if (MethodSyntax.Of(method) is not { } syntax)
            refusals.Add(SignatureDiagnostics.NoBody, place, false, method.Name);
        else if (method.IsAsync)
            refusals.Add(SignatureDiagnostics.AsyncOrIterator, place, false, method.Name, "async");
        else if (syntax.DescendantNodes(n => n is not LocalFunctionStatementSyntax).OfType<YieldStatementSyntax>().Any())
            refusals.Add(SignatureDiagnostics.AsyncOrIterator, place, false, method.Name, "an iterator");
    }

    private static LanguageVersion? LanguageOf(IMethodSymbol method) =>
        (method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion;

    private static string? Misfit(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.LocalFunction => $"the local function '{method.Name}'",
        MethodKind.AnonymousFunction => "a lambda",
        MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => "an accessor",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
        MethodKind.ExplicitInterfaceImplementation => $"the explicit interface implementation '{method.Name}'",
        not MethodKind.Ordinary => $"'{method.Name}'",
        _ when IsInFileType(method) => $"'{method.Name}', whose containing type is visible in its file only",
        _ => null,
    };

    private static bool IsInFileType(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return true;
        }

        return false;
    }

    private static TypeDeclarationSyntax? NotPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
