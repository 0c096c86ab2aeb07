using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>Types of C# as types of the IR; null for those that the language does not have.</summary>
internal static class TypeMapping
{
    public static IrType? Map(ITypeSymbol? type) => type switch
    {
        null => null,
        { Name: "Matrix", TypeKind: TypeKind.Struct } when type.Qualified() == RuntimeTypes.Matrix => new MatrixType(),
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String } => new OpaqueType(type.InCode()),
        IArrayTypeSymbol { IsSZArray: true } array => (MapElement(array.ElementType) ?? MapLayer(array.ElementType)) is { } item ? new ArrayType(item) : null,
        IArrayTypeSymbol array => MapScalar(array.ElementType) is { } item ? new RectangularType(item, array.Rank) : null,
        INamedTypeSymbol { Arity: 1 } list when IsList(list) => MapItem(list.TypeArguments[0]) is { } item ? new ListType(item) : null,
        INamedTypeSymbol { Arity: 1 } named when IsSpan(named) =>
            MapItem(named.TypeArguments[0]) is { } item ? new SpanType(item, named.Name == "ReadOnlySpan") : null,
        _ => MapScalar(type) ?? Structures.Map(type, Map) ?? (IrType?)(CarriedTypes.Contains(type) ? new OpaqueType(type.InCode()) : null),
    };

    /// <summary>The same, but types that the language does not have are named as C# names them: for signatures.</summary>
    public static IrType MapOrName(ITypeSymbol type) => Map(type) is { } mapped and not StructType ? mapped : new OpaqueType(type.InCode());

    /// <summary>As a signature has it: references that may be null are marked.</summary>
    public static IrType InSignature(ITypeSymbol type) => Map(type) switch
    {
        null or OpaqueType => new OpaqueType(type.InSignature()),
        StructType structure => structure with { Name = type.InSignature() },
        ArrayType { Item: StructType item } array => array with { Item = InSignature(item, type) },
        SpanType { Item: StructType item } span => span with { Item = InSignature(item, type) },
        ListType { Item: StructType item } list => list with { Item = InSignature(item, type) },
        var mapped => mapped,
    };

    private static StructType InSignature(StructType item, ITypeSymbol memory) => item with { Name = ItemOf(memory)!.InSignature() };

    /// <summary>The type of the elements of an array, a span or a list; null of all else.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Arity: 1 } named when IsSpan(named) || IsList(named) => named.TypeArguments[0],
        _ => null,
    };

    /// <summary>Arrays, spans and lists, of whatever elements.</summary>
    public static bool IsMemory(ITypeSymbol? type) => type is IArrayTypeSymbol || (type is INamedTypeSymbol { Arity: 1 } named && (IsSpan(named) || IsList(named)));

    private static bool IsList(INamedTypeSymbol type) => type is
    {
        Name: "List",
        ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    private static bool IsSpan(INamedTypeSymbol type) =>
        type is { Name: "Span" or "ReadOnlySpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    // The rows of a jagged array
    private static IrType? MapElement(ITypeSymbol type) =>
        type is IArrayTypeSymbol { IsSZArray: true, ElementType: var item } ? MapScalar(item) is { } scalar ? new ArrayType(scalar) : null : MapItem(type);

    private static IrType? MapItem(ITypeSymbol type) => MapScalar(type) ?? (IrType?)MapStructure(type);

    // Classes are references to what may be shared, or missing; arrays in structures would be memory in memory.
    private static StructType? MapStructure(ITypeSymbol type) =>
        type.IsValueType && Structures.Map(type, Map) is { } structure && !ElementParts.HasMemory(structure) && !Structures.HoldsObjects(type) ? structure : null;

    // The layers of a model, and objects with derivatives
    private static OpaqueType? MapLayer(ITypeSymbol type) => Models.IsLayer(type) || VirtualMembers.AreIn(type) ? new OpaqueType(type.InCode()) : null;

    private static ScalarType? MapScalar(ITypeSymbol type) => type.TypeKind is TypeKind.Enum ? null : type.SpecialType switch
    {
        SpecialType.System_Single => IrType.Single,
        SpecialType.System_Double => IrType.Double,
        SpecialType.System_SByte => new(ScalarKind.SByte),
        SpecialType.System_Byte => new(ScalarKind.Byte),
        SpecialType.System_Int16 => new(ScalarKind.Int16),
        SpecialType.System_UInt16 => new(ScalarKind.UInt16),
        SpecialType.System_Int32 => IrType.Int32,
        SpecialType.System_UInt32 => new(ScalarKind.UInt32),
        SpecialType.System_Int64 => new(ScalarKind.Int64),
        SpecialType.System_UInt64 => new(ScalarKind.UInt64),
        SpecialType.System_Char => new(ScalarKind.Char),
        SpecialType.System_Boolean => IrType.Boolean,
        _ => null,
    };
}
