using System;
using System.Collections.Generic;

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

    public static IEnumerable<Expr> Operands(this Expr expr)
    {
        int count = 0;
        while (expr.Operand(count) is not null)
            count++;
        if (count == 0)
            return [];
        Expr[] operands = new Expr[count];
        for (int k = 0; k < count; k++)
            operands[k] = expr.Operand(k)!;
        return operands;
    }

    /// <summary>The operand at a position, in the order of evaluation; null behind the last one.</summary>
    public static Expr? Operand(this Expr expr, int position) => expr switch
    {
        Local or FloatConstant or IntConstant or BoolConstant or Verbatim => null,
        Binary binary => position switch { 0 => binary.Left, 1 => binary.Right, _ => null },
        Load load => position switch { 0 => load.Array, 1 => load.Index, _ => null },
        Call call => At(call.Arguments, position),
        Unary unary => position == 0 ? unary.Operand : null,
        Convert convert => position == 0 ? convert.Operand : null,
        Conditional choice => position switch { 0 => choice.Condition, 1 => choice.WhenTrue, 2 => choice.WhenFalse, _ => null },
        Length length => position == 0 ? length.Array : null,
        Indices indices => At(indices.Items, position),
        Slice slice => position switch { 0 => slice.Array, 1 => slice.Start, 2 => slice.Length, _ => null },
        NewRow row => position == 0 ? row.Length : null,
        Field field => position == 0 ? field.Of : null,
        New made => At(made.Arguments, position),
        Foreign foreign => At(foreign.Arguments, position),
        _ => throw Unreachable.Node(expr),
    };

    /// <summary>The operands that are evaluated whenever the node is.</summary>
    public static IEnumerable<Expr> EagerOperands(this Expr expr) => expr switch
    {
        Conditional choice => [choice.Condition],
        Binary { Op: BinaryOp.And or BinaryOp.Or } logical => [logical.Left],
        _ => expr.Operands(),
    };

    /// <summary>The node and everything below it, operands after their node.</summary>
    public static IEnumerable<Expr> SelfAndDescendants(this Expr expr)
    {
        // Not by nested iterators, in which every node would pass through all those above it.
        List<Expr> all = [];
        Collect(expr, all);
        return all;
    }

    /// <summary>The locals that the expression reads, with repetition.</summary>
    public static IEnumerable<Local> Locals(this Expr expr)
    {
        List<Local> all = [];
        Collect(expr, all);
        return all;
    }

    public static bool Reads(this Expr expr, Local local)
    {
        if (expr is Local read)
            return read == local;
        for (int k = 0; expr.Operand(k) is { } operand; k++)
        {
            if (operand.Reads(local))
                return true;
        }

        return false;
    }

    /// <summary>Replaces locals by expressions, everywhere in the tree.</summary>
    public static Expr Substitute(this Expr expr, IReadOnlyDictionary<Local, Expr> replacements) =>
        replacements.Count == 0
            ? expr
            : expr.ReplaceLocals(local => replacements.TryGetValue(local, out Expr? replacement) ? replacement : local);

    public static Expr ReplaceLocals(this Expr expr, Func<Local, Expr> replacement)
    {
        Func<Expr, Expr> replaced = null!;
        replaced = inner => inner is Local local ? replacement(local) : inner.MapOperands(replaced);
        return replaced(expr);
    }

    private static void Collect<T>(Expr expr, List<T> all)
        where T : Expr
    {
        if (expr is T wanted)
            all.Add(wanted);
        for (int k = 0; expr.Operand(k) is { } operand; k++)
            Collect(operand, all);
    }

    private static Expr? At(EquatableArray<Expr> operands, int position) => position < operands.Count ? operands[position] : null;
}
