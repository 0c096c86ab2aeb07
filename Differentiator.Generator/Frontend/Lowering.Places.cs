using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.Diagnostics;
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
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This is { } variable ? PlaceOf(variable) : null,
        IDeclarationExpressionOperation declaration => PlaceOf(declaration.Expression),
        IParenthesizedOperation parenthesized => PlaceOf(parenthesized.Operand),
        IFieldReferenceOperation { Instance: { } instance } field when Map(instance.Type) is StructType && PlaceOf(instance) is { } place =>
            Part(place, Structures.NameOf(field.Field), field.Field.Type),
        _ => null,
    };

    private Place PlaceOf(ISymbol variable) =>
        references.TryGetValue(variable, out Place? place) ? place
        : variable is IParameterSymbol parameter && IsCaptured(parameter) && This is { } instance ? Part(PlaceOf(instance), parameter.Name, parameter.Type)
        : new VariablePlace(variable);

    // The part of an element is a place in memory too.
    private static Place Part(Place whole, string name, ITypeSymbol type) => whole switch
    {
        ElementPlace { Element: var element } => PartOf(element, name) is var part ? Element((Load)Memory(part), IsData(part)) : whole,
        DataPlace { Of: ElementPlace { Element: var element } } => Element((Load)Memory(PartOf(element, name)), isData: true),
        _ => new FieldPlace(whole, name, type),
    };

    private static Place Element(Load element, bool isData) => isData ? new DataPlace(new ElementPlace(element)) : new ElementPlace(element);

    /// <summary>The place that an assignment writes: a property with a field of its own is one too.</summary>
    private Place? TargetOf(IOperation target)
    {
        if (target is IPropertyReferenceOperation { Instance: { } vector } element && VectorType(element.Property) is { } type)
            return ComponentOf(element, type) is { } component && PlaceOf(vector) is { } whole ? Part(whole, component, element.Type!) : null;
        if (target is not IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true, Property: var property }
            || Map(instance.Type) is not StructType)
            return PlaceOf(target);
        Place? place = PlaceOf(instance);
        if (place is null && !IsFixedElement(instance))
            return null;
        return Structures.IsPart(property) ? place is null ? null : Part(place, property.Name, property.Type)
            : property.SetMethod is { } setter && context.HasSource(setter) ? new PropertyPlace(instance, property)
            : null;
    }

    /// <summary>Whether an element can be named twice, as nothing happens where its index is computed.</summary>
    private static bool IsFixedElement(IOperation operation) =>
        IsElement(operation) && !operation.Descendants().Any(inner => inner is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation);

    private Expr Read(Place place)
    {
        switch (place)
        {
            case VariablePlace variable:
                return Read(variable.Variable);
            case ElementPlace element:
                return element.Element;
            case DataPlace data:
                return Read(data.Of) is var value && IsPoison(value) ? Poison : AsData(value);
            case FieldPlace field:
                return Read(field.Of) is var structure && IsPoison(structure) ? Poison : PartOf(structure, field.Name);
            case PropertyPlace { Property.GetMethod: { } getter } property:
                return LowerMethodOf(property.Instance, getter, ImmutableArray<IArgumentOperation>.Empty, property.Instance);
            default:
                throw Unreachable.Node(place);
        }
    }

    /// <summary>Gives a place a new value under a new name; stands for it.</summary>
    private Expr Assign(Place place, Expr value, IOperation source)
    {
        if (place is DataPlace data)
            return Assign(data.Of, value, source);
        if (IsPoison(value) || TypeOf(place) is not { } type)
            return Fail(place);
        if (IsInstance(place))
            return RefuseTarget(source switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => source,
            });
        if (place is ElementPlace element)
        {
            EmitStore(element.Element, value, accumulates: false, source);
            return value;
        }

        if (type.Element is not null && !IsArray(value))
            return Refuse(LanguageDiagnostics.ArrayChosen, source, $"'{NameOf(place)}'");
        if (type is StructType && value.Type != type)
            return Refuse(LanguageDiagnostics.ValueType, source, "this value", DeclaredTypeOf(place).InMessage());
        if (type is StructType)
            value = Named(NameOf(place), value, OriginOf(source.Syntax), LocalRole.User, DeclaredTypeOf(place));
        else if (type.Element is null)
        {
            Local target = Noted(NewLocal(NameOf(place), type, LocalRole.User), IsUnrepeatable(value));
            if (!TryNameForeign(value, target))
                statements.Add(new Let(target, value, OriginOf(source.Syntax)));
            value = target;
        }

        if (place is PropertyPlace property)
            return RunSetter(property, value, source);
        Set(place, value);
        return value;
    }

    // p.X = e   becomes   the body of the setter with e for value
    private Expr RunSetter(PropertyPlace property, Expr value, IOperation source)
    {
        IMethodSymbol setter = MethodBody.Declaration(property.Property.SetMethod!);
        if (LowerReceiver(property.Instance, setter) is not { } receiver)
            return RefuseSilently();
        Expr done = Inline(property.Property.SetMethod!, source, () =>
        {
            receiver();
            environment = environment.SetItem(setter.Parameters[setter.Parameters.Length - 1], value);
        });
        return IsPoison(done) ? Poison : value;
    }

    /// <summary>Lets a place have a value from now on.</summary>
    private void Set(Place place, Expr value)
    {
        switch (place)
        {
            case VariablePlace variable:
                environment = environment.SetItem(variable.Variable, value);
                break;
            case DataPlace data:
                Set(data.Of, value);
                break;
            case FieldPlace field:
                Set(field.Of, WithPart(Present(field.Of), field.Name, value));
                break;
            default:
                throw Unreachable.Node(place);
        }
    }

    /// <summary>What stands in a place, of which C# knows that no part is read before it is assigned.</summary>
    private Expr Present(Place place) => place switch
    {
        VariablePlace variable => environment.TryGetValue(variable.Variable, out Expr? value) && !IsPoison(value) ? value : Zero(MapOrName(TypeOfVariable(variable.Variable))),
        DataPlace data => Present(data.Of),
        FieldPlace field => Bundle(Present(field.Of)) is var structure ? structure.Arguments[IndexOf(structure.Struct, field.Name)] : structure,
        _ => throw Unreachable.Node(place),
    };

    private Expr Fail(Place place)
    {
        if (VariableOf(place) is { } variable)
            environment = environment.SetItem(variable, Poison);
        return RefuseSilently();
    }

    private IrType? TypeOf(Place place) => place switch
    {
        ElementPlace element => element.Element.Type,
        DataPlace data => TypeOf(data.Of),
        _ => Map(DeclaredTypeOf(place)),
    };

    /// <summary>The type that C# gives a place; null for elements.</summary>
    private static ITypeSymbol? DeclaredTypeOf(Place place) => place switch
    {
        VariablePlace variable => TypeOfVariable(variable.Variable),
        ElementPlace => null,
        DataPlace data => DeclaredTypeOf(data.Of),
        FieldPlace field => field.Type,
        PropertyPlace property => property.Property.Type,
        _ => throw Unreachable.Node(place),
    };

    private static string NameOf(Place place) => place switch
    {
        VariablePlace variable => variable.Variable.Name,
        DataPlace data => NameOf(data.Of),
        FieldPlace field => PartNameOf(NameOf(field.Of), field.Name),
        ElementPlace => "element",
        PropertyPlace property => PartNameOf("this", property.Property.Name),
        _ => throw Unreachable.Node(place),
    };

    /// <summary>The variable of which the place is the whole or a part.</summary>
    private static ISymbol? VariableOf(Place place) => place switch
    {
        VariablePlace variable => variable.Variable,
        ElementPlace => null,
        DataPlace data => VariableOf(data.Of),
        FieldPlace field => VariableOf(field.Of),
        PropertyPlace => null,
        _ => throw Unreachable.Node(place),
    };
}
