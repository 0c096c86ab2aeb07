using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Assigns a destination's elements where each gets one contribution at most; and spares clearing it where each gets
/// exactly one.
/// </summary>
internal static class WriteOnce
{
    public static Function Apply(Function function)
    {
        foreach (Clear clear in function.Body.Statements.OfType<Clear>().ToArray())
            function = Apply(function, clear);
        return function;
    }

    private static Function Apply(Function function, Clear clear)
    {
        Local destination = clear.Span;
        if (!ClearedDestination.IsStoredOnly(function, clear))
            return function;
        Store[] all = ClearedDestination.Stores(function, destination);
        if (function.Body.Statements.OfType<For>().FirstOrDefault(candidate => StoresIn(candidate, destination).Any()) is not { } loop)
            return function;
        HashSet<Stmt> written = [.. StoresIn(loop, destination)];
        if (all.Length != written.Count || all.Any(store => all.Any(other => !ReferenceEquals(store, other) && !ElementParts.AreApart(store.Member, other.Member))))
            return function;

        // g[i] += v   becomes   g[i] = v
        For assigning = loop with
        {
            Body = loop.Body with
            {
                Statements = loop.Body.Statements.Map(statement => statement is Store store && written.Contains(store) ? store with { Accumulates = false } : statement),
            },
        };
        bool coversAll = SourceOf(function, destination) is { } source && Covers(loop, source)
            && ElementParts.Leaves(new Load(destination, loop.Index, destination.Type.Element!)).All(leaf => all.Any(store => store.Member == leaf.Member));
        return function with
        {
            Body = function.Body with
            {
                Statements = function.Body.Statements
                    .Where(statement => !(coversAll && ReferenceEquals(statement, clear)))
                    .Select(statement => ReferenceEquals(statement, loop) ? assigning : statement)
                    .ToEquatableArray(),
            },
        };
    }

    private static IEnumerable<Store> StoresIn(For loop, Local destination) => loop.Body.Statements
        .OfType<Store>()
        .Where(store => store.Array == destination && store.Index == loop.Index);

    // The loop's index takes every value from 0 to Length - 1, upward or downward.
    private static bool Covers(For loop, Local source) => loop.IsCounted && loop.Range switch
    {
        { Start: IntConstant { Value: 0 }, Step: 1, IsInclusive: false, End: Length end } => end.Array == source,
        { End: IntConstant { Value: 0 }, Step: -1, IsInclusive: true, Start: Binary { Op: BinaryOp.Subtract, Left: Length length, Right: IntConstant { Value: 1 } } } =>
            length.Array == source,
        _ => false,
    };

    // The guards have made sure that a destination is as long as the parameter it belongs to.
    private static Local? SourceOf(Function function, Local destination) =>
        function.Parameters.First(parameter => parameter.Local == destination).GradientOf;
}
