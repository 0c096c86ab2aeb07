using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Differentiator.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// A for loop whose iterations are known when it starts: an index that only the header changes, by a constant step,
/// towards a bound that the body leaves alone.
/// </summary>
/// <param name="Offset">The constant that the condition adds to the index: 1 in <c>i + 1 &lt; n</c>.</param>
/// <param name="Updates">What the header does after each iteration besides stepping the index.</param>
internal sealed record CountedLoop(
    ILocalSymbol Index, IOperation Start, IOperation End, long Offset, int Step, bool IsInclusive, ImmutableArray<IOperation> Updates)
{
    /// <summary>Null if the loop is not counted.</summary>
    /// <param name="assignedIn">The variables that a piece of code assigns.</param>
    /// <param name="readIn">The variables that a piece of code reads.</param>
    public static CountedLoop? Recognize(
        IForLoopOperation loop, Func<IEnumerable<IOperation?>, ImmutableArray<ISymbol>> assignedIn, Func<IOperation, ImmutableArray<ISymbol>> readIn)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition)
            return null;
        (LoopIndex? side, IOperation bound, BinaryOperatorKind comparison) = IndexOf(condition, loop);
        if (side?.Symbol is not { } index || index.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
            return null;
        if (StartOf(loop, index) is not { } start)
            return null;

        var steps = loop.AtLoopBottom.Select(statement => (Statement: statement, Step: LoopStep.Of(statement, index))).ToArray();
        if (steps.FirstOrDefault(s => s.Step is not null).Statement is not { } stepping || LoopStep.Of(stepping, index) is not { } step)
            return null;
        if (!Fits(comparison, step, start, bound) || (comparison is BinaryOperatorKind.NotEquals && side.Offset != 0))
            return null;

        ImmutableArray<IOperation> updates = loop.AtLoopBottom.Where(statement => !ReferenceEquals(statement, stepping)).ToImmutableArray();
        if (loop.AtLoopBottom.SkipWhile(s => !ReferenceEquals(s, stepping)).Skip(1).Any(s => readIn(s).Contains(index, SymbolEqualityComparer.Default)))
            return null;

        ImmutableArray<ISymbol> assigned = assignedIn([loop.Body, condition, .. updates]);
        if (assigned.Contains(index, SymbolEqualityComparer.Default))
            return null;
        if (Lowering.ReadsMemory(bound) && Lowering.MayWriteMemory([loop.Body, .. updates]))
            return null;
        if (readIn(bound).Any(variable => assigned.Add(index).Contains(variable, SymbolEqualityComparer.Default)))
            return null;
        return new CountedLoop(
            index, start, bound, side.Offset, step, comparison is BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThanOrEqual, updates);
    }

    // i < n   and likewise   n > i
    private static (LoopIndex? Index, IOperation Bound, BinaryOperatorKind Comparison) IndexOf(IBinaryOperation condition, IForLoopOperation loop)
    {
        if (LoopIndex.Of(condition.LeftOperand, loop) is { } left)
            return (left, condition.RightOperand, condition.OperatorKind);
        if (LoopIndex.Of(condition.RightOperand, loop) is { } right)
            return (right, condition.LeftOperand, Mirrored(condition.OperatorKind));
        return (null, condition, condition.OperatorKind);
    }

    private static IOperation? StartOf(IForLoopOperation loop, ILocalSymbol index) => loop.Before
        .OfType<IVariableDeclarationGroupOperation>()
        .SelectMany(group => group.Declarations)
        .SelectMany(declaration => declaration.Declarators)
        .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, index))?.GetVariableInitializer()?.Value;

    /// <summary>i != n ends exactly at n only with step 1, and only if the loop does not start beyond it.</summary>
    private static bool Fits(BinaryOperatorKind comparison, int step, IOperation start, IOperation bound) => comparison switch
    {
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => step > 0,
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => step < 0,
        BinaryOperatorKind.NotEquals => step == 1 && Constants.Lower(start) is IntConstant first
            && (Constants.Lower(bound) is IntConstant last ? first.Value <= last.Value : first.Value <= 0 && IsLength(bound)),
        _ => false,
    };

    public static bool IsLength(IOperation bound) =>
        bound is IPropertyReferenceOperation { Property.Name: "Length", Instance.Type: { } type } && TypeMapping.Map(type)?.Element is not null;

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
