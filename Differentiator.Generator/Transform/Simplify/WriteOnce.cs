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
        // What is read, or written under another name, may get more than one contribution.
        Local destination = clear.Span;
        if (destination.Role != LocalRole.Parameter || function.Body.AllExpressions().Any(expr => IsUsed(expr, destination)))
            return function;
        if (function.Body.AllStatements().Count(statement => statement is Store store && store.Array == destination) != 1)
            return function;
        if (function.Body.Statements.OfType<For>().FirstOrDefault(candidate => StoreIn(candidate, destination) is not null) is not { } loop)
            return function;

        // g[i] += v   becomes   g[i] = v
        Store written = StoreIn(loop, destination)!;
        For assigning = loop with
        {
            Body = loop.Body with
            {
                Statements = loop.Body.Statements.Map(statement => ReferenceEquals(statement, written) ? written with { Accumulates = false } : statement),
            },
        };
        bool coversAll = SourceOf(function, destination) is { } source && Covers(loop, source);
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

    private static bool IsUsed(Expr expr, Local destination) =>
        expr.SelfAndDescendants().Any(node => node is Load or Slice or Conditional && node.Operands().Contains(destination));

    private static Store? StoreIn(For loop, Local destination) => loop.Body.Statements
        .OfType<Store>()
        .FirstOrDefault(store => store.Array == destination && store.Index == loop.Index);

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
