using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>The array that a function makes and returns.</summary>
internal static class ReturnedArray
{
    // y = scratch of n; clear y   becomes   y = new double[n], which the caller gets
    public static Function OnHeap(Function function)
    {
        if (function.Value is not Local { Type: SpanType { Item: var item } } returned)
            return function;
        Dictionary<Local, Expr> heap = new() { [returned] = returned with { Type = new ArrayType(item) } };
        Stmt[] statements = [.. function.Body.Statements.Where((statement, k) => !IsFirstClear(statement, k, function.Body, returned)).Select(statement => statement switch
        {
            Scratch scratch when scratch.Span == returned => new Allocate((Local)heap[returned], [scratch.Count!], scratch.Origin),
            _ => Carried(statement.MapExpressions(expr => expr.Substitute(heap))),
        })];
        return function with { Body = new Region(statements.ToEquatableArray(), function.Body.Yields.Map(expr => expr.Substitute(heap))) };
    }

    // for (.. carrying Span<double> t from y)   becomes   for (.. carrying Span<double> t from y.AsSpan())
    private static Stmt Carried(Stmt statement)
    {
        Stmt inner = statement.MapRegions(region => region with { Statements = region.Statements.Map(Carried) });
        return inner is not For loop ? inner : loop with
        {
            Carried = loop.Carried.Map(carried => carried.Initial.Type is ArrayType && carried.Parameter.Type is SpanType span
                ? carried with { Initial = new Slice(carried.Initial, new IntConstant(0, IrType.Int32), null, span) }
                : carried),
        };
    }

    // A new array is zero.
    private static bool IsFirstClear(Stmt statement, int position, Region body, Local array) =>
        statement is Clear clear && clear.Span == array && position > 0 && body.Statements[position - 1] is Scratch scratch && scratch.Span == array;
}
