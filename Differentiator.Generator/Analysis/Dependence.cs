using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Analysis;

/// <summary>
/// Which values are computed from a parameter, whether or not a derivative flows along: through conversions to
/// integers, rounding and indices too, but not through the conditions of branches.
/// </summary>
internal static class Dependence
{
    /// <summary>Whether a result of the function is computed from the parameter; through <c>Gradient.Stop</c> only if so asked.</summary>
    public static bool OfResult(Function function, Local parameter, bool throughStop)
    {
        Propagation dependence = Of(function, [parameter], throughStop);
        return Results(function).Any(dependence.Reaches);
    }

    /// <summary>What the function returns and leaves in parameters; of one that returns nothing, arrays that it writes too.</summary>
    public static IEnumerable<Expr> Results(Function function)
    {
        if (function.Value is not null)
            return function.Body.Yields;
        Memory memory = Memory.Of(function);
        return function.Body.Yields.Concat(function.Parameters.Select(parameter => parameter.Local).Where(local => local.Type.Element is not null && memory.IsWritten(local)));
    }

    public static Propagation Of(Function function, IEnumerable<Local> sources, bool throughStop) =>
        Propagation.Of(function, sources, (expr, isDependent) => Depends(expr, isDependent, throughStop));

    private static bool Depends(Expr expr, Func<Local, bool> isDependent, bool throughStop) => expr switch
    {
        Local local => isDependent(local),
        Length => false,
        Conditional choice => Depends(choice.WhenTrue, isDependent, throughStop) || Depends(choice.WhenFalse, isDependent, throughStop),
        Call { Function: { ContainingType: "Differentiator.Gradient", Name: "Stop" } } when !throughStop => false,
        _ => expr.Operands().Any(operand => Depends(operand, isDependent, throughStop)),
    };
}
