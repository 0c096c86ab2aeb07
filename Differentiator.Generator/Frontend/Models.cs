using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The runtime's models and layers.</summary>
internal static class Models
{
    public static bool IsLayer(ITypeSymbol type) => type is { TypeKind: TypeKind.Class } && BasesOf(type).Any(each => each.Qualified() == KnownNames.Layer);

    public static bool IsModel(ITypeSymbol type) => type is { TypeKind: TypeKind.Class } && BasesOf(type.BaseType).Any(each => each.Qualified() == KnownNames.Model);

    /// <summary>Whether the method is one of a model, whose parameters it is differentiated with respect to.</summary>
    public static bool HasParameters(IMethodSymbol method) => !method.IsStatic && IsModel(method.ContainingType);

    private static IEnumerable<INamedTypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (var each = type as INamedTypeSymbol; each is not null; each = each.BaseType)
            yield return each;
    }
}
