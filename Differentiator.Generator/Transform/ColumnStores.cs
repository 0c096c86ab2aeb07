using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform;

/// <summary>
/// Makes a sweep of rows store each column of the Jacobian where it belongs, at its end: in place of destinations it takes the Jacobian
/// and how long a row of it is. Of arrays it has to be known which elements have a derivative; the other columns are cleared.
/// </summary>
internal sealed class ColumnStores
{
    private readonly Function sweep;
    private readonly LocalSupply supply;
    private readonly Local jacobian;
    private readonly Local columns;

    /// <summary>For stores into a destination, the same value as a local.</summary>
    private readonly Dictionary<Store, Let> kept = [];
    private readonly List<Stmt> stores = [];

    /// <summary>How long the arrays are whose columns stand before the next one, and how many numbers do besides.</summary>
    private readonly List<Expr> before = [];
    private int numbers;

    private ColumnStores(Function sweep, LanesType lanes, Request request)
    {
        this.sweep = sweep;
        supply = LocalSupply.For(sweep);
        jacobian = supply.Parameter(FreeName("jacobian", request), new SpanType(lanes.Item, IsReadOnly: false));
        columns = supply.Parameter(FreeName("columns", request), IrType.Int32);
    }

    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts)
    {
        Draft[] all = [.. drafts.Select(Apply)];
        bool haveManyColumns = all.Any(draft => draft.HasManyColumns);

        // Where there are more columns than rows, no sweep of columns is called.
        return all.Where(draft => !haveManyColumns || draft is not { Kind: DerivativeKinds.Jvp, Companion: null } || (draft.Lanes is null && draft.Request.Kinds.HasFlag(DerivativeKinds.Jvp)));
    }

    private static Draft Apply(Draft draft)
    {
        if (draft is not { AreRows: true, Lanes: { IsWide: false } lanes })
            return draft;
        ColumnStores pass = new(draft.Function, lanes, draft.Request);
        return pass.Stored() is { } stored ? draft with { Function = stored, StoresColumns = true, HasManyColumns = pass.stores.Count > JacobianSweeps.Numbers(draft.Function.Value!.Type) } : draft;
    }

    private Function? Stored()
    {
        Parameter[] destinations = [.. sweep.Parameters.Where(parameter => parameter.GradientOf is not null)];
        foreach (Parameter destination in destinations)
        {
            if (destination.Local.Type.Element is null)
                StoreParts(ValueOf(destination.Local));
            else if (ElementsOf(destination) is { } elements)
                StoreElements(destination.GradientOf!, elements);
            else
                return null;
        }

        HashSet<Local> gone = [.. destinations.Select(destination => destination.Local)];
        (Result Result, Expr Value)[] left = [.. sweep.Results.Zip(sweep.Body.Yields, (result, value) => (result, value)).Where(pair => pair.result.Slot is not { } slot || !gone.Contains(slot))];
        IEnumerable<Stmt> statements = sweep.Body.Statements
            .Where(statement => statement is not Clear clear || !gone.Contains(clear.Span))
            .Select(statement => statement is not Store store || !gone.Contains(store.Array) ? statement : kept.TryGetValue(store, out Let? let) ? let : null)
            .OfType<Stmt>();
        return sweep with
        {
            Parameters = sweep.Parameters.Where(parameter => parameter.GradientOf is null).Append(new Parameter(jacobian)).Append(new Parameter(columns)).ToEquatableArray(),
            Results = left.Select(pair => pair.Result).ToEquatableArray(),
            Body = new Region(Cleared().Concat(statements).Concat(stores).ToEquatableArray(), left.Select(pair => pair.Value).ToEquatableArray()),
        };
    }

    private Expr ValueOf(Local slot) => sweep.Results.Zip(sweep.Body.Yields, (result, value) => (result.Slot, value)).First(pair => pair.Slot == slot).value;

    private void StoreParts(Expr value)
    {
        if (value.Type is not StructType structure)
        {
            StoreColumn(value, numbers++);
            return;
        }

        for (int k = 0; k < structure.Fields.Count; k++)
        {
            IrType type = structure.Fields[k].Type;
            StoreParts(value switch
            {
                New made => made.Arguments[k],
                Verbatim { Text: "default" } zero => zero with { Type = type },
                _ => new Field(value, structure.Fields[k].Name, type),
            });
        }
    }

    private void StoreElements(Local source, IReadOnlyList<Store> elements)
    {
        foreach (Store store in elements)
        {
            int index = (int)((IntConstant)store.Index).Value;
            Expr value = store.Value;
            if (value is not (Local or Unary { Op: UnaryOp.Negate, Operand: Local }))
            {
                Let let = new(supply.Temporary($"{source.Name}{index}Adjoint", value.Type), value, store.Origin);
                kept.Add(store, let);
                value = let.Target;
            }

            StoreColumn(value, numbers + index);
        }

        before.Add(new Length(source));
    }

    private void StoreColumn(Expr value, int position)
    {
        IEnumerable<Expr> terms = position > 0 || before.Count == 0 ? before.Append(new IntConstant(position, IrType.Int32)) : before;
        stores.Add(LibraryFunctions.StoreColumn(value, jacobian, columns, terms.Aggregate((sum, term) => sum + term)));
    }

    // if (columns > 15) jacobian.Clear(): each store has a column of its own, and where there are no others, nothing is left.
    private IEnumerable<Stmt> Cleared()
    {
        if (before.Count > 0)
            yield return new If(new Binary(BinaryOp.Greater, columns, new IntConstant(stores.Count, IrType.Int32), IrType.Boolean), new Region([new Clear(jacobian, Origin.None)], []), new Region([], []), [], Origin.None);
    }

    /// <summary>What is stored into an array, in the order of the elements; null if it is not known to which, or read again.</summary>
    private IReadOnlyList<Store>? ElementsOf(Parameter destination)
    {
        Store[] elements = [.. sweep.Body.Statements.OfType<Store>().Where(store => store.Array == destination.Local)];
        int clears = sweep.Body.Statements.OfType<Clear>().Count(clear => clear.Span == destination.Local);
        bool isFlat = destination.GradientOf!.Type.Element is ScalarType
            && sweep.Body.AllExpressions().SelectMany(ExprTraversal.Locals).Count(local => local == destination.Local) == elements.Length + clears
            && elements.All(store => store is { Index: IntConstant, Accumulates: false, Member: "" } && IsRead(destination.GradientOf!, store.Index))
            && elements.Select(store => store.Index).Distinct().Count() == elements.Length;
        return isFlat ? [.. elements.OrderBy(store => ((IntConstant)store.Index).Value)] : null;
    }

    /// <summary>Whether the sweep reads an element whatever happens, so that there is one.</summary>
    private bool IsRead(Local source, Expr index) => sweep.Body.Statements.SelectMany(StmtTraversal.OwnExpressions).Concat(sweep.Body.Yields)
        .SelectMany(Evaluated)
        .Any(expr => expr is Load { Member: "" } load && load.Array == source && load.Index == index);

    private static IEnumerable<Expr> Evaluated(Expr expr) => expr switch
    {
        Conditional choice => Evaluated(choice.Condition),
        Binary { Op: BinaryOp.And or BinaryOp.Or } both => Evaluated(both.Left),
        _ => expr.Operands().SelectMany(Evaluated).Prepend(expr),
    };

    private string FreeName(string wanted, Request request)
    {
        string name = wanted;
        for (int number = 1; name == request.Prefix || sweep.Parameters.Any(parameter => parameter.Local.Name == name); number++)
            name = wanted + number;
        return name;
    }
}
