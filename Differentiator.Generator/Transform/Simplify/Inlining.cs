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
    private readonly Memory memory;
    private readonly Dictionary<Local, Expr> values = [];

    private Inlining(Function function)
    {
        uses = new Uses(function);
        memory = Memory.Of(function);
    }

    public static Function Apply(Function function)
    {
        Inlining pass = new(function);
        return function with { Body = pass.Inline(function.Body) };
    }

    private Region Inline(Region region)
    {
        List<Stmt> statements = [];
        for (int k = 0; k < region.Statements.Count; k++)
        {
            Stmt statement = region.Statements[k];
            if (statement is Let let)
            {
                Let inlined = let with { Value = Inline(let.Value) };
                if (Disappears(inlined) && !IsOverwritten(inlined, region, k))
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
        Scratch or Clear or Pop or Allocate or Effect or Throw or Invoke => statement.MapExpressions(Inline),
        If branch => branch with { Condition = Inline(branch.Condition), Then = Inline(branch.Then), Else = Inline(branch.Else) },
        For loop => loop with
        {
            Range = loop.Range.Map(Inline),
            Carried = loop.Carried.Map(carried => carried with { Initial = Inline(carried.Initial) }),
            Condition = loop.Condition is null ? null : Inline(loop.Condition),
            Body = Inline(loop.Body),
        },
        _ => throw Unreachable.Node(statement),
    };

    private Expr Inline(Expr expr) => expr.Substitute(values);

    private bool Disappears(Let let)
    {
        if (let.Target.Type.Element is not null)
            return false;
        if (Cost.IsTrivial(let.Value))
            return IsCopy(let);
        return uses.Of(let.Target) == 1
            && (let.Target.Role == LocalRole.Temporary || let.Value is Load)
            && !uses.IsReadInDeeperLoop(let.Target)
            && !IsUnderItsOwnComment(let)
            && Size(let.Value) < Largest;
    }

    // A constant that the user named is kept where it is computed with, not where it only starts a sum.
    private bool IsCopy(Let let) =>
        let.Target.Role == LocalRole.Temporary || let.Value is Local || uses.IsOnlyHandedOn(let.Target);

    // An adjoint stays under the comment of the statement it belongs to: a sum that another statement adds to, and what
    // leaves a region together with others.
    private bool IsUnderItsOwnComment(Let let) => let.Origin.Sweep == Sweep.Reverse && uses.ReaderOf(let.Target) switch
    {
        Let next => next.Origin != let.Origin && next.Target.Name == let.Target.Name && let.Value is Binary { Op: BinaryOp.Add, Left: Local sum } && sum.Name == let.Target.Name,
        Uses.Yielding { Statement: If branch } => branch.Results.Count > 1,
        Uses.Yielding or Function => true,
        _ => false,
    };

    // An element must not be read after a store to its memory, nor where another statement decides whether it is read at all.
    private bool IsOverwritten(Let let, Region region, int position)
    {
        if (!memory.ReadsWritten(let.Value))
            return MayThrow(let.Value) && IsReadAfterEffect(let.Target, region, position);
        HashSet<Local> read = [.. memory.ReadBy(let)];
        for (int k = position + 1; k < region.Statements.Count; k++)
        {
            Stmt statement = region.Statements[k];
            if (statement.AllExpressions().Any(expr => expr.Reads(let.Target)))
                return !(statement is Let or Store || IsReadByCondition(statement, let.Target));
            if (statement is Effect or Throw || statement.SelfAndNested().Any(inner => inner is Throw) || memory.WrittenBy(statement).Any(read.Contains))
                return true;
        }

        return true;
    }

    private static bool IsReadByCondition(Stmt statement, Local local) => statement is If branch
        && !branch.Then.AllExpressions().Concat(branch.Else.AllExpressions()).Any(expr => expr.Reads(local));

    // What fails before an effect must not come to fail after it.
    private static bool IsReadAfterEffect(Local local, Region region, int position)
    {
        bool Reads(Stmt statement) => statement.AllExpressions().Any(expr => expr.Reads(local));
        int effect = Enumerable.Range(position + 1, region.Statements.Count - position - 1)
            .FirstOrDefault(k => region.Statements[k].SelfAndNested().Any(inner => inner is Effect or Throw));
        return effect > 0 && (region.Yields.Any(yield => yield.Reads(local)) || region.Statements.Skip(effect).Any(Reads));
    }

    private static bool MayThrow(Expr expr) => expr.SelfAndDescendants().Any(node => node switch
    {
        Load or Binary { IsChecked: true } or Unary { IsChecked: true } or Convert { IsChecked: true } => true,
        Binary { Op: BinaryOp.Divide or BinaryOp.Remainder } quotient => quotient.Type.IsInteger,
        _ => false,
    });

    private static int Size(Expr expr) => expr.SelfAndDescendants().Count(node => node is Binary or Call or Conditional);
}
