using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Names of symbols that mean the same anywhere.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat WithoutGlobal = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>As a <see cref="IR.FunctionRef"/> names its type: <c>System.Math</c>.</summary>
    public static string Qualified(this ITypeSymbol type) => type.ToDisplayString(WithoutGlobal);

    /// <summary>As C# code names it in any context: <c>global::Shapes.Kind</c>.</summary>
    public static string InCode(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>As <see cref="InCode"/>, with the marks of references that may be null: <c>string?</c>.</summary>
    public static string InSignature(this ITypeSymbol type) => type.ToDisplayString(Annotated);

    /// <summary>As a message names it: <c>List&lt;double&gt;</c>.</summary>
    public static string InMessage(this ITypeSymbol? type) =>
        type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "unknown";

    /// <summary>The namespace as it is declared; empty for the global one.</summary>
    public static string QualifiedNamespace(this ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(WithoutGlobal) : "";

    public static bool HasAttribute(this ISymbol symbol, string qualifiedName) =>
        symbol.GetAttributes().Any(a => a.AttributeClass is { } type && type.Qualified() == qualifiedName);

    public static bool IsErroneous(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsErroneous(),
        INamedTypeSymbol named => named.TypeKind is TypeKind.Error || named.TypeArguments.Any(IsErroneous),
        _ => type.TypeKind is TypeKind.Error,
    };

    /// <summary>Whether a member was written by this generator: the analyzer sees those, the generator does not.</summary>
    public static bool IsEmitted(this ISymbol member) => member.DeclaringSyntaxReferences.Any(
        reference => reference.SyntaxTree.FilePath.Contains(typeof(DifferentiatorGenerator).FullName));
}
