using Differentiator.Generator.Diagnostics;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

internal sealed partial class Lowering
{
    private Expr LowerBinary(IBinaryOperation operation)
    {
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && operation.OperatorMethod is null)
            return LowerShortCircuit(operation, operation.OperatorKind is BinaryOperatorKind.ConditionalAnd ? BinaryOp.And : BinaryOp.Or);

        Expr[] operands = LowerOperands(operation.LeftOperand, operation.RightOperand);
        if (AnyPoison(operands))
            return Poison;
        (Expr left, Expr right) = (operands[0], operands[1]);
        IrType? type = Map(operation.Type);
        if (operation.OperatorMethod is { } own && !IsStringComparison(operation) && !IsPrimitive(own, left, right))
        {
            return operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
                ? Refuse(LanguageDiagnostics.UserOperator, operation, "this operator")
                : (Expr?)LowerMatrixOperator(own, operands, operation) ?? LowerUserOperator(Implementation(own, operation.LeftOperand.Type), operation, left, right);
        }

        if (operation.IsLifted || (type is not ScalarType && !IsEnum(operation.Type)) || OperatorOf(operation.OperatorKind) is not { } op
            || left.Type.Element is not null || right.Type.Element is not null)
            return Refuse(LanguageDiagnostics.ValueType, operation, "this value", operation.Type.InMessage());
        return MakeBinary(op, left, right, type!, operation.IsChecked);
    }

    private Expr LowerUnary(IUnaryOperation operation)
    {
        Expr operand = LowerExpression(operation.Operand);
        if (IsPoison(operand))
            return Poison;
        if (operation.OperatorMethod is { } own && !IsPrimitive(own, operand))
            return (Expr?)LowerMatrixOperator(own, [operand], operation) ?? LowerUserOperator(Implementation(own, operation.Operand.Type), operation, operand);
        if (operation.IsLifted || Map(operation.Type) is not { Element: null } type || (type is not ScalarType && !IsEnum(operation.Type)))
            return Refuse(LanguageDiagnostics.ValueType, operation, "this value", operation.Type.InMessage());
        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => new Unary(UnaryOp.Negate, operand, type, operation.IsChecked && type.IsInteger),
            UnaryOperatorKind.Not => new Unary(UnaryOp.Not, operand, type),
            UnaryOperatorKind.BitwiseNegation => new Unary(UnaryOp.Complement, operand, type),
            _ => Refuse(LanguageDiagnostics.NotSupported, operation, "this operator", "use arithmetic, comparisons and logical operators"),
        };
    }

    /// <summary>A binary operator of numbers or bools; overflow is checked on integers only.</summary>
    private static Binary MakeBinary(BinaryOp op, Expr left, Expr right, IrType type, bool isChecked) =>
        new(op, left, right, type, isChecked && type.IsInteger && (op is BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply));

    private static bool IsStringComparison(IBinaryOperation operation) =>
        operation.LeftOperand.Type?.SpecialType is SpecialType.System_String && operation.RightOperand.Type?.SpecialType is SpecialType.System_String;

    private static bool IsShift(BinaryOp op) => op is BinaryOp.ShiftLeft or BinaryOp.ShiftRight or BinaryOp.UnsignedShiftRight;

    /// <summary>The type in which C# computes with a value of the given type: small integers become <c>int</c>.</summary>
    private static ScalarType Promoted(ScalarType type) =>
        type.Kind is ScalarKind.SByte or ScalarKind.Byte or ScalarKind.Int16 or ScalarKind.UInt16 or ScalarKind.Char ? IrType.Int32 : type;

    private static BinaryOp? OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOp.Add,
        BinaryOperatorKind.Subtract => BinaryOp.Subtract,
        BinaryOperatorKind.Multiply => BinaryOp.Multiply,
        BinaryOperatorKind.Divide => BinaryOp.Divide,
        BinaryOperatorKind.Remainder => BinaryOp.Remainder,
        BinaryOperatorKind.LessThan => BinaryOp.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOp.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOp.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOp.GreaterOrEqual,
        BinaryOperatorKind.Equals => BinaryOp.Equal,
        BinaryOperatorKind.NotEquals => BinaryOp.NotEqual,
        BinaryOperatorKind.And => BinaryOp.BitAnd,
        BinaryOperatorKind.Or => BinaryOp.BitOr,
        BinaryOperatorKind.ExclusiveOr => BinaryOp.BitXor,
        BinaryOperatorKind.LeftShift => BinaryOp.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOp.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => BinaryOp.UnsignedShiftRight,
        _ => null,
    };
}
