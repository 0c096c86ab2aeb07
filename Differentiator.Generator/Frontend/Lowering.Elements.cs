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
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } when TypeMapping.IsMemory(type) => true,
        IImplicitIndexerReferenceOperation element => !IsRange(element.Argument) && TypeMapping.IsMemory(element.Instance.Type),
        IParenthesizedOperation parenthesized => IsElement(parenthesized.Operand),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => IsElement(whole),
        IPropertyReferenceOperation { Instance: { Type.IsValueType: true } whole } part => (Structures.IsPart(part.Property) || ComponentOf(part) is not null) && IsElement(whole),
        _ => false,
    };

    /// <summary>Whether the operation names an element, a part of one, or refers to one.</summary>
    private bool IsElementTarget(IOperation operation) =>
        IsElement(operation) || TargetOf(operation) is ElementPlace or DataPlace { Of: ElementPlace };

    private static bool IsRange(IOperation index) => index is IRangeOperation || index.Type is { Name: "Range", ContainingNamespace.Name: "System" };

    /// <summary>The element as an expression that reads it; its array and index are fixed from here on.</summary>
    private Expr LowerElement(IOperation element) => element switch
    {
        IArrayElementReferenceOperation array => LowerElement(array.ArrayReference, [.. array.Indices], array),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } memory } property when TypeMapping.IsMemory(memory.Type) =>
            LowerElement(memory, [.. property.Arguments.Select(argument => argument.Value)], property),
        IImplicitIndexerReferenceOperation implicitly => LowerElement(implicitly.Instance, [implicitly.Argument], implicitly),
        IParenthesizedOperation parenthesized => LowerElement(parenthesized.Operand),
        IFieldReferenceOperation { Instance: { } whole } part when IsElement(whole) => LowerElementPart(whole, Structures.NameOf(part.Field)),
        IPropertyReferenceOperation { Instance: { } whole } part when IsElement(whole) => LowerElementPart(whole, ComponentOf(part) ?? part.Property.Name),
        _ when TargetOf(element) is { } place => Read(place),
        _ => throw Unreachable.Node(element),
    };

    // ps[i].X
    private Expr LowerElementPart(IOperation whole, string name)
    {
        Expr element = LowerElement(whole);
        return IsPoison(element) || Memory(element) is not Load { Type: StructType } ? RefuseSilently() : PartOf(element, name);
    }

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
            ? LoadOf(array, indices.Length != 1 ? new Indices(indices.ToEquatableArray()) : type is StructType ? Kept(indices[0], positions[0]) : indices[0], type)
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
        if (IsShape(property))
            return LowerExpression(property.Instance!) is var matrix && IsPoison(matrix) ? Poison : new Field(matrix, property.Property.Name, Map(property.Type)!);
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
        return Stored(element, assigned, assignment);
    }

    private Expr Stored(Expr element, Expr assigned, IOperation assignment)
    {
        Expr value = assignment.Parent is IExpressionStatementOperation ? assigned : Named("value", assigned, OriginOf(assignment.Syntax));
        EmitStore(element, value, accumulates: false, assignment);
        return value;
    }

    // a[i] += e   stays as it is;   a[i] *= e   becomes   a[i] = a[i] * e
    private Expr LowerElementCompound(ICompoundAssignmentOperation assignment)
    {
        if (LowerTarget(assignment.Target, assignment.Value) is not (Expr element, Expr before, Expr operand))
            return RefuseSilently();
        if (assignment.OperatorMethod is { } method && element.Type is StructType)
        {
            Expr made = LowerUserOperator(Implementation(method, assignment.Target.Type), assignment, before, operand);
            return IsPoison(made) ? Poison : Stored(element, made, assignment);
        }

        if (assignment.OperatorMethod is not null || OperatorOf(assignment.OperatorKind) is not { } op || element.Type is not ScalarType || operand.Type is not ScalarType)
            return Refuse(LanguageDiagnostics.UserOperator, assignment, "this operator");
        if (op is BinaryOp.Add or BinaryOp.Subtract && element.Type.IsFloatingPoint && operand.Type == element.Type && before == element)
        {
            EmitStore(element, op is BinaryOp.Add ? operand : -operand, accumulates: true, assignment);
            return element;
        }

        return Stored(element, Computed(before, op, operand, assignment.IsChecked), assignment);
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

}
