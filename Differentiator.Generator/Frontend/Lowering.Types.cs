using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>What the type parameters of the methods being lowered, and of the types around them, stand for.</summary>
    private ImmutableDictionary<ISymbol, ITypeSymbol> typeArguments = ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    private IrType? Map(ITypeSymbol? type) => type is null ? null : TypeMapping.Map(Actual(type));

    private IrType MapOrName(ITypeSymbol type) => Map(type) ?? TypeMapping.MapOrName(Actual(type));

    /// <summary>The type with the type arguments of the present calls in it.</summary>
    private ITypeSymbol Actual(ITypeSymbol type) => typeArguments.IsEmpty ? type : type switch
    {
        ITypeParameterSymbol => typeArguments.TryGetValue(type, out ITypeSymbol? argument) ? argument : type,
        IArrayTypeSymbol array => context.Compilation.CreateArrayTypeSymbol(Actual(array.ElementType), array.Rank),
        INamedTypeSymbol { IsTupleType: true } tuple => context.Compilation.CreateTupleTypeSymbol(
            tuple.TupleElements.Select(element => Actual(element.Type)).ToImmutableArray(), tuple.TupleElements.Select(element => (string?)element.Name).ToImmutableArray()),
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named => ActualOf(named),
        _ => type,
    };

    private INamedTypeSymbol ActualOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol definition = type.ContainingType is { IsGenericType: true } outer
            ? ActualOf(outer).GetTypeMembers(type.Name, type.Arity).First()
            : type.ConstructedFrom;
        return type.Arity == 0 ? definition : definition.Construct(type.TypeArguments.Select(Actual).ToArray());
    }

    // model.Predict(x) with TModel : IModel   calls the method of the type that TModel stands for
    private TMember Implementation<TMember>(TMember member, ITypeSymbol? receiver)
        where TMember : class, ISymbol
    {
        if (receiver is null || member.ContainingType is not { TypeKind: TypeKind.Interface } || Actual(receiver) is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } type)
            return member;
        ISymbol? declared = ActualOf(member.ContainingType).GetMembers(member.Name)
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition));
        return declared is null || type.FindImplementationForInterfaceMember(declared) is not TMember found ? member
            : found is IMethodSymbol { IsGenericMethod: true } generic && member is IMethodSymbol method ? (TMember)(ISymbol)generic.Construct(method.TypeArguments.Select(Actual).ToArray())
            : found;
    }

    /// <summary>Adds what the type parameters of a method and of its containing types stand for in a call of it.</summary>
    private void BindTypeArguments(IMethodSymbol target)
    {
        ImmutableDictionary<ISymbol, ITypeSymbol> outer = typeArguments;
        Bind(target.OriginalDefinition.TypeParameters, target.TypeArguments);
        for (INamedTypeSymbol? type = target.ContainingType; type is not null; type = type.ContainingType)
            Bind(type.OriginalDefinition.TypeParameters, type.TypeArguments);

        void Bind(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
        {
            for (int k = 0; k < parameters.Length; k++)
            {
                ITypeSymbol argument = arguments[k];
                if (SymbolEqualityComparer.Default.Equals(argument, parameters[k]))
                    continue;
                (ImmutableDictionary<ISymbol, ITypeSymbol> inner, typeArguments) = (typeArguments, outer);
                ITypeSymbol actual = Actual(argument);
                typeArguments = inner.SetItem(parameters[k], actual);
            }
        }
    }
}
