using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Chooses between <c>x = e</c>, <c>x += e</c> and <c>x -= e</c>. Never changes a rounding.</summary>
internal static class Assignments
{
    public static Code To(Local variable, Expr value) => value switch
    {
        // x = x + e   becomes   x += e
        Binary { Left: Local left, IsChecked: false } update when left.Id == variable.Id && IsUpdate(update) =>
            Sign(update.Op, update.Right) is var (op, right) ? new Update(variable, op, right) : throw Unreachable.Node(value),

        // x = 2 * x   becomes   x *= 2
        Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor, Right: Local right } when right.Id == variable.Id && factor.Type == variable.Type => new Update(variable, BinaryOp.Multiply, factor),
        _ => new Assign(variable, value),
    };

    public static Code ToElement(Store store, Local array, Expr index, Expr value) =>
        !store.Accumulates ? new AssignElement(array, index, value, store.Member)
        : Sign(BinaryOp.Add, value) is var (op, right) ? new UpdateElement(array, index, op, right, store.Member)
        : throw Unreachable.Node(store);

    public static IEnumerable<Code> Together(IEnumerable<Move> moves, LocalSupply supply)
    {
        foreach (IReadOnlyList<Move> group in ParallelMoves.InOrder(moves))
        {
            if (group.Count == 1)
            {
                foreach (Code code in Whole(group[0].Target, group[0].Value))
                    yield return code;
            }
            else if (group.All(move => move.Target.Type.Element is null))
                yield return new AssignTogether(group.ToEquatableArray());
            else
                foreach (Code code in InTurn(group, supply))
                    yield return code;
        }
    }

    // line = new Line(line.Slope + e, line.Offset)   becomes   line.Slope += e   where the part can be set
    private static IEnumerable<Code> Whole(Local variable, Expr value)
    {
        if (value is not New { Struct: var type } made)
            return [To(variable, value)];
        var parts = type.Fields.Zip(made.Arguments, (field, argument) => (Field: field, Value: argument, Old: new Field(variable, field.Name, field.Type)))
            .Where(part => part.Value != part.Old)
            .ToList();
        bool changesParts = parts.TrueForAll(part => part.Field.IsSettable) && parts.Count < type.Fields.Count + 1
            && made.Arguments.SelectMany(Locals.In).Contains(variable) && !parts.Exists(part => ReadsOthers(part.Value, part.Old));
        return changesParts ? parts.Select(part => ToPart(variable, part.Old, part.Value)) : [To(variable, value)];

        bool ReadsOthers(Expr read, Field own) => Without(read, own).SelectMany(Locals.In).Contains(variable);
    }

    private static IEnumerable<Expr> Without(Expr expr, Field part) => expr == part ? [] : expr.Operands().Any() ? expr.Operands().SelectMany(operand => Without(operand, part)) : [expr];

    private static AssignPart ToPart(Local variable, Field part, Expr value) =>
        value is Binary { IsChecked: false } update && update.Left == part && IsUpdate(update) && Sign(update.Op, update.Right) is var (op, right)
            ? new AssignPart(variable, part.Name, op, right)
            : new AssignPart(variable, part.Name, null, value);

    // (a, b) = (b, a), which spans do not allow,   becomes   kept = a; a = b; b = kept;
    private static IEnumerable<Code> InTurn(IReadOnlyList<Move> group, LocalSupply supply)
    {
        Local first = group[0].Target, kept = supply.Temporary("kept", first.Type);
        IEnumerable<Move> rest = group.Select(move => move with { Value = move.Value.ReplaceLocals(local => local == first ? kept : local) });
        return Together(rest, supply).Prepend(new Assign(kept, first));
    }

    private static bool IsUpdate(Binary update) =>
        update.Op is BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply or BinaryOp.Divide
        && update.Type == update.Left.Type && (update.Type == update.Right.Type || update.Type is LanesType)
        && (update.Type.IsReal || update.Type == IrType.Int32);

    // x += -a * b   becomes   x -= a * b
    private static (BinaryOp Op, Expr Right) Sign(BinaryOp op, Expr right) => (op, Negated(right)) switch
    {
        (BinaryOp.Add, { } positive) => (BinaryOp.Subtract, positive),
        (BinaryOp.Subtract, { } positive) => (BinaryOp.Add, positive),
        _ => (op, right),
    };

    /// <summary>The expression without its leading minus, or null: a sign passes exactly through <c>*</c> and <c>/</c>.</summary>
    public static Expr? Negated(Expr expr) => expr switch
    {
        Unary { Op: UnaryOp.Negate } minus when minus.Type.IsReal => minus.Operand,
        FloatConstant { Value: < 0 } constant => constant with { Value = -constant.Value },
        Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } product when product.Type.IsReal && Negated(product.Left) is { } left =>
            product with { Left = left },
        _ => null,
    };
}
