using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private Expr LowerConversion(IConversionOperation conversion)
    {
        Expr operand = LowerExpression(conversion.Operand);
        if (IsPoison(operand))
            return Poison;
        IrType? type = Map(conversion.Type);
        if (type == operand.Type)
            return operand;

        // An array passed for a span is the same memory: the array itself stands for the span.
        if (type is SpanType && type.Element == operand.Type.Element)
            return operand;
        if (conversion.OperatorMethod is { } method)
            return LowerUserOperator(method, conversion, operand);
        if (type is StructType structure && ConvertTuple(operand, structure) is { } tuple)
            return tuple;
        bool isNumeric = IsNumber(type) && (IsNumber(operand.Type) || IsEnum(conversion.Operand.Type));
        bool isToEnum = IsEnum(conversion.Type) && (IsNumber(operand.Type) || IsEnum(conversion.Operand.Type));
        return isNumeric || isToEnum
            ? ConvertTo(operand, type!, conversion.IsChecked)
            : Refuse(LanguageDiagnostics.ValueType, conversion, "this value", conversion.Type.InMessage());
    }

    /// <summary>A numeric conversion; overflow is checked only where the result is an integer.</summary>
    private static Expr ConvertTo(Expr value, IrType type, bool isChecked) =>
        value.Type == type ? value : new Convert(value, type, isChecked && type.IsInteger);

    private static bool IsNumber(IrType? type) => type is ScalarType && type != IrType.Boolean;

    private static bool IsEnum(ITypeSymbol? type) => type?.TypeKind is TypeKind.Enum;
}
