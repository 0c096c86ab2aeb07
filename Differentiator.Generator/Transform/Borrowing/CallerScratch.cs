using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform.Borrowing;

/// <summary>
/// Lets a derivative take its scratch memory from its caller: what holds numbers of the type that is asked for, stands outside of
/// loops, and is as long as the parameters say. One span follows the other; those of the two sides of a branch share their place.
/// </summary>
internal sealed class CallerScratch
{
    private readonly Local memory;
    private readonly KnownCounts known;
    /// <summary>After undifferentiated code, which may throw or change what lengths are, nothing is taken.</summary>
    private bool isOver;

    private CallerScratch(Local memory, IEnumerable<Parameter> own)
    {
        this.memory = memory;
        known = new KnownCounts(own);
    }

    /// <param name="own">The parameters of the method.</param>
    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts, EquatableArray<Parameter> own) => drafts.Select(draft =>
        draft is { Request.Scratch: { } item, Kind: DerivativeKinds.Gradient or DerivativeKinds.Vjp, Companion: null, Lanes: null } && draft.Request.Kinds.HasFlag(draft.Kind)
            ? Apply(draft, item, own)
            : draft);

    /// <summary>The function as it is without the parameter for scratch memory.</summary>
    public static Function WithoutParameter(Function function, CallerMemory? scratch) => scratch is null ? function
        : function with { Parameters = function.Parameters.Where(parameter => parameter.Local != scratch.Span).ToEquatableArray() };

    private static Draft Apply(Draft draft, ScalarType item, EquatableArray<Parameter> own)
    {
        Function function = draft.Function;
        string name = "scratch";
        for (int number = 1; function.Parameters.Any(parameter => parameter.Local.Name == name); number++)
            name = $"scratch{number}";
        Local memory = LocalSupply.For(function).Parameter(name, new SpanType(item, IsReadOnly: false));
        CallerScratch pass = new(memory, function.Parameters.Take(own.Count));
        (Region body, Expr length) = pass.Placed(function.Body, []);
        return draft with
        {
            Function = function with { Parameters = function.Parameters.Append(new Parameter(memory)).ToEquatableArray(), Body = body },
            Scratch = new CallerMemory(memory, length),
        };
    }

    /// <summary>A region whose spans begin behind what has been taken before it, and how many elements are taken in the end.</summary>
    private (Region Region, Expr Length) Placed(Region region, List<Expr> before)
    {
        (List<Stmt> statements, Expr length) = Placed([.. region.Statements], 0, before);
        return (region with { Statements = statements.ToEquatableArray() }, length);
    }

    private (List<Stmt> Statements, Expr Length) Placed(List<Stmt> statements, int first, List<Expr> before)
    {
        List<Stmt> placed = [];
        List<Expr> taken = [.. before];
        for (int k = first; k < statements.Count; k++)
        {
            Stmt statement = statements[k];
            if (statement is If branch && !isOver && known.Condition(branch.Condition) is { } condition)
            {
                // if (condition) throw ..;   is followed by what takes nothing if the condition holds
                (Region then, Expr whenTrue) = Placed(branch.Then, taken);
                bool isLeft = branch.Then.Statements is { Count: > 0 } inner && inner[inner.Count - 1] is Throw;
                isOver &= !isLeft;
                (Region @else, Expr whenFalse) = Placed(branch.Else, taken);
                placed.Add(branch with { Then = then, Else = @else });
                if (isLeft)
                {
                    isOver |= branch.Else.AllStatements().Any(inner => inner is Effect or Throw);
                    (List<Stmt> rest, whenFalse) = Placed(statements, k + 1, [whenFalse]);
                    return ([.. placed, .. rest], Chosen(condition, whenTrue, whenFalse));
                }

                isOver |= MayLeave(branch);
                taken = [Chosen(condition, whenTrue, whenFalse)];
                continue;
            }

            placed.Add(Placed(statement, taken));
            known.Read(statement);
            isOver |= MayLeave(statement);
        }

        return (placed, ElementCounts.Sum(taken));
    }

    // using Scratch<T> owner = new(n, ..); Span<T> span = owner.Span;   becomes   Span<T> span = scratch.Slice(taken, n);
    private Stmt Placed(Stmt statement, List<Expr> taken)
    {
        if (isOver || statement is not Scratch { Count: { } count } scratch || scratch.Span.Type.Element != memory.Type.Element || known.Of(count) is not { } length)
            return statement;
        Slice part = new(memory, ElementCounts.Sum(taken), ElementCounts.NotNegative(count, length), memory.Type);
        taken.Add(ElementCounts.NotNegative(length, length));
        return scratch with { Part = part };
    }

    private static Expr Chosen(Expr condition, Expr whenTrue, Expr whenFalse) => whenTrue == whenFalse ? whenTrue : new Conditional(condition, whenTrue, whenFalse);

    private static bool MayLeave(Stmt statement) =>
        statement is Effect or Throw || statement.Regions().SelectMany(StmtTraversal.AllStatements).Any(inner => inner is Effect or Throw);
}
