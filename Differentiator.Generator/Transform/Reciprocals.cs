using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Divides once where adjoints in lanes are divided by the same number several times, and multiplies with what that gives. That rounds
/// once more, and it may be infinite or NaN where the quotient is a number: only for what is computed again if so.
/// </summary>
internal sealed class Reciprocals
{
    private readonly LanesType lanes;
    private readonly LocalSupply supply;

    private Reciprocals(Function sweep, LanesType lanes)
    {
        this.lanes = lanes;
        supply = LocalSupply.For(sweep);
    }

    public static Function Apply(Function sweep, LanesType lanes) => sweep with { Body = new Reciprocals(sweep, lanes).Visit(sweep.Body) };

    private Region Visit(Region region)
    {
        List<Expr> again = [.. region.Statements.SelectMany(StmtTraversal.OwnExpressions).Concat(region.Yields)
            .SelectMany(Divisors).GroupBy(divisor => divisor).Where(group => group.Count() > 1).Select(group => group.Key)];
        Dictionary<Expr, Local> reciprocals = [];
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            Name(statement.OwnExpressions(), statement.Origin);
            statements.Add(statement is If branch ? branch.MapRegions(Visit) : statement.MapExpressions(expr => Multiplied(expr, reciprocals)));
        }

        Name(region.Yields, Origin.None.In(Sweep.Reverse));
        return new Region(statements.ToEquatableArray(), region.Yields.Map(expr => Multiplied(expr, reciprocals)));

        // double angleReciprocal = 1 / angle;
        void Name(IEnumerable<Expr> expressions, Origin origin)
        {
            foreach (Expr divisor in expressions.SelectMany(Divisors).Where(divisor => again.Contains(divisor) && !reciprocals.ContainsKey(divisor)).Distinct().ToList())
            {
                Local reciprocal = supply.Temporary(divisor is Local { Name: var name } ? name + "Reciprocal" : "reciprocal", divisor.Type);
                statements.Add(new Let(reciprocal, 1 / divisor, origin));
                reciprocals.Add(divisor, reciprocal);
            }
        }
    }

    /// <summary>What adjoints are divided by, or their factors are.</summary>
    private IEnumerable<Expr> Divisors(Expr expr) => expr.SelfAndDescendants().Select(Divisor).OfType<Expr>();

    private Expr? Divisor(Expr expr) => expr switch
    {
        Call { Function: { ContainingType: LibraryFunctions.Strong, Name: "Divide" } } quotient when quotient.Type == lanes && quotient.Arguments[1] is not FloatConstant => quotient.Arguments[1],
        Call { Function: { ContainingType: LibraryFunctions.Strong, Name: "Multiply" } } product when product.Type == lanes && product.Arguments[1] is Binary { Op: BinaryOp.Divide, Left: FloatConstant } factor => factor.Right,
        _ => null,
    };

    private Expr Multiplied(Expr expr, Dictionary<Expr, Local> reciprocals)
    {
        Local? reciprocal = Divisor(expr) is { } divisor && reciprocals.TryGetValue(divisor, out Local? known) ? known : null;
        Expr inner = expr.MapOperands(operand => Multiplied(operand, reciprocals));
        return (reciprocal, inner) switch
        {
            (null, _) => inner,

            // Strong.Multiply(a, 0.5 / p)   becomes   Strong.Multiply(a, 0.5 * reciprocal)
            ({ } factor, Call { Function.Name: "Multiply" } product) => product with { Arguments = [product.Arguments[0], ((Binary)product.Arguments[1]).Left * factor] },

            // Strong.Divide(a, p)   becomes   Strong.Multiply(a, reciprocal)
            ({ } factor, Call quotient) => quotient with { Function = quotient.Function with { Name = "Multiply" }, Arguments = [quotient.Arguments[0], factor] },
            _ => throw Unreachable.Node(inner),
        };
    }
}
