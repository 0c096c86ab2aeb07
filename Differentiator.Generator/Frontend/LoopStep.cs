using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>Recognizes a statement that adds a constant to the index of a loop.</summary>
internal static class LoopStep
{
    /// <summary>The constant; null if the statement is none of i++, i--, i += c, i -= c, i = i + c, i = i - c.</summary>
    public static int? Of(IOperation statement, ILocalSymbol index)
    {
        IOperation operation = statement is IExpressionStatementOperation expression ? expression.Operation : statement;
        return operation switch
        {
            IIncrementOrDecrementOperation increment when Is(increment.Target, index) =>
                increment.Kind is OperationKind.Increment ? 1 : -1,
            ICompoundAssignmentOperation assignment when Is(assignment.Target, index) =>
                Signed(assignment.OperatorKind, assignment.Value),
            ISimpleAssignmentOperation { Value: IBinaryOperation sum } assignment when Is(assignment.Target, index) =>
                Is(sum.LeftOperand, index) ? Signed(sum.OperatorKind, sum.RightOperand)
                : Is(sum.RightOperand, index) && sum.OperatorKind is BinaryOperatorKind.Add ? Signed(sum.OperatorKind, sum.LeftOperand)
                : null,
            _ => null,
        };
    }

    private static bool Is(IOperation operand, ILocalSymbol index) =>
        operand is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, index);

    private static int? Signed(BinaryOperatorKind kind, IOperation operand) =>
        Constants.Lower(operand) is IntConstant { Value: not 0 and > int.MinValue and <= int.MaxValue } constant
            ? kind switch
            {
                BinaryOperatorKind.Add => (int)constant.Value,
                BinaryOperatorKind.Subtract => (int)-constant.Value,
                _ => null,
            }
            : null;
}
