using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Partials read what the method itself has computed: the sine where the cosine is differentiated.</content>
internal sealed partial class ReverseMode
{
    // s = Math.Sin(x); c = Math.Cos(x);   makes of   s̄ * Math.Cos(x)   s̄ * c
    private Expr WithResults(Expr partial, RegionSweep sweep) => partial switch
    {
        // What is compared is not differentiated, a second time neither: of what is known, the value will do.
        Call { Function.ContainingType: LibraryFunctions.ChoiceType } choice =>
            choice with { Arguments = [KnownValues.Settle(choice.Arguments[0]), KnownValues.Settle(choice.Arguments[1]), .. choice.Arguments.Skip(2).Select(chosen => WithResults(chosen, sweep))] },
        _ => ResultOf(partial, sweep) ?? partial.MapOperands(operand => WithResults(operand, sweep)),
    };

    // Where both sweeps of a loop run together, what stands behind it has not been computed yet. What may be infinite keeps its
    // form, as the method's own results count as finite.
    private Local? ResultOf(Expr expr, RegionSweep sweep)
    {
        if (expr is not Call call || !Cost.IsCostlyItself(call) || facts.MayBeInfinite(call))
            return null;
        Local? result = sweep.ResultOf(call, sweep.Region.Statements.Count);
        for (RegionSweep? outer = sweep.Outer; result is null && outer is not null; outer = outer.Outer)
            result = outer.ResultOf(call, outer.Position);
        return result;
    }
}
