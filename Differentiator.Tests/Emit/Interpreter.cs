using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Tests.Emit;

/// <summary>Evaluates functions over <c>double</c>, <c>int</c> and <c>bool</c> as their definition says, without going through C#.</summary>
internal static class Interpreter
{
    /// <summary>The yields of the function, in order.</summary>
    public static object[] Run(Function function, params object[] arguments)
    {
        Dictionary<int, object> values = [];
        for (int k = 0; k < arguments.Length; k++)
            values[function.Parameters[k].Local.Id] = arguments[k];
        return Run(function.Body, values);
    }

    public static object Evaluate(Expr expr, IReadOnlyDictionary<int, object> values)
    {
        object Of(Expr operand) => Evaluate(operand, values);

        return expr switch
        {
            Local local => values[local.Id],
            FloatConstant constant => constant.Value,
            IntConstant constant => (int)constant.Value,
            BoolConstant constant => constant.Value,
            Unary { Op: UnaryOp.Negate } minus => Of(minus.Operand) is int operand ? (object)unchecked(-operand) : -(double)Of(minus.Operand),
            Unary { Op: UnaryOp.Not } not => !(bool)Of(not.Operand),
            Binary { Op: BinaryOp.And } and => (bool)Of(and.Left) && (bool)Of(and.Right),
            Binary { Op: BinaryOp.Or } or => (bool)Of(or.Left) || (bool)Of(or.Right),
            Binary binary when binary.Left.Type == IrType.Int32 => Apply(binary.Op, (int)Of(binary.Left), (int)Of(binary.Right)),
            Binary binary => Apply(binary.Op, (double)Of(binary.Left), (double)Of(binary.Right)),
            Generator.IR.Convert convert => Of(convert.Operand) is int number ? (double)number : Of(convert.Operand),
            Conditional choice => Of((bool)Of(choice.Condition) ? choice.WhenTrue : choice.WhenFalse),
            _ => throw Unreachable.Node(expr),
        };
    }

    private static object[] Run(Region region, Dictionary<int, object> values)
    {
        foreach (Stmt statement in region.Statements)
            Run(statement, values);
        return [.. region.Yields.Select(yield => Evaluate(yield, values))];
    }

    private static void Run(Stmt statement, Dictionary<int, object> values)
    {
        switch (statement)
        {
            case Let let:
                values[let.Target.Id] = Evaluate(let.Value, values);
                break;
            case If branch:
                Assign(branch.Results, Run((bool)Evaluate(branch.Condition, values) ? branch.Then : branch.Else, values), values);
                break;
            case For loop:
                Run(loop, values);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    private static void Run(For loop, Dictionary<int, object> values)
    {
        object[] carried = [.. loop.Carried.Select(item => Evaluate(item.Initial, values))];
        int end = loop.Range.End is { } bound ? (int)Evaluate(bound, values) : int.MaxValue;
        for (int i = (int)Evaluate(loop.Range.Start, values); i < end; i += loop.Range.Step)
        {
            values[loop.Index.Id] = i;
            Assign(loop.Carried.Select(item => item.Parameter), carried, values);
            if (loop.Condition is { } condition && !(bool)Evaluate(condition, values))
                break;
            carried = Run(loop.Body, values);
        }

        Assign(loop.Carried.Select(item => item.Result), carried, values);
    }

    private static void Assign(IEnumerable<Local> targets, object[] results, Dictionary<int, object> values)
    {
        int k = 0;
        foreach (Local target in targets)
            values[target.Id] = results[k++];
    }

    private static object Apply(BinaryOp op, int left, int right) => unchecked(op switch
    {
        BinaryOp.Add => left + right,
        BinaryOp.Subtract => left - right,
        BinaryOp.Multiply => left * right,
        BinaryOp.BitAnd => left & right,
        BinaryOp.BitXor => left ^ right,
        BinaryOp.ShiftLeft => left << right,
        BinaryOp.ShiftRight => left >> right,
        BinaryOp.Less => left < right,
        BinaryOp.GreaterOrEqual => left >= right,
        BinaryOp.Equal => (object)(left == right),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, null),
    });

    private static object Apply(BinaryOp op, double left, double right) => op switch
    {
        BinaryOp.Add => left + right,
        BinaryOp.Subtract => left - right,
        BinaryOp.Multiply => left * right,
        BinaryOp.Divide => left / right,
        BinaryOp.Less => left < right,
        BinaryOp.GreaterOrEqual => left >= right,
        BinaryOp.Equal => (object)(left == right),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, null),
    };
}
