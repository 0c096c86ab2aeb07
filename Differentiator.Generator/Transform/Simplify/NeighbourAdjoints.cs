using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Hands on in a variable what an iteration adds to the element that the next one adds to as well: through memory, each iteration
/// would wait until the one before has written.
/// </summary>
internal sealed class NeighbourAdjoints
{
    private readonly Function function;
    private readonly Memory memory;
    private readonly LocalSupply supply;

    private NeighbourAdjoints(Function function)
    {
        this.function = function;
        memory = Memory.Of(function);
        supply = LocalSupply.For(function);
    }

    public static Function Apply(Function function)
    {
        NeighbourAdjoints pass = new(function);
        return function with { Body = pass.Visit(function.Body) };
    }

    private Region Visit(Region region) => region with
    {
        Statements = region.Statements.SelectMany(statement =>
            statement.MapRegions(Visit) is var inner && inner is For loop && NeighbourStores.Of(loop, memory) is { } stores ? Carried(loop, stores) : [inner]).ToEquatableArray(),
    };

    // for (int i = 0; i < n; i++) { g[i] += v; g[i + 1] += w; }
    // becomes
    // for (int i = 0; i < n; i++) { g[i] += next + v; next = w; } if (n > 0) g[n] += next;
    private IEnumerable<Stmt> Carried(For loop, NeighbourStores stores)
    {
        (Store own, Store ahead) = (stores.Own, stores.Ahead);
        Local next = supply.Temporary("nextAdjoint", ahead.Value.Type), last = supply.Temporary("nextAdjoint", ahead.Value.Type);
        Local handed = supply.Temporary("nextAdjoint", ahead.Value.Type);
        Store added = own with { Value = Negations.TrySplit(own.Value, out Expr positive) ? next - positive : next + own.Value, Accumulates = !IsOnlyHere(own) };
        yield return loop with
        {
            Carried = [.. loop.Carried, new Carried(next, next.Constant(0), last)],
            Body = new Region(
                loop.Body.Statements.Map(statement => ReferenceEquals(statement, own) ? added
                    : ReferenceEquals(statement, ahead) ? new Let(handed, ahead.Value, ahead.Origin)
                    : statement),
                [.. loop.Body.Yields, handed]),
        };
        Store rest = new(ahead.Array, stores.Last, last, Accumulates: true, ahead.Origin);
        yield return new If(stores.IsAny, new Region([rest], []), new Region([], []), [], ahead.Origin);
    }

    // What has been cleared, and gets its contributions in this one run of the loop, is assigned.
    private bool IsOnlyHere(Store own)
    {
        Stmt[] before = [.. function.Body.Statements.TakeWhile(statement => statement is not For loop || !loop.Body.Statements.Any(inner => ReferenceEquals(inner, own)))];
        return before.Length < function.Body.Statements.Count
            && before.OfType<Clear>().Any(clear => clear.Span == own.Array)
            && function.Body.AllStatements().OfType<Clear>().Count(clear => clear.Span == own.Array) == 1
            && function.Body.AllStatements().OfType<Store>().Count(store => store.Array == own.Array) == 2
            && Traversal.IsOnlyWritten(function, own.Array);
    }
}
