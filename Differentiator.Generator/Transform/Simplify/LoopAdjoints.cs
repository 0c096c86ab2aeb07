using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Asks once, before a loop, what its products with an adjoint ask in every iteration that is the same in all of them: one that is
/// normal, neither zero nor tiny nor infinite, needs no strong products, and one that is zero no loop.
/// </summary>
internal sealed class LoopAdjoints
{
    /// <summary>A loop of more statements is not written twice, nor one that runs but once.</summary>
    private const int Largest = 8;

    private readonly LocalSupply supply;
    private readonly Dictionary<Local, Expr> definitions;

    private LoopAdjoints(Function function)
    {
        supply = LocalSupply.For(function);
        definitions = function.Body.AllStatements().OfType<Let>().ToDictionary(let => let.Target, let => let.Value);
    }

    public static Function Apply(Function function)
    {
        LoopAdjoints pass = new(function);
        return function with { Body = pass.Visit(function.Body, isInLoop: false) };
    }

    private Region Visit(Region region, bool isInLoop) => region with { Statements = region.Statements.Map(statement => Visit(statement, isInLoop)) };

    private Stmt Visit(Stmt statement, bool isInLoop)
    {
        if (statement is not For { Origin.Sweep: Sweep.Reverse, IsCounted: true } loop)
            return statement.MapRegions(inner => Visit(inner, isInLoop || statement is For));
        if (isInLoop && Deciding(loop) is { } strong && IsScalar(strong))
            return Decided(loop, strong);

        HashSet<Local> inside = [.. loop.AllDefined()];
        Local? zero = loop.AllExpressions().SelectMany(ExprTraversal.Locals).SelectMany(local => new[] { local, Unscaled(local) })
            .FirstOrDefault(local => !inside.Contains(local) && IsAdjoint(local) && IsScalar(local) && MayBeChosenZero(local) && AddsOnly(loop, local));
        return zero is null ? loop.MapRegions(inner => Visit(inner, isInLoop: true)) : Branch(IsNotZero(zero), loop, otherwise: null);
    }

    /// <summary>The one adjoint of which the products of a small loop inside of another one ask the same in every iteration; else null.</summary>
    public static Local? Deciding(For loop)
    {
        if (loop is not { Origin.Sweep: Sweep.Reverse, IsCounted: true, Carried.Count: 0 } || loop.Body.Statements.Count > Largest || !loop.Body.Statements.All(inner => inner is Let or Store))
            return null;
        HashSet<Local> inside = [.. loop.AllDefined()];
        Local[] strong = [.. StrongProducts(loop).Select(product => product.Arguments[0]).OfType<Local>().Where(factor => !inside.Contains(factor)).Distinct()];
        return strong.Length == 1 ? strong[0] : null;
    }

    // for (..) g[i] += Strong.Multiply(a, p);      becomes   if (IsNormal(a)) for (..) g[i] += a * p; else if (a != 0) the same;
    // for (..) g[i] = Strong.Multiply(a, x[i]);    becomes   if (IsNormal(a)) for (..) g[i] = a * x[i]; else if (a != 0) the same; else for (..) g[i] = 0;
    private If Decided(For loop, Local adjoint)
    {
        For plain = (For)new Cloning(supply).Clone(loop.MapExpressions(expr => WrittenForm.Of(Plain(expr, adjoint))));
        Stmt rest = AddsOnly(loop, adjoint) ? Branch(IsNotZero(adjoint), loop, otherwise: null)
            : ScalesOnly(loop, adjoint) ? Branch(IsNotZero(adjoint), loop, Zeroed(loop))
            : loop;
        return Branch(LibraryFunctions.Test("IsNormal", adjoint), plain, rest);
    }

    private static If Branch(Expr condition, For loop, Stmt? otherwise) =>
        new(condition, new Region([loop], []), new Region(otherwise is null ? [] : [otherwise], []), [], loop.Origin);

    private static Binary IsNotZero(Local adjoint) => new(BinaryOp.NotEqual, adjoint, adjoint.Constant(0), IrType.Boolean);

    private static bool IsScalar(Local local) => local.Type == IrType.Double || local.Type == IrType.Single;

    /// <summary>What a number before a loop is a multiple of by a constant, if it is one.</summary>
    private Local Unscaled(Local local) =>
        definitions.TryGetValue(local, out Expr? value) && value is Binary { Op: BinaryOp.Multiply, Left: FloatConstant, Right: Local of } ? of : local;

    // A partial that is zero does not annul an adjoint that is NaN: only adjoints decide.
    private static bool IsAdjoint(Local local) => local.Role == LocalRole.Temporary && local.Name.Contains("Adjoint");

    private static IEnumerable<Call> StrongProducts(For loop) => loop.Body.AllExpressions()
        .SelectMany(ExprTraversal.SelfAndDescendants)
        .OfType<Call>()
        .Where(call => call.Function.ContainingType == LibraryFunctions.Strong);

    private static Expr Plain(Expr expr, Local adjoint) => expr.MapOperands(operand => Plain(operand, adjoint)) switch
    {
        Call { Function: { ContainingType: LibraryFunctions.Strong, Name: var name } } strong when strong.Arguments[0] == adjoint =>
            name == "Multiply" ? adjoint * strong.Arguments[1] : adjoint / strong.Arguments[1],
        var other => other,
    };

    /// <summary>Whether the loop only adds products with the adjoint to memory.</summary>
    private bool AddsOnly(For loop, Local adjoint) => loop.SelfAndNested().OfType<Store>().All(store => store.Accumulates) && ScalesOnly(loop, adjoint);

    /// <summary>The same loop where all that it adds and assigns is zero.</summary>
    private For Zeroed(For loop)
    {
        Store[] assigned = [.. loop.Body.Statements.OfType<Store>().Where(store => !store.Accumulates).Select(store => store with { Value = store.Value.Constant(0) })];
        return (For)new Cloning(supply).Clone(loop with { Body = new Region(assigned.ToEquatableArray<Stmt>(), []) });
    }

    /// <summary>Whether all that the loop adds and assigns to memory are products with the adjoint.</summary>
    private bool ScalesOnly(For loop, Local adjoint) => loop.Carried.Count == 0
        && ScalesOnly(loop.Body, [adjoint, .. loop.AllExpressions().SelectMany(ExprTraversal.Locals).Where(local => Unscaled(local) == adjoint)]);

    private static bool ScalesOnly(Region region, HashSet<Expr> scaled)
    {
        foreach (Stmt statement in region.Statements)
        {
            switch (statement)
            {
                case Let let:
                    if (IsScaled(let.Value, scaled))
                        scaled.Add(let.Target);
                    break;
                case Store store when IsScaled(store.Value, scaled):
                case For { IsCounted: true, Carried.Count: 0 } inner when ScalesOnly(inner.Body, scaled):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsScaled(Expr expr, HashSet<Expr> scaled) => scaled.Contains(expr) || expr switch
    {
        Unary { Op: UnaryOp.Negate } negation => IsScaled(negation.Operand, scaled),
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract } sum => IsScaled(sum.Left, scaled) && IsScaled(sum.Right, scaled),
        Binary { Op: BinaryOp.Multiply } product => IsScaled(product.Left, scaled) || IsScaled(product.Right, scaled),
        Binary { Op: BinaryOp.Divide } quotient => IsScaled(quotient.Left, scaled),
        Call { Function.ContainingType: LibraryFunctions.Strong } strong => IsScaled(strong.Arguments[0], scaled),
        _ => false,
    };

    /// <summary>Whether a choice makes the adjoint zero: of what is not the largest, of a value that a branch discards.</summary>
    private bool MayBeChosenZero(Expr adjoint) => adjoint switch
    {
        Local local => definitions.TryGetValue(local, out Expr? value) && MayBeChosenZero(value),
        Unary { Op: UnaryOp.Negate } negation => MayBeChosenZero(negation.Operand),
        Binary { Op: BinaryOp.Multiply or BinaryOp.Divide } scaled => MayBeChosenZero(scaled.Left) || MayBeChosenZero(scaled.Right),
        Conditional choice => IsZero(choice.WhenTrue) || IsZero(choice.WhenFalse),
        Call { Function.ContainingType: LibraryFunctions.ChoiceType } choice => choice.Arguments.Skip(2).Any(IsZero),
        Call { Function.ContainingType: LibraryFunctions.Strong } strong => MayBeChosenZero(strong.Arguments[0]),
        _ => false,
    };

    private bool IsZero(Expr side) => side is FloatConstant { Value: 0 } || MayBeChosenZero(side);
}
