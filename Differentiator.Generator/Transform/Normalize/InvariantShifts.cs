using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>
/// Stops derivatives at what is taken off before exponentials and makes no difference in the end, as the maximum in softmax and
/// log-sum-exp: there they are exactly zero, which their terms would add up to but for rounding.
/// </summary>
internal sealed class InvariantShifts
{
    private readonly Memory memory;
    private readonly ICollection<Local> positive;
    private readonly Dictionary<Local, Expr> definitions;

    /// <summary>What is taken off somewhere.</summary>
    private readonly HashSet<Local> shifts;

    private InvariantShifts(Function function)
    {
        memory = Memory.Of(function);
        positive = [.. function.Positive];
        definitions = function.Body.AllStatements().OfType<Let>().ToDictionary(let => let.Target, let => let.Value);
        shifts = [.. function.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Select(Shift).OfType<Local>()];
    }

    public static Function Apply(Function function)
    {
        InvariantShifts pass = new(function);
        return pass.shifts.Count > 0 && pass.positive.Count > 0 ? function with { Body = pass.Visit(function.Body) } : function;
    }

    // The m of exp(x - m).
    private Local? Shift(Expr expr) =>
        ExponentialRules.Exponent(expr) is { } exponent && Named(exponent, _ => true) is Binary { Op: BinaryOp.Subtract, Right: var right }
            ? Named(right, value => value is Local) as Local : null;

    private Expr Named(Expr expr, System.Func<Expr, bool> follows) =>
        expr is Local local && definitions.TryGetValue(local, out Expr? value) && follows(value) ? Named(value, follows) : expr;

    private Region Visit(Region region)
    {
        List<Stmt> statements = [.. region.Statements];
        for (int k = 0; k < statements.Count; k++)
        {
            foreach (Local shift in statements[k].DefinedHere().Where(shifts.Contains))
            {
                if (!ShiftInvariance.IsProved(region, shift, positive, memory))
                    continue;
                Expr Stopped(Expr expr) => expr == shift ? LibraryFunctions.Stop(shift) : expr.MapOperands(Stopped);
                statements = [.. statements.Take(k + 1), .. statements.Skip(k + 1).Select(statement => statement.MapExpressions(Stopped))];
                region = new Region(statements.ToEquatableArray(), region.Yields.Map(Stopped));
            }
        }

        return region with { Statements = statements.Select(statement => statement.MapRegions(Visit)).ToEquatableArray() };
    }
}
