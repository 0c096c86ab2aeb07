using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Adds to a caller's accumulator where the sum's last term is computed, under the comment of its statement.</summary>
internal static class AccumulatorForm
{
    // double wAdjoint = v * x; .. wGradient += wAdjoint;   becomes   wGradient += v * x;
    public static Function Apply(Function function)
    {
        Uses uses = new(function);
        Dictionary<Local, Expr> slots = [];
        foreach (Expr yield in function.Body.Yields)
        {
            if (yield is Binary { Op: BinaryOp.Add, Left: Local { Role: LocalRole.Parameter } slot, Right: Local adjoint } && uses.Of(adjoint) == 1)
                slots[adjoint] = slot;
        }

        HashSet<Local> placed = [];
        EquatableArray<Stmt> statements = function.Body.Statements.Map(statement =>
        {
            if (statement is not Let let || !slots.TryGetValue(let.Target, out Expr? slot))
                return statement;
            placed.Add(let.Target);
            return let with { Value = Negations.TrySplit(let.Value, out Expr positive) ? slot - positive : slot + let.Value };
        });
        EquatableArray<Expr> yields = function.Body.Yields.Map(yield =>
            yield is Binary { Right: Local adjoint } && placed.Contains(adjoint) ? adjoint : yield);
        return function with { Body = new Region(statements, yields) };
    }
}
