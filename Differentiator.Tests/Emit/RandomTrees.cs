using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Tests.Emit;

/// <summary>Random expressions over given locals.</summary>
internal sealed class RandomTrees(Random random)
{
    private static readonly BinaryOp[] IntOperators =
        [BinaryOp.Add, BinaryOp.Subtract, BinaryOp.Multiply, BinaryOp.BitAnd, BinaryOp.BitXor, BinaryOp.ShiftLeft, BinaryOp.ShiftRight];

    private static readonly BinaryOp[] DoubleOperators = [BinaryOp.Add, BinaryOp.Subtract, BinaryOp.Multiply, BinaryOp.Divide];
    private static readonly BinaryOp[] Comparisons = [BinaryOp.Less, BinaryOp.GreaterOrEqual, BinaryOp.Equal];
    private static readonly double[] Numbers = [0, -0.0, 1, -1, 2, 0.1, -3.5, 1e20, Math.PI];

    public Expr Double(IReadOnlyList<Local> scope, int depth) => Choose(depth) switch
    {
        0 => (Expr?)Leaf(scope, IrType.Double) ?? new FloatConstant(Pick(Numbers), IrType.Double),
        1 => new FloatConstant(Pick(Numbers), IrType.Double),
        2 => -Double(scope, depth - 1),
        3 => new Generator.IR.Convert(Int(scope, depth - 1), IrType.Double),
        4 => new Conditional(Bool(scope, depth - 1), Double(scope, depth - 1), Double(scope, depth - 1)),
        _ => new Binary(Pick(DoubleOperators), Double(scope, depth - 1), Double(scope, depth - 1), IrType.Double),
    };

    public Expr Int(IReadOnlyList<Local> scope, int depth) => Choose(depth) switch
    {
        0 or 3 => (Expr?)Leaf(scope, IrType.Int32) ?? new IntConstant(random.Next(5), IrType.Int32),
        // No constants below operators: the compiler would fold them, and complain of an overflow.
        1 => (Expr?)Leaf(scope, IrType.Int32) ?? new IntConstant(random.Next(5), IrType.Int32),
        2 => new Unary(UnaryOp.Negate, Int(scope, depth - 1), IrType.Int32),
        4 => new Conditional(Bool(scope, depth - 1), Int(scope, depth - 1), new IntConstant(random.Next(-3, 4), IrType.Int32)),
        _ => new Binary(Pick(IntOperators), Int(scope, depth - 1), Int(scope, depth - 1), IrType.Int32),
    };

    public Expr Bool(IReadOnlyList<Local> scope, int depth) => Choose(depth) switch
    {
        <= 1 => new Binary(Pick(Comparisons), Int(scope, depth - 1), new IntConstant(random.Next(5), IrType.Int32), IrType.Boolean),
        2 => new Unary(UnaryOp.Not, Bool(scope, depth - 1), IrType.Boolean),
        3 => new Binary(BinaryOp.And, Bool(scope, depth - 1), Bool(scope, depth - 1), IrType.Boolean),
        4 => new Binary(BinaryOp.Or, Bool(scope, depth - 1), Bool(scope, depth - 1), IrType.Boolean),
        _ => new Binary(Pick(Comparisons), Leaf(scope, IrType.Double)!, Double(scope, depth - 1), IrType.Boolean),
    };

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private int Choose(int depth) => depth <= 0 ? random.Next(2) : random.Next(9);

    private Local? Leaf(IReadOnlyList<Local> scope, IrType type) =>
        scope.Where(local => local.Type == type).ToArray() is { Length: > 0 } locals ? Pick(locals) : null;
}
