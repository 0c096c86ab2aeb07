using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Removes names that say nothing: copies, and temporaries that are used once. What the user named stays, unless it
/// is a mere copy.
/// </summary>
internal sealed class Inlining
{
    /// <summary>An expression that would grow beyond this many operations keeps its parts named.</summary>
    private const int Largest = 12;

    private readonly Uses uses;
    private readonly Dictionary<Local, Expr> values = [];

    private Inlining(Function function) => uses = new Uses(function);

    public static Function Apply(Function function)
    {
        Inlining pass = new(function);
        return function with { Body = pass.Inline(function.Body) };
    }

    private Region Inline(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Let let)
            {
                Let inlined = let with { Value = Inline(let.Value) };
                if (Disappears(inlined))
                    values[inlined.Target] = inlined.Value;
                else
                    statements.Add(inlined);
                continue;
            }

            statements.Add(Inline(statement));
        }

        return new Region(statements.ToEquatableArray(), region.Yields.Map(Inline));
    }

    private Stmt Inline(Stmt statement) => statement switch
    {
        Store store => store with { Index = Inline(store.Index), Value = Inline(store.Value) },
        Scratch scratch => scratch with { Count = Inline(scratch.Count) },
        Clear => statement,
        If branch => branch with { Condition = Inline(branch.Condition), Then = Inline(branch.Then), Else = Inline(branch.Else) },
        For loop => loop with
        {
            Range = loop.Range with { Start = Inline(loop.Range.Start), End = Inline(loop.Range.End) },
            Carried = loop.Carried.Map(carried => carried with { Initial = Inline(carried.Initial) }),
            Body = Inline(loop.Body),
        },
        _ => throw Unreachable.Node(statement),
    };

    private Expr Inline(Expr expr) => expr.Substitute(values);

    private bool Disappears(Let let)
    {
        if (Cost.IsTrivial(let.Value))
            return IsCopy(let);
        return uses.Of(let.Target) == 1
            && (let.Target.Role == LocalRole.Temporary || let.Value is Load)
            && !uses.IsReadInDeeperLoop(let.Target)
            && !uses.ReadsWritten(let.Value)
            && !Accumulates(let)
            && Size(let.Value) < Largest;
    }

    // A constant that the user named is kept where it is computed with, not where it only starts a sum.
    private bool IsCopy(Let let) =>
        let.Target.Role == LocalRole.Temporary || let.Value is Local || uses.IsOnlyHandedOn(let.Target);

    // x̄ = x̄ + more stays a statement of its own, under the comment of what it belongs to.
    private static bool Accumulates(Let let) =>
        let.Value is Binary { Op: BinaryOp.Add, Left: Local sum } && sum.Name == let.Target.Name;

    private static int Size(Expr expr) => expr.SelfAndDescendants().Count(node => node is Binary or Call or Conditional);
}
