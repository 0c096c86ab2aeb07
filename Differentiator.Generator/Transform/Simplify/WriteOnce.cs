using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Assigns a destination's elements where each gets one contribution at most, or its first one in a loop over all or by a constant index;
/// and spares clearing those that get one for certain.
/// </summary>
internal sealed class WriteOnce
{
    private readonly LocalSupply supply;

    private WriteOnce(LocalSupply supply) => this.supply = supply;

    public static Function Apply(Function function)
    {
        WriteOnce pass = new(LocalSupply.For(function));
        foreach (Clear clear in function.Body.Statements.OfType<Clear>().ToArray())
            function = pass.Apply(function, clear);
        return function;
    }

    private Function Apply(Function function, Clear clear)
    {
        // What is read, or written under another name, may get more than one contribution.
        Local destination = clear.Span;
        if (destination.Role != LocalRole.Parameter)
            return function;

        // What a call adds is a contribution, too.
        if (function.Body.AllStatements().OfType<Invoke>().Any(call => call.Writes.Contains(destination)))
            return function;

        // Where the method clears the array itself, adjoints are cleared a second time: that is no beginning.
        if (function.Body.AllStatements().OfType<Clear>().Count(other => other.Span == destination) != 1
            || function.Body.Statements.TakeWhile(statement => !ReferenceEquals(statement, clear)).Any(statement => statement.Written().Contains(destination)))
            return function;
        if (Traversal.Of(function, destination) is { } traversal)
            return With(traversal, Rest(traversal, function, clear), function, clear);
        return Traversal.First(function, clear, destination) is { } first && Rest(first, function, clear) is { After.Length: 0 } none
            ? With(first, none, function, clear)
            : WithElements(function, clear);
    }

    // g[2] += v   becomes   g[2] = v   where nothing has been added to that element before
    private static Function WithElements(Function function, Clear clear)
    {
        if (!Traversal.IsOnlyWritten(function, clear.Span))
            return function;
        List<Store> met = [];
        bool isCounted = true;
        return function with { Body = function.Body with { Statements = function.Body.Statements.Map(Assigned) } };

        Stmt Assigned(Stmt statement)
        {
            if (ReferenceEquals(statement, clear) || !isCounted || !statement.Written().Contains(clear.Span))
                return statement;
            if (statement is not Store { Index: IntConstant index } store)
            {
                isCounted = false;
                return statement;
            }

            bool isFirst = met.All(other => ((IntConstant)other.Index).Value != index.Value || ElementParts.AreApart(other.Member, store.Member));
            met.Add(store);
            return isFirst ? store with { Accumulates = false } : store;
        }
    }

    private static Function With(Traversal traversal, Cleared cleared, Function function, Clear clear)
    {
        return function with
        {
            Body = function.Body with
            {
                Statements = function.Body.Statements
                    .SelectMany(statement => ReferenceEquals(statement, clear) ? cleared.Before
                        : ReferenceEquals(statement, traversal.Loop) ? [Assigning(traversal), .. cleared.After]
                        : new[] { statement })
                    .ToEquatableArray(),
            },
        };
    }

    // g[i] += v   becomes   g[i] = v
    private static Stmt Assigning(Traversal traversal)
    {
        HashSet<Stmt> written = [.. traversal.Stores];
        return Assigning(traversal.Loop);

        Stmt Assigning(Stmt statement) => statement is Store store && written.Contains(store)
            ? store with { Accumulates = false }
            : statement is For ? statement.MapRegions(region => region with { Statements = region.Statements.Map(Assigning) }) : statement;
    }

    /// <summary>What clears the elements that are not written.</summary>
    private Cleared Rest(Traversal traversal, Function function, Clear clear)
    {
        Local destination = clear.Span;
        bool isWhole = ElementParts.Leaves(new Load(destination, traversal.Loop.Index, destination.Type.Element!)).All(leaf => traversal.Stores.Any(store => store.Member == leaf.Member));
        if (!isWhole || traversal.Met is not { } met)
            return new Cleared([clear], []);

        // The guards have made sure that a destination is as long as the parameter it belongs to.
        Parameter own = function.Parameters.First(parameter => parameter.Local == destination);
        if (met is Length all && (all.Array == own.GradientOf || all.Array == own.TangentOf))
            return new Cleared([], []);

        // g.Clear();   becomes   if (n < g.Length) g.Clear();
        if (!traversal.IsByRows)
            return new Cleared([IsKnownBefore(met, function) ? Where(new Binary(BinaryOp.Less, met, new Length(destination), IrType.Boolean), clear) : clear], []);

        // g.Clear(); for (i < m) ..   becomes   for (i < m) ..; g.Slice(m * n).Clear();
        Local rest = supply.Temporary(destination.Name + "Rest", destination.Type);
        Origin origin = Origin.None.In(Sweep.Reverse);
        return new Cleared([], [new Let(rest, new Slice(destination, met, null, destination.Type), origin), new Clear(rest, origin)]);
    }

    private static If Where(Expr condition, Clear clear) => new(condition, new Region([clear], []), Region.Empty, [], clear.Origin);

    // A number that the method is given, or the length of what the guards have read or what is never null.
    private static bool IsKnownBefore(Expr met, Function function) => met switch
    {
        Local number => number is { Role: LocalRole.Parameter } && number.Type == IrType.Int32,
        Length { Array: Local { Role: LocalRole.Parameter } array, Dimension: null } => array.Type is SpanType || function.Parameters.Any(parameter => parameter.GradientOf == array),
        _ => false,
    };

    /// <summary>What clears a destination before the loop that writes its elements, and after it.</summary>
    private sealed record Cleared(Stmt[] Before, Stmt[] After);
}
