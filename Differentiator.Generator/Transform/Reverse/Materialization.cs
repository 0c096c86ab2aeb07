using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// Makes the primal values that a reversed region reads available in it: cheap ones are computed again by copies of
/// their statements, costly ones are left to the caller, who has them kept.
/// </summary>
internal sealed class Materialization
{
    private readonly HashSet<Local> needed;
    private readonly List<Stmt> recomputed = [];
    private readonly List<Local> kept = [];

    private Materialization(IEnumerable<Expr> reads) => needed = [.. reads.SelectMany(ExprTraversal.Locals)];

    /// <summary>What has to be kept from the forward sweep, in the order of definition.</summary>
    public IReadOnlyList<Local> Kept => kept;

    /// <summary>Scratch that the copied statements fill: what the original ones write to it is not read.</summary>
    public IEnumerable<Local> Refilled => recomputed.SelectMany(StmtTraversal.Written);

    /// <param name="region">The reversed region.</param>
    /// <param name="reads">Every expression of its reverse sweep.</param>
    /// <param name="persistent">Scratch whose content lasts from the forward to the reverse sweep of the region.</param>
    public static Materialization Of(RegionSweep region, IEnumerable<Expr> reads, IEnumerable<Local>? persistent = null)
    {
        Materialization materialization = new(reads);
        materialization.needed.ExceptWith(persistent ?? []);
        foreach ((Stmt statement, bool isFused) in region.Joint.Reverse())
            materialization.Visit(statement, isFused);
        materialization.recomputed.Reverse();
        materialization.kept.Reverse();
        return materialization;
    }

    public bool Needs(Local local) => needed.Contains(local);

    /// <summary>Copies of the statements to run again, which define what <paramref name="cloning"/> then replaces.</summary>
    public IReadOnlyList<Stmt> Recompute(Cloning cloning) => recomputed.Select(WithoutEffects.Of).Where(statement => statement is not null).Select(statement => cloning.Clone(statement!)).ToArray();

    private void Visit(Stmt statement, bool isFused)
    {
        Local[] results = statement.DefinedHere().Where(needed.Contains).ToArray();
        bool fills = isFused || statement.Written().Any(needed.Contains);
        if (results.Length == 0 && !fills)
            return;

        if (!fills && IsCostly(statement) && results.All(result => result.Type is ScalarType))
        {
            kept.AddRange(results.AsEnumerable().Reverse());
            return;
        }

        recomputed.Add(statement);
        needed.UnionWith(statement.AllExpressions().SelectMany(ExprTraversal.Locals));
    }

    private static bool IsCostly(Stmt statement) =>
        statement is not Scratch
        && (statement.SelfAndNested().Any(inner => inner is For) || statement.AllExpressions().Any(Cost.IsCostly));
}
