using System.Collections.Immutable;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    /// <summary>What the reference parameters of the methods being lowered, and reference locals, refer to.</summary>
    private ImmutableDictionary<ISymbol, Place> references = ImmutableDictionary.Create<ISymbol, Place>(SymbolEqualityComparer.Default);

    /// <summary>Null if the operand is no place, or one that has no name.</summary>
    private Place? PlaceOf(IOperation operand) => operand switch
    {
        ILocalReferenceOperation local => PlaceOf(local.Local),
        IParameterReferenceOperation parameter => PlaceOf(parameter.Parameter),
        IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
        IParenthesizedOperation parenthesized => PlaceOf(parenthesized.Operand),
        _ => null,
    };

    private Place PlaceOf(ISymbol variable) => references.TryGetValue(variable, out Place? place) ? place : new VariablePlace(variable);

    private Expr Read(Place place) => place switch
    {
        VariablePlace variable => Read(variable.Variable),
        ElementPlace element => element.Element,
        DataPlace data => Read(data.Of) is var value && IsPoison(value) ? Poison : AsData(value),
        _ => throw Unreachable.Node(place),
    };

    /// <summary>Gives a place a new value; stands for it.</summary>
    private Expr Assign(Place place, Expr value, IOperation source)
    {
        switch (place)
        {
            case VariablePlace variable:
                return Assign(variable.Variable, value, source);
            case ElementPlace element:
                EmitStore(element.Element, value, accumulates: false, source);
                return value;
            case DataPlace data:
                return Assign(data.Of, value, source);
            default:
                throw Unreachable.Node(place);
        }
    }

    private IrType? TypeOf(Place place) => place switch
    {
        VariablePlace variable => Map(TypeOfVariable(variable.Variable)),
        ElementPlace element => element.Element.Type,
        DataPlace data => TypeOf(data.Of),
        _ => throw Unreachable.Node(place),
    };

    /// <summary>The variable of which the place is the whole or a part.</summary>
    private static ISymbol? VariableOf(Place place) => place switch
    {
        VariablePlace variable => variable.Variable,
        ElementPlace => null,
        DataPlace data => VariableOf(data.Of),
        _ => throw Unreachable.Node(place),
    };
}
