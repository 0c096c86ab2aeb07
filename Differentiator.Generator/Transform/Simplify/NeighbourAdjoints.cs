using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// What an iteration adds to elements that later iterations add to as well stays in variables until an element has all of its
/// contributions: each is assigned once, and in between nothing goes through memory.
/// </summary>
internal static class NeighbourAdjoints
{
    /// <summary>The most variables that a loop gets for it.</summary>
    private const int MostCarried = 3;

    public static Function Apply(Function function)
    {
        foreach (Clear clear in function.Body.Statements.OfType<Clear>().ToArray())
            function = Apply(function, clear);
        return function;
    }

    private static Function Apply(Function function, Clear clear)
    {
        Local destination = clear.Span;
        if (destination.Type.Element is not ScalarType || !ClearedDestination.IsStoredOnly(function, clear))
            return function;
        Store[] stores = ClearedDestination.Stores(function, destination);
        if (stores.Length is < 2 or > MostCarried + 1 || stores.Any(store => !store.Accumulates || store.KeepsValue))
            return function;

        // Each in every iteration, once.
        if (function.Body.Statements.OfType<For>().FirstOrDefault(candidate => candidate.Body.Statements.Contains(stores[0])) is not { } loop
            || loop is not { IsCounted: true, Range: { Step: 1, IsInclusive: false, End: not null } }
            || loop.Body.Statements.OfType<Store>().Count(store => store.Array == destination) != stores.Length)
            return function;
        Store[] ordered = [.. stores.Where(store => Offset(store, loop) is not null).OrderBy(store => Offset(store, loop))];
        Memory memory = Memory.Of(function);
        if (ordered.Length != stores.Length || stores.Any(store => memory.ReadsWritten(store.Value)) || ordered.Where((store, k) => Offset(store, loop) != Offset(ordered[0], loop) + k).Any())
            return function;
        return function with
        {
            Body = function.Body with
            {
                Statements = function.Body.Statements.SelectMany(statement => statement switch
                {
                    For when ReferenceEquals(statement, loop) => Carrying(function, loop, ordered),
                    Clear when ReferenceEquals(statement, clear) && CoversAll(function, loop, ordered) => [],
                    _ => [statement],
                }).ToEquatableArray(),
            },
        };
    }

    /// <summary>How far the element is from that of the loop's index.</summary>
    private static long? Offset(Store store, For loop) => store.Index switch
    {
        Local index when index == loop.Index => 0,
        Binary { Op: BinaryOp.Add, Right: IntConstant by } sum when sum.Left == loop.Index => by.Value,
        Binary { Op: BinaryOp.Subtract, Right: IntConstant by } difference when difference.Left == loop.Index => -by.Value,
        _ => null,
    };

    // The loop's index and one more take every value from 0 to Length - 1. Without iterations, zero goes to the only element, if there is one.
    private static bool CoversAll(Function function, For loop, Store[] ordered) =>
        ordered.Length == 2 && LengthOf(function, ordered[0].Array) is { } length
        && loop.Range.Start is IntConstant start && start.Value == -Offset(ordered[0], loop)
        && loop.Range.End == (start.Value == 0 ? length - new IntConstant(1, IrType.Int32) : start.Value == 1 ? length : null);

    // The guards have made sure that a destination is as long as the parameter it belongs to.
    private static Length? LengthOf(Function function, Local destination) =>
        function.Parameters.First(parameter => parameter.Local == destination).GradientOf is { } source ? new Length(source) : null;

    // for (i ..) { g[i] += a; g[i + 1] += b; }   becomes   next = 0; for (i ..) { g[i] = next + a; next = b; } g[end] = next;
    private static IEnumerable<Stmt> Carrying(Function function, For loop, Store[] ordered)
    {
        LocalSupply supply = LocalSupply.For(function);
        Local destination = ordered[0].Array;
        Local source = function.Parameters.First(parameter => parameter.Local == destination).GradientOf ?? destination;
        Carried[] carried = [.. ordered.Skip(1).Select(store =>
        {
            Local next = supply.Temporary(Names.NextAdjointOf(source), store.Value.Type);
            return new Carried(next, next.Constant(0), supply.Copy(next));
        })];
        IEnumerable<Stmt> statements = loop.Body.Statements.Where(statement => !ordered.Skip(1).Contains(statement)).Select(statement => statement == ordered[0]
            ? ordered[0] with { Accumulates = false, Value = Sum(carried[0].Parameter, ordered[0].Value) }
            : statement);
        IEnumerable<Expr> yields = ordered.Skip(1).Select((store, k) => k + 1 < carried.Length ? Sum(carried[k + 1].Parameter, store.Value) : store.Value);
        yield return loop with
        {
            Carried = loop.Carried.Concat(carried).ToEquatableArray(),
            Body = new Region(statements.ToEquatableArray(), loop.Body.Yields.Concat(yields).ToEquatableArray()),
        };
        Origin origin = Origin.None.In(Sweep.Reverse);
        Region last = new(carried.Select((next, k) => (Stmt)(ordered[k] with { Index = AtEnd(ordered[k].Index, loop), Value = next.Result, Accumulates = false, Origin = origin })).ToEquatableArray(), []);
        Expr isThere = CoversAll(function, loop, ordered) ? LengthOf(function, destination)! > new IntConstant(0, IrType.Int32) : loop.Range.End! > loop.Range.Start;
        yield return new If(isThere, last, new Region([], []), [], origin);
    }

    private static Expr AtEnd(Expr index, For loop) => index == loop.Index ? loop.Range.End! : index.MapOperands(operand => AtEnd(operand, loop));

    private static Expr Sum(Expr carried, Expr contribution) =>
        Negations.TrySplit(contribution, out Expr positive) ? carried - positive : carried + contribution;
}
