using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

/// <summary>The runtime's models and layers.</summary>
internal static class Models
{
    public static bool IsLayer(ITypeSymbol type) => type is { TypeKind: TypeKind.Class } && BasesOf(type).Any(each => each.Qualified() == KnownNames.Layer);

    public static bool IsModel(ITypeSymbol type) => type is { TypeKind: TypeKind.Class } && BasesOf(type.BaseType).Any(each => each.Qualified() == KnownNames.Model);

    /// <summary>Whether the method is one of a model, whose parameters it is differentiated with respect to.</summary>
    public static bool HasParameters(IMethodSymbol method) => !method.IsStatic && IsModel(method.ContainingType);

    /// <summary>The layers of a method's model, if the method is the first one that is differentiated: it names them for all.</summary>
    public static LayerFields? LayersOf(IMethodSymbol method)
    {
        INamedTypeSymbol model = method.ContainingType;
        if (!HasParameters(method) || DeclaresLayers(model) || !SymbolEqualityComparer.Default.Equals(FirstOf(model), method))
            return null;
        bool callsBase = BasesOf(model.BaseType).Any(type => DeclaresLayers(type) || FirstOf(type) is not null);
        IEnumerable<string> names = model.GetMembers()
            .Where(member => !member.IsStatic && !member.IsImplicitlyDeclared && !member.HasAttribute(KnownNames.NoGradient) && TypeOf(member) is { } type && (IsLayer(type) || IsListOfLayers(type)))
            .Select(member => member.Name);
        return new LayerFields(callsBase, names.ToEquatableArray());
    }

    private static IMethodSymbol? FirstOf(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .FirstOrDefault(method => HasParameters(method) && method.HasAttribute(KnownNames.Differentiable));

    private static bool DeclaresLayers(INamedTypeSymbol type) =>
        type.Qualified() != KnownNames.Model && type.GetMembers("AddLayers").OfType<IMethodSymbol>().Any(method => method.IsOverride && !method.IsEmitted());

    // A property that is computed would make new layers each time, or name the same ones twice.
    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property when Structures.IsPart(property) => property.Type,
        _ => null,
    };

    private static bool IsListOfLayers(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => IsLayer(array.ElementType),
        INamedTypeSymbol { Arity: 1, Name: "List" or "IReadOnlyList" or "ImmutableArray" or "IList" } list => IsLayer(list.TypeArguments[0]),
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (var each = type as INamedTypeSymbol; each is not null; each = each.BaseType)
            yield return each;
    }
}
