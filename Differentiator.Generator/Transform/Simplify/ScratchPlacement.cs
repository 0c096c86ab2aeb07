using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Takes scratch memory once, before a loop, rather than in each iteration, where its length is known there; and a tape that an
/// iteration leaves empty. What is taken behind an innermost loop is taken before it, where that can be: else the JIT keeps what the loop
/// carries in memory, as memory that is given back is a <c>try</c>.
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

    // for (..) s += ..; scratch of n;   becomes   scratch of n; for (..) s += ..;
    private static List<Stmt> BeforeLoops(IEnumerable<Stmt> statements)
    {
        List<Stmt> placed = [];
        foreach (Stmt statement in statements)
        {
            int loop = statement is Scratch { Part: null } made && (made.Count is null || Lengths.IsNonNegative(made.Count)) ? FirstLoop(placed, made) : placed.Count;
            placed.Insert(loop, loop < placed.Count ? statement with { Origin = statement.Origin.In(Sweep.Forward) } : statement);
        }

        return placed;
    }

    /// <summary>The first of the innermost loops that memory can be taken before; loops with loops inside carry their values from one of these to the next in memory anyway.</summary>
    private static int FirstLoop(List<Stmt> placed, Scratch made)
    {
        HashSet<Local> needed = made.Count is null ? [] : [.. made.Count.Locals()];
        int first = placed.Count;
        for (int k = placed.Count - 1; k >= 0 && !placed[k].AllDefined().Any(needed.Contains); k--)
        {
            For[] loops = [.. placed[k].SelfAndNested().OfType<For>()];
            if (loops.Length > 1)
                break;
            if (loops.Length == 1)
                first = k;
        }

        return first;
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
