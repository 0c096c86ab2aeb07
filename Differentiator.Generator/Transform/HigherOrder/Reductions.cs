using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.HigherOrder;

/// <summary>
/// Calls of reductions whose derivative is in the runtime, for second derivatives: the call gives the value, and loops behind it
/// compute the same once more, to be differentiated as often as one likes.
/// </summary>
internal static class Reductions
{
    public static Function Expanded(Function function)
    {
        LocalSupply supply = LocalSupply.For(function);
        Region body = Expanded(function.Body, supply);
        return body == function.Body ? function : function with { Body = body };
    }

    private static Region Expanded(Region region, LocalSupply supply) => region with
    {
        Statements = region.Statements.SelectMany(statement => statement is Invoke { Kernel: not null, Result: { } result } call && ReductionRules.Of(call.Function) is { } formula
            ? Expanded(call, result, formula, supply)
            : [statement.MapRegions(inner => Expanded(inner, supply))]).ToEquatableArray(),
    };

    // s = call Sum(x)   becomes   value = call Sum(x); for i { sum += x[i] }; s = Known.Value(value, sum)
    private static Stmt[] Expanded(Invoke call, Local result, ReductionFormula formula, LocalSupply supply)
    {
        Local value = supply.Temporary(result.Name, result.Type);
        ReductionLoops loops = new(call.Arguments[0], call.Arguments[call.Arguments.Count - 1], value, supply, call.Origin);
        Expr again = formula(loops);
        return
        [
            call with { Result = value, Kernel = null, IsData = true, IsKept = true },
            .. loops.Statements,
            new Let(result, LibraryFunctions.Known(ElementwiseRules.Identity, value, again), call.Origin),
        ];
    }
}
