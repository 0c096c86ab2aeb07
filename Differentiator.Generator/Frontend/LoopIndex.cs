using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>One side of a loop's condition: a variable that the header declares and steps, plus a constant.</summary>
internal sealed record LoopIndex(ILocalSymbol Symbol, long Offset)
{
    /// <summary>Null if the operand is none of i, i + c, c + i, i - c.</summary>
    public static LoopIndex? Of(IOperation operand, IForLoopOperation loop) => operand switch
    {
        ILocalReferenceOperation { Local: var local } when IsStepped(local, loop) => new LoopIndex(local, 0),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } sum =>
            Shifted(Of(sum.LeftOperand, loop), sum.RightOperand, 1) ?? Shifted(Of(sum.RightOperand, loop), sum.LeftOperand, 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null } difference =>
            Shifted(Of(difference.LeftOperand, loop), difference.RightOperand, -1),
        _ => null,
    };

    private static LoopIndex? Shifted(LoopIndex? index, IOperation constant, int sign) =>
        index is { Offset: 0 } && Constants.Lower(constant) is IntConstant { Value: > int.MinValue and <= int.MaxValue } offset
            ? index with { Offset = sign * offset.Value }
            : null;

    private static bool IsStepped(ILocalSymbol local, IForLoopOperation loop) =>
        loop.Locals.Contains(local, SymbolEqualityComparer.Default)
        && loop.AtLoopBottom.SelectMany(AssignedVariables.Assignments).Any(t => SymbolEqualityComparer.Default.Equals(AssignedVariables.Symbol(t), local));
}
