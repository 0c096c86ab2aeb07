using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Normalize;

/// <summary>
/// Turns conditional expressions of floating-point type into branches, so that a derivative is taken only of the side
/// that was evaluated: <c>x > 0 ? Math.Log(x) : 0</c> has derivative 0 at 0, never NaN.
/// </summary>
internal sealed class ConditionalLifting
{
    private readonly LocalSupply supply;

    private ConditionalLifting(LocalSupply supply) => this.supply = supply;

    public static Function Apply(Function function)
    {
        ConditionalLifting pass = new(LocalSupply.For(function));
        return function with { Body = pass.Lift(function.Body) };
    }

    private Region Lift(Region region) => Expansion.Of(region, Lift);

    private Expr Lift(Expr expr, Origin origin, List<Stmt> before)
    {
        switch (expr)
        {
            // .. c ? a : b ..   becomes   if (c) choice = a; else choice = b; .. choice ..
            case Conditional choice when choice.Type.IsFloatingPoint:
                Expr condition = Lift(choice.Condition, origin, before);
                Local result = supply.Temporary("choice", choice.Type);
                Region then = Lift(new Region(EquatableArray<Stmt>.Empty, EquatableArray.Of(choice.WhenTrue)));
                Region otherwise = Lift(new Region(EquatableArray<Stmt>.Empty, EquatableArray.Of(choice.WhenFalse)));
                before.Add(new If(condition, then, otherwise, EquatableArray.Of(result), origin));
                return result;

            // What is evaluated on demand stays where it is; nothing in a condition is differentiated.
            case Conditional or Foreign or Binary { Op: BinaryOp.And or BinaryOp.Or }:
                return expr;
            default:
                return expr.Operands().Any() ? expr.MapOperands(operand => Lift(operand, origin, before)) : expr;
        }
    }
}
