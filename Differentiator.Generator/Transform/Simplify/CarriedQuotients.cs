using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Lets the adjoint that an iteration hands on wait for a product, and not for a quotient first: of the divisor's partial,
/// <c>y / b</c>, nothing depends on the iterations before, and the processor has it when the adjoint arrives.
/// </summary>
internal sealed class CarriedQuotients
{
    private readonly For loop;

    /// <summary>What depends on an adjoint that the iteration before has handed on, and on which ones.</summary>
    private readonly Dictionary<Local, HashSet<Local>> arrived;

    private CarriedQuotients(For loop)
    {
        this.loop = loop;
        arrived = Arrived(loop);
    }

    public static Function Apply(Function function) => function with { Body = Visit(function.Body) };

    private static Region Visit(Region region) => region with
    {
        Statements = region.Statements.Map(statement => statement.MapRegions(Visit) is var inner && inner is For { Origin.Sweep: Sweep.Reverse } loop
            ? loop.Body.Statements.OfType<Let>().Aggregate(loop, (all, let) => new CarriedQuotients(all).Shortened(let))
            : inner),
    };

    // a = Strong.Divide(v, b); next = v + Strong.Multiply(-a, y);   becomes   next = v + Strong.Multiply(-v, y / b);
    private For Shortened(Let divided)
    {
        if (divided.Value is not Call { Function: { ContainingType: LibraryFunctions.Strong, Name: "Divide" } } quotient
            || quotient.Arguments[0] is not Local adjoint || !arrived.TryGetValue(adjoint, out HashSet<Local>? from) || HasArrived(quotient.Arguments[1]))
            return loop;
        For shortened = loop with { Body = loop.Body.MapExpressions(expr => Shortened(expr, divided.Target, adjoint, quotient.Arguments[1])) };

        // It is worth a division more where an adjoint comes back to itself, and waits for the quotient nowhere else.
        return Enumerable.Range(0, loop.Carried.Count).Any(k => from.Contains(loop.Carried[k].Parameter)
                && IsReached(loop, loop.Body.Yields[k], divided.Target) && !IsReached(shortened, shortened.Body.Yields[k], divided.Target))
            ? shortened
            : loop;
    }

    private Expr Shortened(Expr expr, Local quotient, Local adjoint, Expr divisor) =>
        expr is Call { Function: { ContainingType: LibraryFunctions.Strong, Name: "Multiply" } } product && !HasArrived(product.Arguments[1]) && IsSame(product.Arguments[0], quotient)
            ? LibraryFunctions.StrongMultiply(product.Arguments[0].ReplaceLocals(_ => adjoint), product.Arguments[1] / divisor)
            : expr.MapOperands(operand => Shortened(operand, quotient, adjoint, divisor));

    private bool HasArrived(Expr expr) => expr.Locals().Any(arrived.ContainsKey);

    private static bool IsSame(Expr factor, Local quotient) => factor == quotient || (factor is Unary { Op: UnaryOp.Negate } negation && negation.Operand == quotient);

    private static bool IsReached(For loop, Expr yield, Local from)
    {
        HashSet<Local> reached = [from];
        foreach (Stmt statement in loop.Body.Statements)
        {
            if (statement.AllExpressions().SelectMany(ExprTraversal.Locals).Any(reached.Contains))
                reached.UnionWith(statement.AllDefined());
        }

        return yield.Locals().Any(reached.Contains);
    }

    private static Dictionary<Local, HashSet<Local>> Arrived(For loop)
    {
        Dictionary<Local, HashSet<Local>> arrived = loop.Carried.ToDictionary(carried => carried.Parameter, carried => new HashSet<Local> { carried.Parameter });
        foreach (Stmt statement in loop.Body.Statements)
        {
            HashSet<Local> all = [.. statement.AllExpressions().SelectMany(ExprTraversal.Locals).Where(arrived.ContainsKey).SelectMany(local => arrived[local])];
            if (all.Count == 0)
                continue;
            foreach (Local defined in statement.AllDefined())
                arrived[defined] = all;
        }

        return arrived;
    }
}
