using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>How the emitted file opens the containing types again, and declares its members in them.</summary>
internal static class TypeHeaders
{
    public static EquatableArray<string> Of(IMethodSymbol method)
    {
        var headers = new List<string>();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
            headers.Insert(0, HeaderOf(type));
        return headers.ToEquatableArray();
    }

    public static string Modifiers(IMethodSymbol method) => (method is { IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface, DeclaredAccessibility: Microsoft.CodeAnalysis.Accessibility.Public } ? "" : Accessibility(method))
        + (method.IsStatic ? " static" : method is { IsReadOnly: true, ContainingType.IsReadOnly: false } ? " readonly" : "");

    private static string Accessibility(IMethodSymbol method) => method.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    private static string HeaderOf(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        string parameters = type.Arity > 0 ? $"<{string.Join(", ", type.TypeParameters.Select(Declared))}>" : "";
        return $"{(type.IsStatic ? "static " : "")}partial {keyword} {Constants.Escaped(type.Name)}{parameters}";
    }

    private static string Declared(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    } + Constants.Escaped(parameter.Name);
}
