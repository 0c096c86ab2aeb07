using System.Linq;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Types whose values are carried along undifferentiated: objects, and values in which no floating-point number can
/// hide from the derivative.
/// </summary>
internal static class CarriedTypes
{
    public static bool Contains(ITypeSymbol type) => type switch
    {
        { IsRefLikeType: true } or { IsAnonymousType: true } or { IsTupleType: true } => false,
        { SpecialType: SpecialType.System_Object or SpecialType.System_Decimal or SpecialType.System_DateTime } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsCarriedOrNumber(nullable.TypeArguments[0]),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } named => !named.IsErroneous() && named.TypeArguments.All(IsPlain),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, Name: not "Half" } named =>
            !named.IsErroneous() && !Structures.IsCyclic(named) && named.TypeArguments.All(IsPlain) && named.GetMembers().OfType<IFieldSymbol>().All(field => field.IsStatic || IsPlain(field.Type)),
        _ => false,
    };

    private static bool IsCarriedOrNumber(ITypeSymbol type) => type.TypeKind is TypeKind.Enum || TypeMapping.Map(type) is not null;

    /// <summary>No floating-point number, and no memory that might hold some.</summary>
    private static bool IsPlain(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Enum || (TypeMapping.Map(type) is { Element: null, IsFloatingPoint: false });
}
