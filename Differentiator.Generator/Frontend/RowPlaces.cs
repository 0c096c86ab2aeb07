using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Frontend;

/// <summary>
/// Jagged arrays whose rows change places. The rows stay where they are made, so that their adjoints lie beside them, and
/// an array of integers tells which of them stands in which place.
/// </summary>
internal sealed class RowPlaces
{
    private readonly Func<string, IrType, Local> newLocal;
    private readonly Action<Origin, string, string> refuse;
    private readonly Dictionary<Local, Local> places = [];

    /// <summary>Rows that are put into another place, with their present place.</summary>
    private readonly Dictionary<Local, Local> placeOf = [];

    /// <summary>Arrays of which a row may be in another place at this point; before that, each is where it was made.</summary>
    private readonly HashSet<Local> changed = [];

    private RowPlaces(Func<string, IrType, Local> newLocal, Action<Origin, string, string> refuse)
    {
        this.newLocal = newLocal;
        this.refuse = refuse;
    }

    /// <param name="refuse">Reports what is refused, and what to write instead.</param>
    public static Region Apply(Region body, Func<string, IrType, Local> newLocal, Action<Origin, string, string> refuse)
    {
        RowPlaces pass = new(newLocal, refuse);
        Store[] stores = [.. body.AllStatements().OfType<Store>().Where(store => store.Array.Type is ArrayType { Item: ArrayType })];
        if (stores.Length == 0)
            return body;
        HashSet<Local> made = [.. body.AllStatements().OfType<Allocate>().Select(allocation => allocation.Array)];
        body = RowViews.Apply(body, made);
        stores = [.. body.AllStatements().OfType<Store>().Where(store => store.Array.Type is ArrayType { Item: ArrayType })];
        foreach (Store foreign in stores.Where(store => !made.Contains(store.Array)))
            refuse(foreign.Origin, $"another row for '{foreign.Array.Name}'", "write the elements of the row, or make the jagged array here");
        pass.Check(body, made);
        pass.Find(body, stores);
        return pass.places.Count == 0 ? body : pass.Rewrite(body);
    }

    private void Check(Region region, HashSet<Local> made)
    {
        foreach (Stmt statement in region.Statements)
        {
            if (statement is Allocate { Array: { Type: ArrayType { Item: ArrayType } } array })
                RowsMadeOnce.Check(region, array, refuse);
            foreach (Region inner in statement.Regions())
                Check(inner, made);
        }
    }

    private void Find(Region body, Store[] stores)
    {
        foreach (Store store in stores.Where(store => store.Value is not NewRow))
        {
            if (!places.ContainsKey(store.Array))
                places.Add(store.Array, newLocal(store.Array.Name + "Order", new SpanType(IrType.Int32, IsReadOnly: false)));
            var row = (Local)store.Value;
            if (!placeOf.ContainsKey(row))
                placeOf.Add(row, newLocal(row.Name + "Place", IrType.Int32));
        }

        foreach (Stmt statement in body.AllStatements())
        {
            if (places.Keys.FirstOrDefault(array => IsPassedOn(statement, array)) is { } array)
                refuse(statement.Origin, $"'{array.Name}', whose rows change places, as a whole", "use its rows, or leave them where they are");
        }
    }

    /// <summary>Whether the array itself is used, other than for its rows and its length.</summary>
    private static bool IsPassedOn(Stmt statement, Local array)
    {
        IEnumerable<Expr> own = statement.OwnExpressions().Concat(statement.Repeated()).Concat(statement.Regions().SelectMany(region => region.Yields));
        return (statement is Store store ? [store.Index, store.Value] : own).Any(expr => IsUsed(expr, array));
    }

    private static bool IsUsed(Expr expr, Local array) => expr switch
    {
        Local local => local == array,
        Load load when load.Array == array => IsUsed(load.Index, array),
        Length => false,
        _ => expr.Operands().Any(operand => IsUsed(operand, array)),
    };

    private Region Rewrite(Region region)
    {
        List<Stmt> statements = [];
        foreach (Stmt statement in region.Statements)
        {
            foreach ((Local array, Local order) in places.Where(pair => !changed.Contains(pair.Key) && region.Statements.Any(made => made is Allocate allocation && allocation.Array == pair.Key)).Select(pair => (pair.Key, pair.Value)).ToArray())
            {
                if (!statement.SelfAndNested().Any(inner => inner is Store { Value: not NewRow } store && store.Array == array))
                    continue;
                changed.Add(array);
                statements.AddRange(InOrder(order, array, statement.Origin));
            }

            statements.AddRange(Rewrite(statement));
        }

        return new Region(statements.ToEquatableArray(), region.Yields.Map(Placed));
    }

    private IEnumerable<Stmt> Rewrite(Stmt statement)
    {
        switch (statement)
        {
            // row = t[j]; .. t[i] = row   becomes   place = order[j]; row = t[place]; .. order[i] = place
            case Store { Value: Local row } store when places.TryGetValue(store.Array, out Local? order):
                return [new Store(order, Placed(store.Index), placeOf[row], Accumulates: false, store.Origin)];
            case Let { Value: Load or Slice { Array: Load } } let when placeOf.TryGetValue(let.Target, out Local? place):
                Load load = let.Value as Load ?? (Load)((Slice)let.Value).Array;
                Load placed = load with { Index = place };
                Expr index = Placed(load.Index);
                return [
                    new Let(place, changed.Contains((Local)load.Array) ? new Load(places[(Local)load.Array], index, IrType.Int32) : index, let.Origin),
                    let with { Value = let.Value is Slice slice ? slice with { Array = placed } : placed },
                ];
            default:
                return [statement.MapRegions(Rewrite) is var inner && statement.Regions().Any() ? WithPlacedHeader(inner) : statement.MapExpressions(Placed)];
        }
    }

    private Stmt WithPlacedHeader(Stmt statement) => statement switch
    {
        If branch => branch with { Condition = Placed(branch.Condition) },
        For loop => loop with
        {
            Range = loop.Range.Map(Placed),
            Carried = loop.Carried.Map(carried => carried with { Initial = Placed(carried.Initial) }),
            Condition = loop.Condition is null ? null : Placed(loop.Condition),
        },
        _ => statement,
    };

    // t[i]   becomes   t[order[i]]
    private Expr Placed(Expr expr) => expr.MapOperands(Placed) switch
    {
        Load { Type: ArrayType, Array: Local array } row when changed.Contains(array) && places.TryGetValue(array, out Local? order) => row with { Index = new Load(order, row.Index, IrType.Int32) },
        var other => other,
    };

    // for (int i = 0; i < order.Length; i++) order[i] = i;
    private IEnumerable<Stmt> InOrder(Local order, Local array, Origin origin)
    {
        Local index = newLocal("i", IrType.Int32);
        Store store = new(order, index, index, Accumulates: false, origin);
        yield return new Scratch(order, new Length(array), $"where each row of {array.Name} is", origin);
        yield return new For(index, new LoopRange(new IntConstant(0, IrType.Int32), new Length(array), 1, IsInclusive: false), [], new Region([store], []), origin);
    }
}
