using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    // a[i]
    private Expr LowerArrayElement(IArrayElementReferenceOperation element) =>
        element.Indices.Length == 1
            ? LowerElement(element.ArrayReference, element.Indices[0], element)
            : Refuse(LanguageDiagnostics.ValueType, element.ArrayReference, "this array", element.ArrayReference.Type.InMessage());

    // span[^i]
    private Expr LowerImplicitElement(IImplicitIndexerReferenceOperation element) =>
        LowerElement(element.Instance, element.Argument, element);

    // a.Length, span.Length, span[i]
    private Expr LowerProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance?.Type is { } type && Map(type)?.Element is not null)
        {
            if (property.Property.IsIndexer && property.Arguments.Length == 1)
                return LowerElement(property.Instance, property.Arguments[0].Value, property);
            if (property.Property.Name == "Length")
                return LowerMemory(property.Instance) is var array && IsPoison(array) ? Poison : new Length(Memory(array));
        }

        if (LowerNumberConstant(property) is { } number)
            return number;

        // What stands before the dot has been refused where it was declared.
        if (property.Instance is not null && isRefused && IsPoison(LowerExpression(property.Instance)))
            return Poison;
        return Refuse(LanguageDiagnostics.State, property, property.Property.Name, property.Instance is null ? "a static property" : "a property");
    }

    private Expr LowerElement(IOperation memory, IOperation position, IOperation source)
    {
        Expr array = LowerMemory(memory);
        Expr index = position is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd
            ? LowerIndexFromEnd(array, fromEnd)
            : LowerExpression(position);
        if (AnyPoison(array, index))
            return Poison;
        if (index.Type != IrType.Int32)
            return Refuse(LanguageDiagnostics.IndexType, position, position.Type.InMessage());
        return Map(source.Type) is ScalarType type && type == array.Type.Element
            ? LoadOf(array, index, type)
            : Refuse(LanguageDiagnostics.ValueType, source, "this value", source.Type.InMessage());
    }

    // a[^i]   becomes   a[a.Length - i]
    private Expr LowerIndexFromEnd(Expr array, IUnaryOperation fromEnd)
    {
        Expr distance = LowerExpression(fromEnd.Operand);
        return AnyPoison(array, distance) ? Poison : new Binary(BinaryOp.Subtract, new Length(Memory(array)), distance, IrType.Int32);
    }

    private static Expr LoadOf(Expr array, Expr index, IrType type)
    {
        Expr element = new Load(Memory(array), index, type);
        return IsData(array) ? AsData(element) : element;
    }

    /// <summary>An array or span that is known by name; see <see cref="IsArray"/>.</summary>
    private Expr LowerMemory(IOperation memory)
    {
        Expr array = LowerExpression(memory);
        return IsArray(array) || IsPoison(array) ? array : Refuse(LanguageDiagnostics.ArrayChosen, memory, "this expression");
    }
}
