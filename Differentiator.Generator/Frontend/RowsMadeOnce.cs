using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Whether each row of a jagged array is made once at most: the adjoint of a row lies beside it, in the same place of a
/// parallel array, and one that is replaced would be lost.
/// </summary>
internal sealed class RowsMadeOnce
{
    /// <summary>A store that makes a row: the loops around it, and the sides of branches.</summary>
    private sealed record Made(Store Store, EquatableArray<For> Loops, EquatableArray<(If Branch, bool IsThen)> Sides);

    private readonly List<Made> made = [];
    private readonly Local array;

    private RowsMadeOnce(Local array) => this.array = array;

    /// <param name="region">The region that makes the array.</param>
    public static void Check(Region region, Local array, Action<Origin, string, string> refuse)
    {
        RowsMadeOnce rows = new(array);
        rows.Collect(region, [], []);
        for (int k = 0; k < rows.made.Count; k++)
        {
            if (!IsOnce(rows.made[k]) || rows.made.Take(k).Any(other => !AreApart(other, rows.made[k])))
            {
                refuse(rows.made[k].Store.Origin, $"a row of '{array.Name}' that may have been made before", "make each row once, by constant indices or in one loop over its index, and write its elements then");
                return;
            }
        }

        if (rows.FirstShared(region) is { } shared)
            refuse(shared.Origin, $"a row of '{array.Name}' that changes its place before all rows are made", "make all rows before");
    }

    private void Collect(Region region, EquatableArray<For> loops, EquatableArray<(If, bool)> sides)
    {
        foreach (Stmt statement in region.Statements)
        {
            switch (statement)
            {
                case Store { Value: NewRow } store when store.Array == array:
                    made.Add(new Made(store, loops, sides));
                    break;
                case For loop:
                    Collect(loop.Body, loops.Append(loop), sides);
                    break;
                case If branch:
                    Collect(branch.Then, loops, sides.Append((branch, true)));
                    Collect(branch.Else, loops, sides.Append((branch, false)));
                    break;
            }
        }
    }

    private Store? FirstShared(Region region)
    {
        Stmt[] later = [.. region.Statements.SkipWhile(statement => !statement.SelfAndNested().Any(IsShared))];
        return later.SelectMany(StmtTraversal.SelfAndNested).Any(statement => statement is Store { Value: NewRow } store && store.Array == array)
            ? (Store)later[0].SelfAndNested().First(IsShared)
            : null;

        bool IsShared(Stmt statement) => statement is Store { Value: not NewRow } store && store.Array == array;
    }

    private static bool IsOnce(Made row) => row.Loops.Count == 0 || (row.Loops.Count == 1 && RowIndex.Of(row.Store.Index, row.Loops[0]) is not null);

    private static bool AreApart(Made first, Made second)
    {
        bool isEither = first.Sides.Any(side => second.Sides.Contains((side.Branch, !side.IsThen)));
        if (first.Loops.Count == 0 && second.Loops.Count == 0)
            return isEither || (first.Store.Index is IntConstant one && second.Store.Index is IntConstant other && one != other);
        if (first.Loops.SequenceEqual(second.Loops))
            return isEither && first.Store.Index == second.Store.Index;
        return Before(first, second) || Before(second, first);
    }

    /// <summary>Whether all rows of the first are before all rows of the second.</summary>
    private static bool Before(Made first, Made second)
    {
        Expr? end = first.Loops.Count == 0
            ? first.Store.Index is IntConstant constant ? constant with { Value = constant.Value + 1 } : null
            : RowIndex.Of(first.Store.Index, first.Loops[0])!.End;
        Expr? start = second.Loops.Count == 0 ? second.Store.Index : RowIndex.Of(second.Store.Index, second.Loops[0])!.Start;
        return (end, start) is (IntConstant last, IntConstant next) ? last.Value <= next.Value : end is not null && end == start;
    }
}
