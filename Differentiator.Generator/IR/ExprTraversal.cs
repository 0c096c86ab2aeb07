using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Walks over expression trees.</summary>
internal static class ExprTraversal
{
    /// <summary>The same node over mapped operands; the node itself where nothing changes.</summary>
    public static Expr MapOperands(this Expr expr, Func<Expr, Expr> map)
    {
        switch (expr)
        {
            case Local or FloatConstant or IntConstant or BoolConstant or Verbatim:
                return expr;
            case Unary unary:
                return Mapped(unary.Operand, out Expr operand) ? unary with { Operand = operand } : expr;
            case Binary binary:
                return Mapped(binary.Left, out Expr left) | Mapped(binary.Right, out Expr right) ? binary with { Left = left, Right = right } : expr;
            case Convert convert:
                return Mapped(convert.Operand, out Expr converted) ? convert with { Operand = converted } : expr;
            case Conditional choice:
                return Mapped(choice.Condition, out Expr condition) | Mapped(choice.WhenTrue, out Expr whenTrue) | Mapped(choice.WhenFalse, out Expr whenFalse)
                    ? new Conditional(condition, whenTrue, whenFalse)
                    : expr;
            case Load load:
                return Mapped(load.Array, out Expr array) | Mapped(load.Index, out Expr index) ? load with { Array = array, Index = index } : expr;
            case Length length:
                return Mapped(length.Array, out Expr measured) ? length with { Array = measured } : expr;
            case Indices indices:
                return new Indices(indices.Items.Map(map));
            case Slice slice:
                return slice with { Array = map(slice.Array), Start = map(slice.Start), Length = slice.Length is { } count ? map(count) : null };
            case NewRow row:
                return row with { Length = map(row.Length) };
            case Field field:
                return Mapped(field.Of, out Expr of) ? field with { Of = of } : expr;
            case New made:
                return made with { Arguments = made.Arguments.Map(map) };
            case Foreign foreign:
                return foreign with { Arguments = foreign.Arguments.Map(map) };
            case Call call:
                return call with { Arguments = call.Arguments.Map(map) };
            default:
                throw Unreachable.Node(expr);
        }

        bool Mapped(Expr operand, out Expr mapped)
        {
            mapped = map(operand);
            return !ReferenceEquals(mapped, operand);
        }
    }

    public static Expr[] Operands(this Expr expr) => expr switch
    {
        Local or FloatConstant or IntConstant or BoolConstant or Verbatim => [],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Convert convert => [convert.Operand],
        Conditional choice => [choice.Condition, choice.WhenTrue, choice.WhenFalse],
        Load load => [load.Array, load.Index],
        Length length => [length.Array],
        Indices indices => [.. indices.Items],
        Slice slice => slice.Length is { } count ? [slice.Array, slice.Start, count] : [slice.Array, slice.Start],
        NewRow row => [row.Length],
        Field field => [field.Of],
        New made => [.. made.Arguments],
        Foreign foreign => [.. foreign.Arguments],
        Call call => [.. call.Arguments],
        _ => throw Unreachable.Node(expr),
    };

    /// <summary>The operands that are evaluated whenever the node is.</summary>
    public static Expr[] EagerOperands(this Expr expr) => expr switch
    {
        Conditional choice => [choice.Condition],
        Binary { Op: BinaryOp.And or BinaryOp.Or } logical => [logical.Left],
        _ => expr.Operands(),
    };

    /// <summary>The node and everything below it, operands after their node.</summary>
    public static IEnumerable<Expr> SelfAndDescendants(this Expr expr)
    {
        // Not by nested iterators, in which every node would pass through all those above it.
        Stack<Expr> pending = new();
        pending.Push(expr);
        while (pending.Count > 0)
        {
            Expr next = pending.Pop();
            yield return next;
            Expr[] operands = next.Operands();
            for (int k = operands.Length - 1; k >= 0; k--)
                pending.Push(operands[k]);
        }
    }

    /// <summary>The locals that the expression reads, with repetition.</summary>
    public static IEnumerable<Local> Locals(this Expr expr) => expr.SelfAndDescendants().OfType<Local>();

    public static bool Reads(this Expr expr, Local local) => expr.Locals().Contains(local);

    /// <summary>Replaces locals by expressions, everywhere in the tree.</summary>
    public static Expr Substitute(this Expr expr, IReadOnlyDictionary<Local, Expr> replacements) =>
        replacements.Count == 0
            ? expr
            : expr.ReplaceLocals(local => replacements.TryGetValue(local, out Expr? replacement) ? replacement : local);

    public static Expr ReplaceLocals(this Expr expr, Func<Local, Expr> replacement) =>
        expr is Local local ? replacement(local) : expr.MapOperands(operand => operand.ReplaceLocals(replacement));
}
