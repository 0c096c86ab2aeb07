using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>Removes, at the end of a reverse sweep, what writes memory of the function's own that is not read any more: the adjoints of an
/// array that was filled with data are cleared for nobody. What the user's own code writes stays, as it may throw.</summary>
internal static class UnreadStores
{
    public static Function Apply(Function function)
    {
        Memory memory = Memory.Of(function);
        HashSet<Local> own = [.. function.Body.AllStatements().Where(statement => statement is Scratch or Allocate).SelectMany(StmtTraversal.DefinedHere)];
        HashSet<Local> read = [.. function.Body.Yields.SelectMany(value => Mentioned(value, memory))];
        List<Stmt> kept = [];
        foreach (Stmt statement in function.Body.Statements.Reverse())
        {
            if (IsOnlyWriting(statement) && statement.Written().All(IsUnread))
                continue;
            kept.Add(statement);
            read.UnionWith(statement.AllExpressions().SelectMany(value => Mentioned(value, memory)));
        }

        if (kept.Count == function.Body.Statements.Count)
            return function;
        kept.Reverse();
        return function with { Body = function.Body with { Statements = kept.ToEquatableArray() } };

        bool IsUnread(Local array) => memory.RootsOf(array).ToArray() is { Length: > 0 } roots && roots.All(root => own.Contains(root) && !read.Contains(root));
    }

    // for (int i = n - 1; i >= 0; i--) tAdjoint[i] = 0;   at the end   is left out
    private static bool IsOnlyWriting(Stmt statement) => statement switch
    {
        Store or Clear => statement.Origin.Sweep == Sweep.Reverse,
        If { Results.Count: 0 } branch => IsOnlyWriting(branch.Then) && IsOnlyWriting(branch.Else),
        For { IsCounted: true, Carried.Count: 0 } loop => IsOnlyWriting(loop.Body),
        _ => false,
    };

    private static bool IsOnlyWriting(Region region) => region.Statements.All(statement => statement is Let || IsOnlyWriting(statement));

    /// <summary>Every memory that an expression names, for whatever purpose.</summary>
    private static IEnumerable<Local> Mentioned(Expr value, Memory memory) =>
        value.Locals().SelectMany(memory.RootsOf);
}
