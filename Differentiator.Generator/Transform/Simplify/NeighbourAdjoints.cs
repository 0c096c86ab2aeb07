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

    /// <summary>When what an array begins with has to be cleared, where that is not always.</summary>
    private readonly Dictionary<Local, Expr> clearings = [];

    private NeighbourAdjoints(Function function)
    {
        this.function = function;
        memory = Memory.Of(function);
        supply = LocalSupply.For(function);
    }

    public static Function Apply(Function function)
    {
        NeighbourAdjoints pass = new(function);
        Region body = pass.Visit(function.Body);
        return function with { Body = body with { Statements = pass.Spared(body.Statements).ToEquatableArray() } };
    }

    // g.Clear();   becomes   if (n <= 0) g.Clear();   Before the loop: a call behind it would have the loop keep its variables in memory.
    private List<Stmt> Spared(IEnumerable<Stmt> statements)
    {
        List<Stmt> spared = [];
        foreach (Stmt statement in statements)
        {
            if (statement is not Clear { Span: var span } || !clearings.TryGetValue(span, out Expr? isNeeded))
                spared.Add(statement);
            else if (spared.LastOrDefault() is If before && before.Condition == isNeeded && before.Then.Statements.All(inner => inner is Clear))
                spared[spared.Count - 1] = before with { Then = new Region([.. before.Then.Statements, statement], []) };
            else
                spared.Add(new If(isNeeded, new Region([statement], []), new Region([], []), [], statement.Origin));
        }

        return spared;
    }

    private Region Visit(Region region) => region with
    {
        Statements = region.Statements.SelectMany(statement => Carried(statement.MapRegions(Visit))).ToEquatableArray(),
    };

    private IEnumerable<Stmt> Carried(Stmt statement)
    {
        List<Stmt> rest = [];
        Expr? isAny = null;
        while (statement is For loop && NeighbourStores.Of(loop, memory) is { } stores)
        {
            isAny = stores.IsAny;
            (statement, Store last) = Carried(loop, stores);
            rest.Add(last);
        }

        return isAny is null ? [statement] : [statement, new If(isAny, new Region(rest.ToEquatableArray(), []), new Region([], []), [], rest[0].Origin)];
    }

    // for (int i = 0; i < n; i++) { g[i] += v; g[i + 1] += w; }
    // becomes
    // for (int i = 0; i < n; i++) { g[i] += next + v; next = w; } if (n > 0) g[n] += next;
    private (For Loop, Store Last) Carried(For loop, NeighbourStores stores)
    {
        (Store own, Store ahead) = (stores.Own, stores.Ahead);
        string name = function.Parameters.Any(parameter => parameter.Local == own.Array && parameter.TangentOf is not null) ? "nextAdjointTangent" : "nextAdjoint";
        Local next = supply.Temporary(name, ahead.Value.Type), last = supply.Temporary(name, ahead.Value.Type), handed = supply.Temporary(name, ahead.Value.Type);
        bool isOnlyHere = IsOnlyHere(own), isWhole = isOnlyHere && IsWhole(stores);
        Store added = own with { Value = Negations.TrySplit(own.Value, out Expr positive) ? next - positive : next + own.Value, Accumulates = !isOnlyHere };
        For carried = loop with
        {
            Carried = [.. loop.Carried, new Carried(next, next.Constant(0), last)],
            Body = new Region(
                loop.Body.Statements.Map(statement => ReferenceEquals(statement, own) ? added
                    : ReferenceEquals(statement, ahead) ? new Let(handed, ahead.Value, ahead.Origin)
                    : statement),
                [.. loop.Body.Yields, handed]),
        };
        if (isWhole)
            clearings.Add((Local)own.Array, stores.IsNone);
        return (carried, new Store(ahead.Array, stores.Last, last, Accumulates: !isWhole, ahead.Origin));
    }

    // The guards have made sure that a destination is as long as the parameter it belongs to.
    private bool IsWhole(NeighbourStores stores) =>
        stores.Met is Length { Array: Local met } && function.Parameters.FirstOrDefault(parameter => parameter.Local == stores.Own.Array) is { } own && (own.GradientOf == met || own.TangentOf == met)
        && stores.IsNone.SelfAndDescendants().OfType<Local>().All(local => local.Role == LocalRole.Parameter);

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
