using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Takes what every iteration of a loop would compute alike out of the derivative statements in it:
/// <c>2 * sumAdjoint * error</c> keeps one product per iteration.
/// </summary>
internal sealed class LoopInvariants
{
    private readonly LocalSupply supply;

    private LoopInvariants(LocalSupply supply) => this.supply = supply;

    public static Function Apply(Function function)
    {
        LoopInvariants pass = new(LocalSupply.For(function));
        return function with { Body = pass.Hoist(function.Body) };
    }

    private Region Hoist(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            Stmt inner = statement.MapRegions(Hoist);
            statements.Add(inner is For loop ? Hoist(loop, statements) : inner);
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    // for (..) { .. 2 * a * x[i] .. }   becomes   double aFactor = 2 * a; for (..) { .. aFactor * x[i] .. }
    private For Hoist(For loop, List<Stmt> before)
    {
        HashSet<Local> inside = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter), .. loop.Body.Statements.SelectMany(StmtTraversal.AllDefined)];
        Dictionary<Expr, Local> hoisted = [];
        EquatableArray<Stmt> statements = loop.Body.Statements.Map(statement =>
            statement.Origin.Sweep == Sweep.Reverse ? statement.MapExpressions(expr => Hoist(expr, inside, hoisted)) : statement);
        Dictionary<Local, Expr> opposites = Opposites(hoisted);
        if (opposites.Count > 0)
            statements = statements.Map(statement => statement.MapExpressions(expr => expr.Substitute(opposites)));
        before.AddRange(hoisted.Where(pair => !opposites.ContainsKey(pair.Value)).Select(pair => new Let(pair.Value, pair.Key, OriginOf(pair.Key, before))).ToArray());
        return loop with { Body = loop.Body with { Statements = statements } };
    }

    // -2 * a   becomes   -aFactor   where aFactor = 2 * a is there
    private static Dictionary<Local, Expr> Opposites(Dictionary<Expr, Local> hoisted)
    {
        Dictionary<Local, Expr> opposites = [];
        foreach ((Expr value, Local name) in hoisted.Select(pair => (pair.Key, pair.Value)))
        {
            if (value is Binary { Op: BinaryOp.Multiply, Left: FloatConstant { Value: < 0 } factor } product
                && hoisted.TryGetValue(product with { Left = factor with { Value = -factor.Value } }, out Local? opposite))
                opposites.Add(name, new Unary(UnaryOp.Negate, opposite, name.Type));
        }

        return opposites;
    }

    // A scaled adjoint stands under the comment of the adjoint.
    private static Origin OriginOf(Expr hoisted, List<Stmt> before) =>
        before.OfType<Let>().LastOrDefault(let => let.Origin.Sweep == Sweep.Reverse && hoisted.Reads(let.Target))?.Origin ?? Origin.None.In(Sweep.Reverse);

    private Expr Hoist(Expr expr, HashSet<Local> inside, Dictionary<Expr, Local> hoisted)
    {
        if (!IsInvariant(expr, inside))
        {
            // What is evaluated on demand is not evaluated before.
            return expr is Conditional or Binary { Op: BinaryOp.And or BinaryOp.Or }
                ? expr
                : Regrouped(expr, inside).MapOperands(operand => Hoist(operand, inside, hoisted));
        }

        if (!hoisted.TryGetValue(expr, out Local? name))
            hoisted.Add(expr, name = supply.Temporary(expr.Locals().First().Name + "Factor", expr.Type));
        return name;
    }

    // 2 * (a * x)   becomes   (2 * a) * x   where 2 * a is the same in each iteration
    private static Expr Regrouped(Expr expr, HashSet<Local> inside)
    {
        if (expr is not Binary { Op: BinaryOp.Multiply, Left: FloatConstant factor } product)
            return expr;
        List<Expr> factors = [.. Factors.Of(product.Right)];
        Expr? invariant = factors.FirstOrDefault(candidate => candidate is Local local && !inside.Contains(local));
        if (invariant is null || factors.Count < 2)
            return expr;
        factors.Remove(invariant);
        return (factor * invariant) * factors.Aggregate((left, right) => left * right);
    }

    private static bool IsInvariant(Expr expr, HashSet<Local> inside) =>
        expr.Type.IsFloatingPoint
        && !Cost.IsTrivial(expr)
        && expr is Binary or Unary or Convert or Call
        && expr.Locals().Any()
        && expr.SelfAndDescendants().All(node => node is not Load and not Conditional && !MayThrow(node) && !(node is Local local && inside.Contains(local)));

    // Matrix4x4.CreatePerspective(1, 1, near, far).M33: a loop without iterations does not ask for it.
    private static bool MayThrow(Expr expr) => expr is Call { Function: { Part.Length: > 0, VectorSize: 0 } };
}
