using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>
/// Puts assignments that happen at the same time in an order in which none destroys what a later one reads; cycles
/// become one tuple assignment.
/// </summary>
internal static class ParallelMoves
{
    // a = b; c = a;   becomes   c = a; a = b;
    // a = b; b = a;   becomes   (a, b) = (b, a);
    public static IEnumerable<IReadOnlyList<Move>> InOrder(IEnumerable<Move> moves)
    {
        List<Move> waiting = [.. moves.Where(move => !(move.Value is Local source && source.Id == move.Target.Id))];
        while (waiting.Count > 0)
        {
            List<Move> next = waiting
                .Select(move => MustPrecede(move, waiting))
                .Aggregate((best, group) => group.Count < best.Count ? group : best);
            yield return next;
            waiting.RemoveAll(next.Contains);
        }
    }

    /// <summary>The move and, transitively, every waiting move that reads what it would overwrite.</summary>
    private static List<Move> MustPrecede(Move move, List<Move> waiting)
    {
        List<Move> group = [move];
        for (int k = 0; k < group.Count; k++)
        {
            Local target = group[k].Target;
            group.AddRange(waiting.Where(other => !group.Contains(other) && Locals.Reads(other.Value, target)).ToArray());
        }

        return [.. waiting.Where(group.Contains)];
    }
}
