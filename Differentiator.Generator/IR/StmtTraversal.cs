using System;
using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Walks over statements and regions.</summary>
internal static class StmtTraversal
{
    /// <summary>The locals that the statement defines for those after it (and, for a loop, inside it: its index and parameters).</summary>
    public static IEnumerable<Local> DefinedHere(this Stmt statement) => statement switch
    {
        Let let => [let.Target],
        Scratch scratch => [scratch.Span],
        If branch => (IEnumerable<Local>)branch.Results,
        For loop => loop.Carried.SelectMany(carried => new[] { carried.Parameter, carried.Result }).Prepend(loop.Index),
        Pop pop => [pop.Target],
        Allocate allocation => [allocation.Array],
        Effect { Target: { } target } => [target],
        Invoke invoke => invoke.Result is { } result ? invoke.References.Append(result) : (IEnumerable<Local>)invoke.References,
        Store or Clear or Effect or Throw => [],
        _ => throw Unreachable.Node(statement),
    };

    /// <summary>The expressions that the statement itself evaluates, not those in its regions.</summary>
    public static IEnumerable<Expr> OwnExpressions(this Stmt statement) => statement switch
    {
        Let let => [let.Value],
        Store store => [store.Array, store.Index, store.Value],
        Clear clear => [clear.Span],
        Scratch { Count: { } count } scratch => scratch.Part is { } part ? [count, part] : [count],
        Scratch => [],
        Pop pop => [pop.Tape],
        Allocate allocation => (IEnumerable<Expr>)allocation.Lengths,
        Effect effect => [effect.Code],
        Invoke invoke => invoke.Arguments.Where(argument => argument is not Local local || !invoke.References.Contains(local)).Concat(invoke.Receiver is { } receiver ? [receiver] : []),
        Throw thrown => [thrown.Exception],
        If branch => [branch.Condition],
        For loop => loop.Range.Ends.Concat(loop.Carried.Select(carried => carried.Initial)).Concat(loop.Budget is { } budget ? [budget] : []).Concat(loop.Most is { } most ? [most] : []),
        _ => throw Unreachable.Node(statement),
    };

    public static IEnumerable<Region> Regions(this Stmt statement) => statement switch
    {
        If branch => [branch.Then, branch.Else],
        For loop => [loop.Body],
        Let or Store or Clear or Scratch or Pop or Allocate or Effect or Throw or Invoke => [],
        _ => throw Unreachable.Node(statement),
    };

    /// <summary>The statement over mapped expressions, its regions included; what is stored to stays.</summary>
    public static Stmt MapExpressions(this Stmt statement, Func<Expr, Expr> map) => statement switch
    {
        Let let => let with { Value = map(let.Value) },
        Store store => store with { Array = (Local)map(store.Array), Index = map(store.Index), Value = map(store.Value) },
        Clear clear => clear with { Span = (Local)map(clear.Span) },
        Scratch { Count: { } count } scratch => scratch with { Count = map(count), Part = scratch.Part is { } part ? map(part) : null },
        Scratch scratch => scratch,
        Pop pop => pop with { Tape = (Local)map(pop.Tape) },
        Allocate allocation => allocation with { Lengths = allocation.Lengths.Map(map) },
        Effect effect => effect with { Code = map(effect.Code) },
        Invoke invoke => invoke with
        {
            Writes = invoke.Writes.Map(array => (Local)map(array)),
            Arguments = invoke.Arguments.Map(argument => argument is Local local && invoke.References.Contains(local) ? argument : map(argument)),
            Receiver = invoke.Receiver is { } receiver ? map(receiver) : null,
        },
        Throw thrown => thrown with { Exception = map(thrown.Exception) },
        If branch => branch with
        {
            Condition = map(branch.Condition),
            Then = branch.Then.MapExpressions(map),
            Else = branch.Else.MapExpressions(map),
        },
        For loop => loop with
        {
            Range = loop.Range.Map(map),
            Carried = loop.Carried.Map(carried => carried with { Initial = map(carried.Initial) }),
            Body = loop.Body.MapExpressions(map),
            Condition = loop.Condition is null ? null : map(loop.Condition),
            Budget = loop.Budget is null ? null : map(loop.Budget),
            Most = loop.Most is null ? null : map(loop.Most),
        },
        _ => throw Unreachable.Node(statement),
    };

    public static Region MapExpressions(this Region region, Func<Expr, Expr> map) =>
        new(region.Statements.Map(statement => statement.MapExpressions(map)), region.Yields.Map(map));

    /// <summary>The statement with its regions mapped.</summary>
    public static Stmt MapRegions(this Stmt statement, Func<Region, Region> map) => statement switch
    {
        If branch => branch with { Then = map(branch.Then), Else = map(branch.Else) },
        For loop => loop with { Body = map(loop.Body) },
        _ => statement,
    };

    // Lists and not nested iterators, in which every item would pass through all those above it.

    /// <summary>Every statement of the region, those of nested regions after their own.</summary>
    public static IEnumerable<Stmt> AllStatements(this Region region) => Collected<Stmt>(all => Collect(region, all));

    public static IEnumerable<Stmt> SelfAndNested(this Stmt statement) => Collected<Stmt>(all => Collect(statement, all));

    /// <summary>Every expression that is evaluated in the region, nested ones included.</summary>
    public static IEnumerable<Expr> AllExpressions(this Region region) => Collected<Expr>(all => Collect(region, all));

    public static IEnumerable<Expr> AllExpressions(this Stmt statement) => Collected<Expr>(all => Collect(statement, all));

    /// <summary>What the statement evaluates before each iteration: a loop's condition.</summary>
    public static IEnumerable<Expr> Repeated(this Stmt statement) => statement is For { Condition: { } condition } ? [condition] : [];

    /// <summary>The arrays, spans and tapes that the statement, or one inside it, writes.</summary>
    public static IEnumerable<Local> Written(this Stmt statement) => statement.SelfAndNested().SelectMany(inner => inner switch
    {
        Store store => new[] { store.Array },
        Clear clear => [clear.Span],
        Pop pop => [pop.Tape],
        Invoke invoke => [.. invoke.Writes],
        _ => [],
    });

    /// <summary>Every local that the statement defines, nested definitions included.</summary>
    public static IEnumerable<Local> AllDefined(this Stmt statement) => statement.SelfAndNested().SelectMany(DefinedHere);

    private static List<T> Collected<T>(Action<List<T>> collect)
    {
        List<T> all = [];
        collect(all);
        return all;
    }

    private static void Collect(Region region, List<Stmt> all)
    {
        foreach (Stmt statement in region.Statements)
            Collect(statement, all);
    }

    private static void Collect(Stmt statement, List<Stmt> all)
    {
        all.Add(statement);
        foreach (Region inner in statement.Regions())
            Collect(inner, all);
    }

    private static void Collect(Region region, List<Expr> all)
    {
        foreach (Stmt statement in region.Statements)
            Collect(statement, all);
        foreach (Expr yield in region.Yields)
            all.Add(yield);
    }

    private static void Collect(Stmt statement, List<Expr> all)
    {
        all.AddRange(statement.OwnExpressions());
        all.AddRange(statement.Repeated());
        foreach (Region inner in statement.Regions())
            Collect(inner, all);
    }
}
