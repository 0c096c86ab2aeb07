using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Takes scratch memory once, before a loop, rather than in each iteration, where its length is known there; and a tape that an
/// iteration leaves empty.
/// </summary>
internal sealed class ScratchPlacement
{
    private readonly Lengths lengths;

    private ScratchPlacement(Function function) => lengths = Lengths.Of(function.Body);

    public static Function Apply(Function function) => function with { Body = new ScratchPlacement(function).Placed(function.Body) };

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
