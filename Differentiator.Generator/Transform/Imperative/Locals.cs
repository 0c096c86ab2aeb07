using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Finds and replaces the locals that expressions and statements read.</summary>
internal static class Locals
{
    public static IEnumerable<Local> In(Expr expr) => expr.Locals();

    /// <summary>The locals that are read inside the region, its own included.</summary>
    public static IEnumerable<Local> In(Region region) => region.AllExpressions().SelectMany(In);

    public static IEnumerable<Local> In(Stmt statement) => statement.AllExpressions().SelectMany(In);

    public static bool Reads(Expr expr, Local variable) => expr.Reads(variable);

    public static Expr Replace(Expr expr, Func<Local, Expr> replacement) =>
        expr is Local local ? replacement(local) : expr.MapOperands(operand => Replace(operand, replacement));
}
