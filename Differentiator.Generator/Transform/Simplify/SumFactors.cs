using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Multiplies a loop's sums of derivatives by a power of two once, after the loop, and not each term in it: the same bits, as
/// nothing is rounded.
/// </summary>
internal sealed class SumFactors
{
    private readonly LocalSupply supply;
    private readonly Uses uses;

    private SumFactors(Function function)
    {
        supply = LocalSupply.For(function);
        uses = new Uses(function);
    }

    public static Function Apply(Function function)
    {
        SumFactors pass = new(function);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region) => region with
    {
        Statements = region.Statements.SelectMany(statement => statement.MapRegions(Visit) is var inner && inner is For loop ? Visit(loop) : [inner]).ToEquatableArray(),
    };

    private IEnumerable<Stmt> Visit(For loop)
    {
        foreach (Let scaled in loop.Body.Statements.OfType<Let>())
        {
            if (scaled is { Origin.Sweep: Sweep.Reverse, Value: Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor, Right: Local value } } && IsPowerOfTwo(factor.Value)
                && SumsOf(scaled.Target, loop) is { Count: > 0 } sums)
                return Scaled(loop, scaled, factor, value, sums);
        }

        return [loop];
    }

    // for (..) { t = 2 * e; s += t * x; }   becomes   for (..) s += e * x; s = 2 * s;
    private IEnumerable<Stmt> Scaled(For loop, Let scaled, FloatConstant factor, Local value, List<int> sums)
    {
        Dictionary<Local, Expr> unscaled = new() { [scaled.Target] = value };
        List<Stmt> after = [];
        Carried[] carried = [.. loop.Carried];
        foreach (int k in sums)
        {
            Local sum = supply.Copy(carried[k].Result);
            after.Add(new Let(carried[k].Result, factor * sum, scaled.Origin));
            carried[k] = carried[k] with { Result = sum };
        }

        IEnumerable<Stmt> statements = loop.Body.Statements.Where(statement => !ReferenceEquals(statement, scaled)).Select(statement => statement.MapExpressions(expr => expr.Substitute(unscaled)));
        return after.Prepend(loop with { Carried = carried.ToEquatableArray(), Body = loop.Body with { Statements = statements.ToEquatableArray() } });
    }

    /// <summary>The sums from zero of which it is a factor in each term, if it is read for nothing else.</summary>
    private List<int> SumsOf(Local factor, For loop)
    {
        List<int> sums = [];
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            if (loop.Carried[k] is { Initial: FloatConstant { Value: 0 }, Parameter: var sum } && uses.Of(sum) == 1
                && loop.Body.Yields[k] is Local next && uses.Of(next) == 1
                && loop.Body.Statements.OfType<Let>().FirstOrDefault(let => let.Target == next) is { Value: Binary { Op: BinaryOp.Add or BinaryOp.Subtract } added }
                && added.Left == sum && Factors(added.Right).Count(part => part == factor) == 1)
                sums.Add(k);
        }

        return uses.Of(factor) == sums.Count ? sums : [];
    }

    private static IEnumerable<Expr> Factors(Expr expr) => expr switch
    {
        Binary { Op: BinaryOp.Multiply } product => Factors(product.Left).Concat(Factors(product.Right)),
        Unary { Op: UnaryOp.Negate } negation => Factors(negation.Operand),
        _ => [expr],
    };

    // Not below 1: what is added up would be larger than the result.
    private static bool IsPowerOfTwo(double factor) =>
        Math.Abs(factor) >= 1 && !double.IsInfinity(factor) && (BitConverter.DoubleToInt64Bits(factor) & 0xFFFFFFFFFFFFF) == 0;
}
