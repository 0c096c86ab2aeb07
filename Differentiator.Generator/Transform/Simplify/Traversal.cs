using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>A loop that writes elements of a destination, each in one iteration at most, and all that is written of it.</summary>
/// <param name="Stores">What writes them: in the loop itself, or row by row in a loop inside it.</param>
/// <param name="Met">How many elements it writes, from the first on; null if that is not known.</param>
/// <param name="IsByRows">Whether it is row by row.</param>
internal sealed record Traversal(For Loop, EquatableArray<Store> Stores, Expr? Met, bool IsByRows)
{
    public static Traversal? Of(Function function, Local destination)
    {
        Expr[] names = [.. Read(function.Body).Where(expr => IsNamed(expr, destination))];
        return names.Length switch
        {
            0 => ByElements(function, destination),
            1 when !function.Body.AllStatements().OfType<Store>().Any(store => store.Array == destination)
                && function.Body.AllStatements().OfType<Let>().FirstOrDefault(let => let.Value == names[0]) is { } view => ByRows(function, view),
            _ => null,
        };
    }

    /// <summary>The loop that is the first to touch a cleared destination, where it writes each of its elements once; others may add to them later.</summary>
    public static Traversal? First(Function function, Clear clear, Local destination)
    {
        Stmt? first = function.Body.Statements.SkipWhile(statement => !ReferenceEquals(statement, clear)).Skip(1).FirstOrDefault(statement =>
            statement.Written().Contains(destination) || statement.AllExpressions().SelectMany(ExprTraversal.Locals).Contains(destination));
        if (first is not For loop || StoresIn(loop, destination) is not { Count: 1 } stores || stores[0].Member.Length > 0)
            return null;
        bool isOnce = loop.Body.AllStatements().Count(statement => !statement.Regions().Any() && statement.Written().Contains(destination)) == 1
            && !Read(loop.Body).Concat(loop.OwnExpressions()).Any(expr => IsNamed(expr, destination));
        return isOnce ? new Traversal(loop, stores, Count(loop, function), IsByRows: false) : null;
    }

    /// <summary>Whether memory is written under its own name alone, and nothing of it is read.</summary>
    public static bool IsOnlyWritten(Function function, Local memory) => !Read(function.Body).Any(expr => IsNamed(expr, memory));

    /// <summary>All expressions, but for the names of what is written.</summary>
    private static IEnumerable<Expr> Read(Region region) => region.Statements
        .SelectMany(statement => (statement switch
        {
            Store store => [store.Index, store.Value],
            Clear => [],
            _ => statement.OwnExpressions(),
        }).Concat(statement.Repeated()).Concat(statement.Regions().SelectMany(Read)))
        .Concat(region.Yields);

    /// <summary>Whether elements are read, or the memory gets another name; its length may be asked for.</summary>
    private static bool IsNamed(Expr expr, Local memory) =>
        expr == memory || (expr is not Length && expr.Operands().Any(operand => IsNamed(operand, memory)));

    // for (i ..) g[i] += v;
    private static Traversal? ByElements(Function function, Local destination) => function.Body.Statements.OfType<For>()
        .Select(loop => new Traversal(loop, StoresIn(loop, destination), Count(loop, function), IsByRows: false))
        .FirstOrDefault(found => found.Stores.Count > 0) is { } traversal && traversal.IsAll(function, destination) ? traversal : null;

    // for (i ..) { row = g.Slice(i * n, n); for (j ..) row[j] += v; }   where slices of different iterations have nothing in common:
    // i runs through all from 0 on, so that a start that overflows has been out of range before it could come round.
    private static Traversal? ByRows(Function function, Let view)
    {
        if (view.Value is not Slice { Array: Local, Start: Binary { Op: BinaryOp.Multiply } start, Length: { } width } || Read(function.Body).Any(expr => IsNamed(expr, view.Target)))
            return null;
        if (function.Body.Statements.OfType<For>().FirstOrDefault(loop => loop.Body.Statements.Contains(view)) is { } loop)
        {
            HashSet<Local> inside = [.. loop.AllDefined()];
            bool isRow = (start.Left == loop.Index && start.Right == width) || (start.Right == loop.Index && start.Left == width);
            if (!isRow || !IsFromZero(loop) || width.SelfAndDescendants().Any(node => node is Load or Call || (node is Local local && inside.Contains(local))))
                return null;
            return loop.Body.Statements.OfType<For>()
                .Select(inner => new Traversal(loop, StoresIn(inner, view.Target), Times(Count(loop, function), width, Count(inner, function), function), IsByRows: true))
                .FirstOrDefault(found => found.Stores.Count > 0) is { } traversal && traversal.IsAll(function, view.Target) ? traversal : null;
        }

        return null;
    }

    // Two stores to one element are two contributions.
    private bool IsAll(Function function, Local span)
    {
        Store[] all = [.. function.Body.AllStatements().OfType<Store>().Where(store => store.Array == span)];
        return all.Length == Stores.Count && !all.Any(store => all.Any(other => !ReferenceEquals(store, other) && !ElementParts.AreApart(store.Member, other.Member)));
    }

    private static EquatableArray<Store> StoresIn(For loop, Local span) => loop.Body.Statements
        .OfType<Store>()
        .Where(store => store.Array == span && store.Index == loop.Index)
        .ToEquatableArray();

    private static bool IsFromZero(For loop) => loop.IsCounted && loop.Range is { Start: IntConstant { Value: 0 }, Step: 1 } or { End: IntConstant { Value: 0 }, Step: -1 };

    // A row is as long as its slice. Where there is none, there are no elements; else its slice has made sure that n is not negative.
    private static Binary? Times(Expr? rows, Expr width, Expr? met, Function function) =>
        rows is Length && met == Resolved(width, function) ? new Binary(BinaryOp.Multiply, rows, width, width.Type) : null;

    // The loop's index takes every value from 0 to a bound, upward or downward.
    private static Expr? Count(For loop, Function function) => loop.IsCounted ? loop.Range switch
    {
        { Start: IntConstant { Value: 0 }, Step: 1, IsInclusive: false, End: { } end } => Resolved(end, function),
        { End: IntConstant { Value: 0 }, Step: -1, IsInclusive: true, Start: Binary { Op: BinaryOp.Subtract, Left: var end, Right: IntConstant { Value: 1 } } } => Resolved(end, function),
        _ => null,
    }
    : null;

    // row.Length   becomes   n   where row = w.Slice(i * n, n), and where row = new double[n]
    private static Expr Resolved(Expr count, Function function)
    {
        Expr? known = count is Length { Array: Local array } ? function.Body.AllStatements().Select(statement => statement switch
        {
            Let { Value: Slice { Length: { } length } } view when view.Target == array => length,
            Scratch { Count: { } length } scratch when scratch.Span == array => length,
            _ => null,
        }).FirstOrDefault(length => length is not null) : null;
        return known is null ? count : Resolved(known, function);
    }
}
