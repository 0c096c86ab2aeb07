using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>
/// What every term of a sum is multiplied with is applied once, to the sum: <c>eAdjoint = factor * e</c> with
/// <c>wAdjoint += eAdjoint * x[i]</c> becomes <c>wAdjoint += e * x[i]</c> and a product behind the loop.
/// </summary>
internal sealed class CommonFactors(LoopAccesses accesses)
{
    public (For Loop, IReadOnlyList<Reduction> Reductions) Apply(For loop, IReadOnlyList<Reduction> reductions)
    {
        Reduction[] factored = [.. reductions];
        foreach (Let scaled in loop.Body.Statements.OfType<Let>().ToArray())
        {
            if (scaled.Value is not Binary { Op: BinaryOp.Multiply } product || Split(product) is not ({ } factor, Local rest) || SumsOf(loop, scaled.Target, factored) is not { } sums)
                continue;
            foreach (int k in sums)
                factored[k] = factored[k] with { Factor = factor };
            loop = loop with { Body = Without(loop.Body, scaled, rest) };
        }

        return (loop, factored);
    }

    private (Expr Factor, Expr Other)? Split(Binary product) => (accesses.IsInvariant(product.Left), accesses.IsInvariant(product.Right)) switch
    {
        (true, false) when IsNumber(product.Left) => (product.Left, product.Right),
        (false, true) when IsNumber(product.Right) => (product.Right, product.Left),
        _ => null,
    };

    private static bool IsNumber(Expr factor) => factor is Local or FloatConstant;

    /// <summary>The sums, without a factor yet, of which the value is in the only term; null if it is used elsewhere.</summary>
    private static List<int>? SumsOf(For loop, Local scaled, Reduction[] reductions)
    {
        List<int> sums = [];
        foreach (Stmt statement in loop.Body.Statements)
        {
            if (!statement.AllExpressions().Any(expr => expr.Reads(scaled)))
                continue;
            int k = statement is Let let ? System.Array.FindIndex(reductions, reduction => reduction is { IsSum: true, Factor: null } && reduction.Links.Count == 2 && reduction.Links[1] == let.Target) : -1;
            if (k < 0 || loop.Body.Yields[k] != reductions[k].Links[1] || ((Let)statement).Value is not Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum || sum.Left != reductions[k].Links[0] || !IsTerm(sum.Right, scaled))
                return null;
            sums.Add(k);
        }

        return sums.Count > 0 && !loop.Body.Yields.Any(value => value.Reads(scaled)) ? sums : null;
    }

    private static bool IsTerm(Expr term, Local scaled) => term == scaled
        || (term is Binary { Op: BinaryOp.Multiply } product && ((product.Left == scaled && !product.Right.Reads(scaled)) || (product.Right == scaled && !product.Left.Reads(scaled))));

    private static Region Without(Region body, Let scaled, Local rest) => new Region(body.Statements.Where(statement => !ReferenceEquals(statement, scaled)).ToEquatableArray(), body.Yields)
        .MapExpressions(expr => expr.ReplaceLocals(local => local == scaled.Target ? rest : local));
}
