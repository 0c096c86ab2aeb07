using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Arrays of the function's own that a region clears, writes and reads: what the first loop over one writes is not cleared before, and
/// what the last loop over one has read is not cleared behind it.
/// </summary>
internal sealed class RenewedArrays
{
    private readonly Memory memory;
    private readonly Lengths lengths;
    private readonly Dictionary<Local, Scratch> made;

    /// <summary>How many statements write each array or have expressions with it.</summary>
    private readonly Dictionary<Local, int> mentions = [];

    private RenewedArrays(Function function)
    {
        memory = Memory.Of(function);
        lengths = Lengths.Of(function.Body);
        made = function.Body.AllStatements().OfType<Scratch>().Where(scratch => scratch.Count is not null).ToDictionary(scratch => scratch.Span);
        foreach (Local array in function.Body.AllStatements().SelectMany(Mentioned))
            mentions[array] = 1 + (mentions.TryGetValue(array, out int known) ? known : 0);
    }

    public static Function Apply(Function function)
    {
        if (!function.Body.AllStatements().Any(statement => statement is Clear))
            return function;
        RenewedArrays pass = new(function);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region)
    {
        List<Stmt> statements = [.. region.Statements];
        for (int k = 0; k < statements.Count; k++)
        {
            if (statements[k] is not Clear { Span: var array } || !made.ContainsKey(array) || region.Yields.SelectMany(Roots).Contains(array))
                continue;
            int first = statements.FindIndex(k + 1, statement => Mentions(statement, array)), last = statements.FindLastIndex(statement => Mentions(statement, array));
            if (last > k && !statements.Take(k).Any(statement => Mentions(statement, array)) && IsAllHere(array, statements) && Left(statements[last], array) is { } left)
                statements[last] = left;
            if (first >= 0 && Assigned(statements[first], array) is { } assigned)
            {
                statements[first] = assigned;
                statements.RemoveAt(k--);
            }
        }

        return region with { Statements = statements.Select(statement => statement.MapRegions(Visit)).ToEquatableArray() };
    }

    // for (i ..) t[i] += v;   over all elements becomes   for (i ..) t[i] = v;
    private Stmt? Assigned(Stmt statement, Local array)
    {
        if (statement is not For loop || lengths.CountFromZero(loop) != lengths.Resolved(made[array].Count!) || loop.Body.AllStatements().SelectMany(Mentioned).Count(each => each == array) != 1
            || loop.OwnExpressions().SelectMany(Roots).Contains(array))
            return null;
        int at = loop.Body.Statements.ToList().FindIndex(inner => inner is Store { Member: "", Value: not NewRow } store && store.Array == array && store.Index == loop.Index && !Roots(store.Value).Contains(array));
        return at < 0 ? null
            : loop with { Body = loop.Body with { Statements = [.. loop.Body.Statements.Select((inner, k) => k == at ? (Store)inner with { Accumulates = false } : inner)] } };
    }

    // for (i ..) { v = t[i]; t[i] = 0; .. }   becomes   for (i ..) { v = t[i]; .. }
    private Stmt? Left(Stmt statement, Local array)
    {
        if (statement is not For { IsCounted: true } loop)
            return null;
        Stmt[] body = [.. loop.Body.Statements];
        bool[] isEmptied = [.. body.Select(inner => inner is Store { Accumulates: false, Member: "", Value: FloatConstant { Value: 0 } } store && store.Array == array && store.Index == loop.Index)];
        int first = System.Array.IndexOf(isEmptied, true);
        bool isOnlyTaken = first >= 0 && !body.Skip(first).Where((_, k) => !isEmptied[first + k]).Any(inner => Mentions(inner, array))
            && body.Take(first).Where(inner => Mentions(inner, array)).All(inner => inner is Let { Value: Load load } && load.Array == array && load.Index == loop.Index)
            && !loop.Body.Yields.Concat(loop.OwnExpressions()).SelectMany(Roots).Contains(array);
        return isOnlyTaken ? loop with { Body = loop.Body with { Statements = [.. body.Where((_, k) => !isEmptied[k])] } } : null;
    }

    private bool IsAllHere(Local array, List<Stmt> statements) =>
        statements.SelectMany(StmtTraversal.SelfAndNested).SelectMany(Mentioned).Count(each => each == array) == mentions[array];

    private bool Mentions(Stmt statement, Local array) => statement.SelfAndNested().SelectMany(Mentioned).Contains(array);

    // The roots of what the statement itself, without its regions, writes and of all memory in its expressions, those that a region yields among them.
    private IEnumerable<Local> Mentioned(Stmt statement)
    {
        IEnumerable<Local> written = statement is For or If ? [] : statement.Written().SelectMany(memory.RootsOf);
        IEnumerable<Expr> read = statement.OwnExpressions().Concat(statement.Repeated()).Concat(statement.Regions().SelectMany(region => region.Yields));
        return written.Concat(statement is Scratch ? [] : read.SelectMany(Roots)).Distinct();
    }

    private IEnumerable<Local> Roots(Expr expr) => expr switch
    {
        Length => [],
        Local { Type.Element: not null } array => memory.RootsOf(array),
        Local => [],
        _ => expr.Operands().SelectMany(Roots),
    };
}
