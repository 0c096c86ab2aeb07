using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Takes scratch memory once, before a loop, rather than in each iteration, where its length is known there; and a tape that an
/// iteration leaves empty. What is taken between loops is taken before them, where that can be: else the JIT keeps what a loop before
/// it carries in memory, as memory that is given back is a <c>try</c>.
/// </summary>
internal sealed class ScratchPlacement
{
    private readonly Lengths lengths;

    private ScratchPlacement(Function function) => lengths = Lengths.Of(function.Body);

    public static Function Apply(Function function)
    {
        Region body = new ScratchPlacement(function).Placed(function.Body);
        return function with { Body = body with { Statements = BeforeLoops(body.Statements).ToEquatableArray() } };
    }

    // for (..) ..; scratch of n; for (..) ..   becomes   scratch of n; for (..) ..; for (..) ..
    private static List<Stmt> BeforeLoops(IEnumerable<Stmt> statements)
    {
        List<Stmt> placed = [];
        foreach (Stmt statement in statements)
        {
            int loop = statement is Scratch { Part: null } made && (made.Count is null || Lengths.IsNonNegative(made.Count)) ? FirstLoop(placed, made) : -1;
            if (loop < 0)
                placed.Add(statement);
            else
                placed.Insert(loop, statement with { Origin = statement.Origin.In(Sweep.Forward) });
        }

        return placed;
    }

    /// <summary>The first loop behind what the length of the memory is computed from.</summary>
    private static int FirstLoop(List<Stmt> placed, Scratch made)
    {
        HashSet<Local> needed = made.Count is null ? [] : [.. made.Count.Locals()];
        int free = 1 + placed.FindLastIndex(earlier => earlier.AllDefined().Any(needed.Contains));
        return placed.FindIndex(free, earlier => earlier.SelfAndNested().Any(inner => inner is For));
    }

    // for (..) { scratch of n; .. }   becomes   scratch of n; for (..) { .. }
    private Region Placed(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements.Select(statement => statement.MapRegions(Placed)))
        {
            if (statement is not For loop)
            {
                statements.Add(statement);
                continue;
            }

            HashSet<Local> inside = [.. loop.AllDefined()];
            List<Stmt> taken = [];
            Region body = Without(loop.Body, inside, taken);
            statements.AddRange(taken);
            statements.Add(loop with { Body = body });
        }

        return region with { Statements = statements.ToEquatableArray() };
    }

    private Region Without(Region region, HashSet<Local> inside, List<Stmt> taken)
    {
        List<Stmt> rest = [];
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Scratch { Count: { } count } scratch && KnownBefore(count, inside) is { } known)
                taken.Add(scratch with { Count = known, IsRenewed = true });
            else if (statement is Scratch { Span.Type: TapeType } tape && IsEmptied(tape.Span, region))
                taken.Add(tape with { IsRenewed = true });
            else
                rest.Add(statement is If ? statement.MapRegions(side => Without(side, inside, taken)) : statement);
        }

        return region with { Statements = rest.ToEquatableArray() };
    }

    // What is pushed and popped is popped as often as it is pushed; what is read by its position stays.
    private static bool IsEmptied(Local tape, Region region) =>
        region.AllStatements().Any(statement => statement is Pop pop && pop.Tape == tape)
        && region.AllExpressions().All(expr => expr == tape || !expr.Reads(tape));

    private Expr? KnownBefore(Expr count, HashSet<Local> inside) =>
        count.Locals().Any(inside.Contains) ? lengths.Before(count, inside)
        : count.SelfAndDescendants().Any(node => node is Load) ? null : count;
}
