using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Lets the next version of an adjoint be written only after the last statement that reads the present one, so that
/// both can be one variable: <c>xGradient[i] = pAdjoint * s; pAdjoint *= x[i];</c>
/// </summary>
internal static class AdjointOrder
{
    public static Function Apply(Function function) => function with { Body = InOrder(function.Body, Memory.Of(function)) };

    private static Region InOrder(Region region, Memory memory)
    {
        List<Stmt> statements = [.. region.Statements.Select(statement => statement.MapRegions(inner => InOrder(inner, memory)))];
        for (int k = statements.Count - 1; k >= 0; k--)
        {
            if (statements[k] is not Let { Origin.Sweep: Sweep.Reverse } next || Present(next) is not { } present || memory.ReadsWritten(next.Value))
                continue;
            int last = statements.FindLastIndex(statement => Reads(statement, present));
            if (last <= k || Enumerable.Range(k + 1, last - k).Any(between => Reads(statements[between], next.Target)))
                continue;
            statements.RemoveAt(k);
            statements.Insert(last, next);
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    /// <summary>The version of the same adjoint that the statement reads.</summary>
    private static Local? Present(Let next) => next.Value.Locals().FirstOrDefault(local => local.Name == next.Target.Name);

    private static bool Reads(Stmt statement, Local local) => statement.AllExpressions().Any(expr => expr.Reads(local));
}
