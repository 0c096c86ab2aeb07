using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Finds and replaces the locals of an expression.</summary>
internal static class Locals
{
    /// <summary>The locals that <paramref name="expr"/> reads, in order, with repetitions.</summary>
    public static IEnumerable<Local> In(Expr expr) => expr switch
    {
        Local local => [local],
        _ => Children(expr).SelectMany(In),
    };

    public static bool Reads(Expr expr, Local variable) => In(expr).Any(local => local.Id == variable.Id);

    /// <summary>The locals that are read inside <paramref name="region"/>, its own included.</summary>
    public static IEnumerable<Local> In(Region region) =>
        region.Statements.SelectMany(In).Concat(region.Yields.SelectMany(In));

    public static IEnumerable<Local> In(Stmt statement) => statement switch
    {
        Let let => In(let.Value),
        Store store => In(store.Index).Concat(In(store.Value)).Append(store.Array),
        Clear clear => [clear.Span],
        Scratch scratch => In(scratch.Count),
        If branch => In(branch.Condition).Concat(In(branch.Then)).Concat(In(branch.Else)),
        For loop => In(loop.Range.Start).Concat(In(loop.Range.End))
            .Concat(loop.Carried.SelectMany(carried => In(carried.Initial)))
            .Concat(In(loop.Body)),
        _ => throw Unreachable.Node(statement),
    };

    public static IEnumerable<Expr> Children(Expr expr) => expr switch
    {
        Local or FloatConstant or IntConstant or BoolConstant or Verbatim => [],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        IR.Convert convert => [convert.Operand],
        Conditional choice => [choice.Condition, choice.WhenTrue, choice.WhenFalse],
        Load load => [load.Array, load.Index],
        Length length => [length.Array],
        Call call => call.Arguments,
        _ => throw Unreachable.Node(expr),
    };

    public static Expr Replace(Expr expr, Func<Local, Expr> replacement)
    {
        Expr Into(Expr child) => Replace(child, replacement);

        return expr switch
        {
            Local local => replacement(local),
            FloatConstant or IntConstant or BoolConstant or Verbatim => expr,
            Unary unary => unary with { Operand = Into(unary.Operand) },
            Binary binary => binary with { Left = Into(binary.Left), Right = Into(binary.Right) },
            IR.Convert convert => convert with { Operand = Into(convert.Operand) },
            Conditional choice => new Conditional(Into(choice.Condition), Into(choice.WhenTrue), Into(choice.WhenFalse)),
            Load load => load with { Array = Into(load.Array), Index = Into(load.Index) },
            Length length => new Length(Into(length.Array)),
            Call call => call with { Arguments = call.Arguments.Map(Into) },
            _ => throw Unreachable.Node(expr),
        };
    }
}
