using System.Collections.Generic;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>
/// Gives a name to every costly intermediate result, so that the reverse sweep can read it instead of computing it
/// again. Names that turn out to be used once are inlined back.
/// </summary>
internal sealed class ResultExposure
{
    private readonly LocalSupply supply;

    private ResultExposure(LocalSupply supply) => this.supply = supply;

    public static Function Apply(Function function)
    {
        ResultExposure pass = new(LocalSupply.For(function));
        return function with { Body = Expansion.Of(pass.Stored(function.Body), pass.Expose) };
    }

    // a[i] = Math.Sqrt(x);   becomes   double element = Math.Sqrt(x); a[i] = element;
    private Region Stored(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Store store && store.Value.Type.IsFloatingPoint && Cost.IsCostlyItself(store.Value))
                statements.Add(store with { Value = Name(store.Value, Names.Of(store.Value), store.Origin, statements) });
            else
                statements.Add(statement.MapRegions(Stored));
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    private Expr Expose(Expr expr, Origin origin, List<Stmt> before)
    {
        if (expr is Foreign)
            return expr;
        if (!Cost.IsCostly(expr) || expr.Type == IrType.Boolean)
            return Condition(expr, origin, before);
        return Operands(expr, origin, before);
    }

    // if (Math.Exp(x) > y)   becomes   bool condition = Math.Exp(x) > y; if (condition)
    private Expr Condition(Expr expr, Origin origin, List<Stmt> before) =>
        expr.Type == IrType.Boolean && Cost.IsCostly(expr) ? Name(expr, "condition", origin, before) : expr;

    // .. + Math.Exp(x) * y   becomes   double exp = Math.Exp(x); .. + exp * y
    private Expr Operands(Expr expr, Origin origin, List<Stmt> before) => expr switch
    {
        Conditional or Binary { Op: BinaryOp.And or BinaryOp.Or } => expr,
        _ => expr.MapOperands(operand =>
        {
            Expr inner = Cost.IsCostly(operand) ? Operands(operand, origin, before) : operand;
            return inner.Type.IsFloatingPoint && Cost.IsCostlyItself(inner)
                ? Name(inner, Names.Of(inner), origin, before)
                : inner;
        }),
    };

    private Local Name(Expr expr, string name, Origin origin, List<Stmt> before)
    {
        Local local = supply.Temporary(name, expr.Type);
        before.Add(new Let(local, expr, origin));
        return local;
    }
}
