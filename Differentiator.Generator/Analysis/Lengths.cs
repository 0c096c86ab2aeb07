using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Analysis;

/// <summary>Where integers of a function come from, so that lengths and bounds can be compared and told before a loop.</summary>
internal sealed class Lengths
{
    private static readonly FunctionRef Larger = new(LibraryFunctions.Math, nameof(LibraryFunctions.Max), [IrType.Int32, IrType.Int32], IrType.Int32);

    private readonly Dictionary<Local, Expr> definitions = [];

    private Lengths(Region body)
    {
        foreach (Stmt statement in body.AllStatements())
        {
            switch (statement)
            {
                case Let { Target.Type: ScalarType { IsFloatingPoint: false } } or Let { Target.Type.Element: not null }:
                    definitions[((Let)statement).Target] = ((Let)statement).Value;
                    break;

                // The length of the memory is what it was made with.
                case Scratch { Count: { } count } scratch:
                    definitions[scratch.Span] = count;
                    break;
            }
        }
    }

    public static Lengths Of(Region body) => new(body);

    /// <summary>The integer without names that stand for other integers.</summary>
    public Expr Resolved(Expr expr) => Without(expr, _ => true);

    /// <summary>The integer over what is not <paramref name="inside"/>, as far as that goes.</summary>
    public Expr Without(Expr expr, Func<Local, bool> inside) => expr switch
    {
        Local local when local.Type.Element is null && inside(local) && definitions.TryGetValue(local, out Expr? value) => Without(value, inside),
        Length { Dimension: null, Array: Local array } length when inside(array) && definitions.TryGetValue(array, out Expr? value) => LengthOf(length, value, inside),
        _ => expr.MapOperands(operand => Without(operand, inside)),
    };

    /// <summary>A length as it can be computed, without exceptions, where nothing of <paramref name="inside"/> is defined; null if it cannot.</summary>
    public Expr? Before(Expr? count, HashSet<Local> inside)
    {
        if (count is null || count.Type != IrType.Int32)
            return null;
        Expr known = Without(count, inside.Contains);
        return known.Locals().Any(inside.Contains) || !known.SelfAndDescendants().All(IsSafe) ? null : known;
    }

    /// <summary>The n of a loop over 0, 1 .. n - 1, or over n - 1 .. 1, 0, where its indices are those of arrays; null for other loops.</summary>
    public Expr? CountFromZero(For loop)
    {
        if (!loop.IsCounted || loop.Range.End is not { } end)
            return null;
        Expr first = Resolved(loop.Range.Start), last = Resolved(end);
        return loop.Range switch
        {
            { Step: 1, IsInclusive: false } when first is IntConstant { Value: 0 } => last,
            { Step: 1, IsInclusive: true } when first is IntConstant { Value: 0 } => NextTo(last),
            { Step: -1, IsInclusive: true } when last is IntConstant { Value: 0 } => NextTo(first),
            _ => null,
        };
    }

    // n - 1   becomes   n   where n - 1 overflows, no array has elements for all of the loop.
    private static Expr? NextTo(Expr index) => index is Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: 1 } } less ? less.Left : null;

    private Expr LengthOf(Length length, Expr value, Func<Local, bool> inside) => value switch
    {
        Slice { Length: { } count } => Without(count, inside),
        Local { Type.Element: not null } => Without(length with { Array = value }, inside),
        { Type.Element: null } count => Without(count, inside),
        _ => length,
    };

    /// <summary>The number, or 0 if it is negative: as many elements as scratch memory of that length has.</summary>
    public Expr AtLeastZero(Expr count) => IsNonNegative(Resolved(count)) ? count : new Call(Larger, [count, new IntConstant(0, IrType.Int32)]);

    /// <summary>Whether it is not negative, unless it overflows.</summary>
    public static bool IsNonNegative(Expr count) => count switch
    {
        IntConstant constant => constant.Value >= 0,
        Length => true,
        Binary { Op: BinaryOp.Add or BinaryOp.Multiply or BinaryOp.Divide } binary => IsNonNegative(binary.Left) && IsNonNegative(binary.Right),
        Call call => call.Function == Larger && call.Arguments.Any(IsNonNegative),
        _ => false,
    };

    private static bool IsSafe(Expr node) => node switch
    {
        Call call when call.Function == Larger => true,
        Load or Call or Foreign or Unary { IsChecked: true } or Binary { IsChecked: true } or IR.Convert { IsChecked: true } => false,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } quotient => quotient.Right is IntConstant { Value: > 0 },
        _ => true,
    };

    /// <summary>Whether it is the same, whenever and wherever it is computed: it reads no element.</summary>
    public static bool IsFixed(Expr expr) => !expr.SelfAndDescendants().Any(node => node is Load or Call or Foreign);
}
