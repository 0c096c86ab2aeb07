using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// The parts of structures: of value tuples, and of structs and immutable records that are declared in the project.
/// </summary>
internal static class Structures
{
    /// <summary>Null if values of the type are not taken apart.</summary>
    public static StructType? Map(ITypeSymbol type, Func<ITypeSymbol, IrType?> map)
    {
        if (Numeric(type) is { } numeric)
            return numeric;
        if (!Is(type))
            return null;
        ImmutableArray<StructurePart> parts = PartsOf((INamedTypeSymbol)type);
        if (parts.Any(part => part.Type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer))
            return null;
        EquatableArray<StructField> fields = parts
            .Select(part => new StructField(part.Name, map(part.Type) ?? new OpaqueType(part.Type.InCode()), part.HasNoGradient, part.IsSettable, part.MustBeSet, part.IsVariable))
            .ToEquatableArray();
        return new StructType(NameOf(type), fields, parts.Count(part => part.IsPositional), type.IsTupleType) { IsUnmanaged = type.IsUnmanagedType };
    }

    /// <summary>A vector, quaternion or matrix of <c>System.Numerics</c>.</summary>
    public static StructType? Numeric(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: false, ContainingType: null, TypeKind: TypeKind.Struct } && type.QualifiedNamespace() == NumericTypes.Namespace
            ? NumericTypes.Find(type.Name)
            : null;

    /// <summary>The parts in order, positional ones first.</summary>
    public static ImmutableArray<StructurePart> PartsOf(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
            return type.TupleElements.Select(element => new StructurePart(NameOf(element), element.Type, element, null)).ToImmutableArray();
        ImmutableArray<IParameterSymbol> positional = PrimaryConstructor(type)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        List<StructurePart> parts = FieldsOf(type)
            .Select(field => new StructurePart(NameOf(field), field.Type, field, type.IsRecord ? positional.FirstOrDefault(p => IsPartOf(p, field)) : null))
            .OrderBy(part => part.Parameter?.Ordinal ?? int.MaxValue)
            .ToList();

        // What the members of a class or struct read from the primary constructor is part of the value.
        if (!type.IsRecord)
            parts.AddRange(positional.Where(p => parts.TrueForAll(part => part.Name != p.Name)).Select(p => new StructurePart(p.Name, p.Type, p, p)));
        return parts.ToImmutableArray();
    }

    /// <summary>Whether a part is a record class, of which there is none in a new array.</summary>
    public static bool HoldsObjects(ITypeSymbol type) => Numeric(type) is null && Is(type)
        && PartsOf((INamedTypeSymbol)type).Any(part => Is(part.Type) && (!part.Type.IsValueType || HoldsObjects(part.Type)));

    /// <summary>Tuples are the same whatever their elements are called.</summary>
    private static string NameOf(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? $"({string.Join(", ", tuple.TupleElements.Select(element => NameOf(element.Type)))})"
        : type.InCode();

    /// <summary>Whether a type leads to itself by its fields: a list, a tree, a struct that does not compile.</summary>
    public static bool IsCyclic(INamedTypeSymbol type) => Reaches(type, type, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>The name of the part that a field, or a property with a field of its own, is.</summary>
    public static string NameOf(ISymbol member) => member switch
    {
        IFieldSymbol { CorrespondingTupleField: { } element } => element.Name,
        IFieldSymbol { AssociatedSymbol: { } property } => property.Name,
        _ => member.Name,
    };

    /// <summary>Whether a property does nothing but to read and write a part.</summary>
    public static bool IsPart(IPropertySymbol property) =>
        !property.IsStatic && !property.IsIndexer
        && FieldsOf(property.ContainingType).Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        && new[] { property.GetMethod, property.SetMethod }.All(accessor => accessor is null || MethodBody.Syntax(accessor) is null);

    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(IsPrimary);

    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.MethodKind is MethodKind.Constructor && PrimarySyntax(constructor) is not null;

    public static TypeDeclarationSyntax? PrimarySyntax(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .FirstOrDefault(syntax => syntax.ParameterList is not null);

    private static bool Is(ITypeSymbol type) => type switch
    {
        { IsTupleType: true } => true,
        not INamedTypeSymbol { IsRefLikeType: false, SpecialType: SpecialType.None } or { TypeKind: TypeKind.Enum } => false,
        _ when !type.Locations.Any(location => location.IsInSource) || HasSpecialLayout(type) || IsCyclic((INamedTypeSymbol)type) => false,
        { TypeKind: TypeKind.Struct } => true,
        { IsRecord: true, IsAbstract: false, BaseType.SpecialType: SpecialType.System_Object } => FieldsOf((INamedTypeSymbol)type).All(IsImmutable),
        _ => false,
    };

    private static bool Reaches(INamedTypeSymbol sought, INamedTypeSymbol from, HashSet<ISymbol> visited) => FieldsOf(from)
        .SelectMany(field => NamedIn(field.Type))
        .Any(part => SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, sought.OriginalDefinition)
            || (part.Locations.Any(location => location.IsInSource) && visited.Add(part.OriginalDefinition) && Reaches(sought, part, visited)));

    // List<(A, B[])>   names   List, the tuple, A and B
    private static IEnumerable<INamedTypeSymbol> NamedIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamedIn(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(NamedIn).Prepend(named),
        _ => [],
    };

    // Fields that the compiler makes for captured parameters are known by the parameters.
    private static IEnumerable<IFieldSymbol> FieldsOf(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(field => !field.IsStatic && !field.IsConst && (field.AssociatedSymbol is not null || field.CanBeReferencedByName));

    private static bool IsImmutable(IFieldSymbol field) =>
        field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } };

    private static bool HasSpecialLayout(ITypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name switch
    {
        "StructLayoutAttribute" => attribute.ConstructorArguments.FirstOrDefault().Value is 2 or (short)2, // explicit: fields may overlap
        "InlineArrayAttribute" => true,
        _ => false,
    });

    private static bool IsPartOf(IParameterSymbol parameter, IFieldSymbol field) =>
        field.AssociatedSymbol is IPropertySymbol property && property.Name == parameter.Name
        && property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ParameterSyntax);
}
