using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>The body of a loop over vectors: what changes from iteration to iteration gets lanes, branches on it become choices.</summary>
internal sealed partial class VectorBody(For loop, LanesType lanes, LoopAccesses accesses, IReadOnlyList<Reduction> reductions, LocalSupply supply) : LaneExpressions(lanes)
{
    /// <summary>What differs from lane to lane.</summary>
    private readonly HashSet<Local> varying = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter)];

    /// <summary>Elements to which every iteration adds: the sums of the lanes, and where they go.</summary>
    private readonly List<(Carried Sum, Store Store, Expr Next)> sums = [];

    /// <summary>How often each element is read.</summary>
    private readonly Dictionary<Load, int> reads = loop.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Load>().GroupBy(load => load).ToDictionary(same => same.Key, same => same.Count());
    private readonly Dictionary<Load, Local> read = [];

    /// <summary>The lanes of a branch in which statements take effect; null outside of branches.</summary>
    private Expr? mask;

    /// <summary>Not zero inside a branch that is the same for all lanes.</summary>
    private int depth;
    private List<Stmt> statements = [];

    public IEnumerable<Carried> Sums => sums.Select(sum => sum.Sum);

    public Region Write(Expr index, IReadOnlyList<Local> carried)
    {
        Renamed[loop.Index] = index;
        for (int k = 0; k < carried.Count; k++)
            Renamed[loop.Carried[k].Parameter] = carried[k];
        WritePrevious(carried);
        Write(loop.Body.Statements);
        IEnumerable<Expr> yields = loop.Body.Yields.Map(InLanes);
        return new Region(statements.ToEquatableArray(), [.. yields, .. sums.Select(sum => sum.Next)]);
    }

    /// <summary>What is added, after the loop, to the elements to which every iteration adds.</summary>
    /// <param name="isAny">Whether there is an iteration for sure.</param>
    public IEnumerable<Stmt> Totals(Expr first, Local end, bool isAny)
    {
        IEnumerable<Stmt> stores = sums.Select(sum => (Stmt)(sum.Store with { Value = Reduction.SumOf(sum.Sum.Result) }));
        return isAny || sums.Count == 0 ? stores : [new If(new Binary(BinaryOp.Less, first, end, IrType.Boolean), new Region(stores.ToEquatableArray(), []), Region.Empty, [], loop.Origin)];
    }

    private void Write(IEnumerable<Stmt> all)
    {
        foreach (Stmt statement in all)
        {
            switch (statement)
            {
                case Let let when Renamed.ContainsKey(let.Target):
                    break;
                case Let let:
                    Define(let.Target, Varies(let.Value) ? InLanes(let.Value) : Same(let.Value), let.Origin);
                    break;
                case Store store:
                    Write(store);
                    break;
                case If branch when Varies(branch.Condition):
                    Choose(branch);
                    break;
                case If branch:
                    Branch(branch);
                    break;
                default:
                    IsRefused = true;
                    break;
            }
        }
    }

    /// <summary>The name of a sum while it is added up in lanes.</summary>
    public static string NameOf(Local sum) => sum.Name + "Lanes";

    private Local Named(Local target, IrType type)
    {
        for (int k = 0; k < reductions.Count; k++)
        {
            if (reductions[k].Links.Contains(target))
                return supply.Temporary(NameOf(loop.Carried[k].Parameter), type);
        }

        return supply.Copy(target) with { Type = type };
    }

    private void Define(Local target, Expr value, Origin origin)
    {
        if (value.Type is LanesType)
            varying.Add(target);
        Local copy = Named(target, value.Type);
        Renamed[target] = copy;
        statements.Add(new Let(copy, value, origin));
    }

    // Both sides are computed, and each lane takes one.
    private void Choose(If branch)
    {
        Expr? outside = mask;
        Expr condition = Named(Mask(branch.Condition), "mask", branch.Origin);
        Speculation++;
        mask = outside is null ? condition : Named(And(outside, condition), "mask", branch.Origin);
        Write(branch.Then.Statements);
        Expr[] then = [.. branch.Then.Yields.Select(InLanes)];
        mask = branch.Else.Statements.Count > 0 ? Named(outside is null ? Not(condition) : And(outside, Not(condition)), "mask", branch.Origin) : outside;
        Write(branch.Else.Statements);
        Expr[] otherwise = [.. branch.Else.Yields.Select(InLanes)];
        mask = outside;
        Speculation--;
        for (int k = 0; k < branch.Results.Count; k++)
            Define(branch.Results[k], Select(condition, then[k], otherwise[k]), branch.Origin);
    }

    // A condition that is the same in all lanes stays a branch.
    private void Branch(If branch)
    {
        List<Stmt> around = statements;
        depth++;
        (Region then, Region otherwise) = (Inside(branch.Then), Inside(branch.Else));
        depth--;
        statements = around;
        foreach (Local result in branch.Results)
        {
            varying.Add(result);
            Renamed[result] = Named(result, Lanes);
        }

        statements.Add(new If(Same(branch.Condition), then, otherwise, branch.Results.Map(result => (Local)Renamed[result]), branch.Origin));
    }

    private Region Inside(Region region)
    {
        statements = [];
        Write(region.Statements);
        Expr[] yields = [.. region.Yields.Select(InLanes)];
        return new Region(statements.ToEquatableArray(), yields.ToEquatableArray());
    }

    private void Write(Store store)
    {
        Expr value = InLanes(store.Value);
        if (accesses.Offset(store.Index) is null)
        {
            AddUp(store, value);
            return;
        }

        Load element = new(store.Array, Index(store.Index), Lanes);
        if (mask is not null)
            value = Select(mask, value, store.Accumulates ? InEachLane(store.Value.Constant(0)) : element);
        statements.Add(store with { Index = element.Index, Value = store.Accumulates ? Sum(BinaryOp.Add, element, value) : value, Accumulates = false });
    }

    // g[0] += e, in each iteration: e is added up in the lanes, and all of them go there in the end.
    private void AddUp(Store store, Expr value)
    {
        if (depth > 0)
            IsRefused = true;
        if (mask is not null)
            value = Select(mask, value, InEachLane(store.Value.Constant(0)));
        Local sum = supply.Temporary(NameOf(store.Array), Lanes), result = supply.Copy(sum);
        sums.Add((new Carried(sum, IrType.Constant(0, Lanes), result), store, Named(Sum(BinaryOp.Add, sum, value), NameOf(store.Array), store.Origin)));
    }

    private Local Named(Expr value, string name, Origin origin)
    {
        if (value is Local known)
            return known;
        Local local = supply.Temporary(name, value.Type);
        statements.Add(new Let(local, value, origin));
        return local;
    }
}
