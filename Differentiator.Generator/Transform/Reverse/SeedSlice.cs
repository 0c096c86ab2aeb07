using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// The reverse statements from which the adjoints of a loop's results are computed, if they can run before the loop:
/// then the loop's forward and reverse sweeps can share its iterations.
/// </summary>
internal static class SeedSlice
{
    /// <returns>The statements, taken out of the sweep, in order; null if they read what the loop or a later statement computes.</returns>
    public static IReadOnlyList<Stmt>? TryTake(IEnumerable<Expr> seeds, int position, Stmt loop, RegionSweep sweep, Memory memory)
    {
        HashSet<Local> needed = [.. seeds.SelectMany(ExprTraversal.Locals)];
        HashSet<Local> written = [.. sweep.Reverse.Concat(sweep.Fused.SelectMany(part => part ?? [])).SelectMany(memory.WrittenBy)];
        List<Stmt> slice = [];
        foreach (Stmt statement in sweep.Reverse.AsEnumerable().Reverse())
        {
            if (!statement.DefinedHere().Any(needed.Contains))
                continue;
            if (statement.Written().Any() || memory.ReadBy(statement).Any(written.Contains))
                return null;
            slice.Add(statement);
            needed.UnionWith(statement.AllExpressions().SelectMany(ExprTraversal.Locals));
        }

        IEnumerable<Stmt> later = sweep.Forward.Skip(position + 1).SelectMany(part => part)
            .Concat(sweep.Fused.SelectMany(part => part ?? []))
            .Append(loop);
        if (later.SelectMany(StmtTraversal.DefinedHere).Any(needed.Contains))
            return null;

        HashSet<Stmt> taken = [.. slice];
        sweep.Reverse = sweep.Reverse.Where(statement => !taken.Contains(statement)).ToList();
        slice.Reverse();
        return slice;
    }
}
