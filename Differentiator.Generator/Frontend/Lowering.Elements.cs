using System.Linq;
using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <content>Elements of arrays, spans and lists: read, written, counted.</content>
internal sealed partial class Lowering
{
    /// <summary>Whether the operation names an element of memory, or a reference to one.</summary>
    private static bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => !IsRange(element.Indices[0]),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } => TypeMapping.IsMemory(type),
        IImplicitIndexerReferenceOperation element => !IsRange(element.Argument) && TypeMapping.IsMemory(element.Instance.Type),
        IParenthesizedOperation parenthesized => IsElement(parenthesized.Operand),
        _ => false,
    };

    /// <summary>Whether the operation names an element, or refers to one.</summary>
    private bool IsElementTarget(IOperation operation) =>
        IsElement(operation) || PlaceOf(operation) is ElementPlace or DataPlace { Of: ElementPlace };

    private static bool IsRange(IOperation index) => index is IRangeOperation || index.Type is { Name: "Range", ContainingNamespace.Name: "System" };

    /// <summary>The element as an expression that reads it; its array and index are fixed from here on.</summary>
    private Expr LowerElement(IOperation element) => element switch
    {
        IArrayElementReferenceOperation array => LowerElement(array.ArrayReference, [.. array.Indices], array),
        IPropertyReferenceOperation property => LowerElement(property.Instance!, [.. property.Arguments.Select(argument => argument.Value)], property),
        IImplicitIndexerReferenceOperation implicitly => LowerElement(implicitly.Instance, [implicitly.Argument], implicitly),
        ILocalReferenceOperation or IParameterReferenceOperation => Read(PlaceOf(element)!),
        IParenthesizedOperation parenthesized => LowerElement(parenthesized.Operand),
        _ => throw Unreachable.Node(element),
    };

    private Expr LowerElement(IOperation memory, IOperation[] positions, IOperation source)
    {
        Expr array = LowerMemory(memory);
        Expr[] indices = LowerOperands(positions.Select<IOperation, System.Func<Expr>>(position => () => LowerIndex(array, position)).ToArray());
        if (IsPoison(array) || AnyPoison(indices))
            return Poison;
        for (int k = 0; k < indices.Length; k++)
        {
            if (indices[k].Type != IrType.Int32)
                return Refuse(LanguageDiagnostics.IndexType, positions[k], positions[k].Type.InMessage());
        }

        return Map(source.Type) is { } type && type == array.Type.Element
            ? LoadOf(array, indices.Length == 1 ? indices[0] : new Indices(indices.ToEquatableArray()), type)
            : Refuse(LanguageDiagnostics.ValueType, source, "this value", source.Type.InMessage());
    }

    // a[^i]   becomes   a[a.Length - i]
    private Expr LowerIndex(Expr array, IOperation position)
    {
        if (position is not IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
            return LowerExpression(position is IConversionOperation { IsImplicit: true, Type.Name: "Index" } index ? index.Operand : position);
        Expr distance = LowerExpression(fromEnd.Operand);
        return AnyPoison(array, distance) ? Poison : Less(new Length(Memory(array)), distance);
    }

    private static Expr LoadOf(Expr array, Expr index, IrType type)
    {
        Expr element = new Load(Memory(array), index, type);
        return IsData(array) ? AsData(element) : element;
    }

    // a.Length, span.Length, list.Count
    private Expr LowerProperty(IPropertyReferenceOperation property)
    {
        if (IsObject(property.Instance))
            return LowerObjectProperty(property);
        if (property.Instance?.Type is { } type && Map(type) is { Element: not null } memory)
        {
            if (property.Property.Name == (memory is ListType ? "Count" : "Length"))
                return LowerMemory(property.Instance) is var array && IsPoison(array) ? Poison : new Length(Memory(array));
            if (property.Property.Name == "IsEmpty")
                return LowerMemory(property.Instance) is var span && IsPoison(span) ? Poison : new Length(Memory(span)).IsEqualTo(0);
        }

        if ((LowerStructureProperty(property) ?? LowerNumberConstant(property)) is { } value)
            return value;

        // What stands before the dot has been refused where it was declared.
        if (property.Instance is not null && isRefused && IsPoison(LowerExpression(property.Instance)))
            return Poison;
        return Refuse(LanguageDiagnostics.State, property, property.Property.Name, property.Instance is null ? "a static property" : "a property");
    }

    // a[i] = e
    private Expr LowerElementAssignment(ISimpleAssignmentOperation assignment)
    {
        if (Map(assignment.Target.Type) is ArrayType)
            return LowerRowAssignment(assignment);
        if (LowerTarget(assignment.Target, assignment.Value) is not (Expr element, _, Expr assigned))
            return RefuseSilently();
        Expr value = assignment.Parent is IExpressionStatementOperation ? assigned : Named("value", assigned, assignment);
        EmitStore(element, value, accumulates: false, assignment);
        return value;
    }

    // a[i] += e   stays as it is;   a[i] *= e   becomes   a[i] = a[i] * e
    private Expr LowerElementCompound(ICompoundAssignmentOperation assignment)
    {
        if (LowerTarget(assignment.Target, assignment.Value) is not (Expr element, Expr before, Expr operand))
            return RefuseSilently();
        if (assignment.OperatorMethod is not null || OperatorOf(assignment.OperatorKind) is not { } op || element.Type is not ScalarType || operand.Type is not ScalarType)
            return Refuse(LanguageDiagnostics.UserOperator, assignment, "this operator");
        if (op is BinaryOp.Add or BinaryOp.Subtract && element.Type.IsFloatingPoint && operand.Type == element.Type && before == element)
        {
            EmitStore(element, op is BinaryOp.Add ? operand : -operand, accumulates: true, assignment);
            return element;
        }

        Expr result = Computed(before, op, operand, assignment.IsChecked);
        Expr value = assignment.Parent is IExpressionStatementOperation ? result : Named("value", result, assignment);
        EmitStore(element, value, accumulates: false, assignment);
        return value;
    }

    // a[i]++
    private Expr LowerElementIncrement(IIncrementOrDecrementOperation increment)
    {
        Expr target = LowerElement(increment.Target);
        if (IsPoison(target))
            return RefuseSilently();
        if (target is not { Type: ScalarType scalar } element || increment.OperatorMethod is not null || element.Type == IrType.Boolean)
            return Refuse(LanguageDiagnostics.UserOperator, increment, "this operator");
        bool isStatement = increment.Parent is IExpressionStatementOperation;
        Expr before = isStatement ? element : Named("value", element, increment);
        IrType type = Promoted(scalar);
        Expr one = type.IsFloatingPoint ? new FloatConstant(1, type) : new IntConstant(1, type);
        Expr after = Computed(before, increment.Kind is OperationKind.Increment ? BinaryOp.Add : BinaryOp.Subtract, one, increment.IsChecked);
        after = isStatement ? after : Named("value", after, increment);
        EmitStore(element, after, accumulates: false, increment);
        return increment.IsPostfix ? before : after;
    }

    /// <summary>The element to write, its value before, and the operand; null if refused.</summary>
    private (Expr Element, Expr Before, Expr Value)? LowerTarget(IOperation target, IOperation operand)
    {
        Expr place = LowerElement(target);
        (int at, int written) = (statements.Count, writes);
        Expr value = LowerExpression(operand);
        if (AnyPoison(place, value))
            return null;
        if (Memory(place) is not Load element)
        {
            RefuseTarget(target);
            return null;
        }

        if (writes == written)
            return (place, place, value);
        element = element with { Index = Fixed(element.Index, ref at) };
        place = IsData(place) ? AsData(element) : element;
        return (place, target.Parent is ICompoundAssignmentOperation ? Fixed(place, ref at) : place, value);
    }

    /// <summary>The operation in the type in which C# computes it, converted back.</summary>
    private static Expr Computed(Expr before, BinaryOp op, Expr value, bool isChecked)
    {
        IrType type = IsShift(op) ? Promoted((ScalarType)before.Type) : value.Type;
        return ConvertTo(MakeBinary(op, ConvertTo(before, type, false), value, type, isChecked), before.Type, isChecked);
    }

    private void EmitStore(Expr place, Expr value, bool accumulates, IOperation source)
    {
        var element = (Load)Memory(place);
        if (element.Type is ArrayType)
        {
            StoreRow(element, value, source);
            return;
        }

        statements.Add(new Store((Local)element.Array, element.Index, value, accumulates, OriginOf(source.Syntax)));
        writes++;
    }
}
