using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>
/// The body of a loop, the loops inside of it included, for several iterations at once: what differs between them gets lanes, the rest
/// is computed once for all. A branch is run if any lane takes it, and counts in those lanes.
/// </summary>
internal sealed partial class NestBody(For loop, LanesType lanes, NestMemory memory, LocalSupply supply) : LaneExpressions(lanes)
{
    private readonly NestVariation varies = new(loop, memory);

    /// <summary>How much integers grow from lane to lane.</summary>
    private readonly Dictionary<Local, Expr> strides = new() { [loop.Index] = One };

    /// <summary>The lanes of a branch in which statements take effect; null outside of branches.</summary>
    private Expr? mask;
    private List<Stmt> statements = [];

    /// <summary>An adjoint that is finite and not zero in any lane.</summary>
    private Local? regular;

    /// <summary>In how many loops inside of the loop a statement is, that of the deepest one, and that of the deepest element that has to be gathered.</summary>
    private int depth, deepest, gathered;

    /// <summary>Whether what is gathered is used several times.</summary>
    public bool IsWorthIt => gathered < deepest;

    private static IntConstant One { get; } = new(1, IrType.Int32);

    private static IntConstant None { get; } = new(0, IrType.Int32);

    /// <param name="index">The first of the iterations.</param>
    /// <param name="carried">What the lanes have added up so far.</param>
    public Region Write(Local index, IReadOnlyList<Local> carried)
    {
        Renamed[loop.Index] = index;
        for (int k = 0; k < carried.Count; k++)
            Renamed[loop.Carried[k].Parameter] = carried[k];
        LoadElements();
        Write(loop.Body.Statements);
        return new Region(statements.ToEquatableArray(), loop.Body.Yields.Map(InLanes));
    }

    protected override bool Varies(Expr expr) => varies.Of(expr);

    protected override bool IsRegular(Expr factor) => factor == regular;

    private void Write(IEnumerable<Stmt> all)
    {
        foreach (Stmt statement in all)
        {
            switch (statement)
            {
                case Let { Target.Type.Element: not null } view:
                    View(view);
                    break;
                case Let let:
                    Define(let.Target, let.Value, let.Origin);
                    break;
                case Store store:
                    Write(store);
                    break;
                case Pop pop when mask is null:
                    Write(pop);
                    break;
                case Clear clear:
                    Write(clear);
                    break;
                case Scratch scratch:
                    Take(scratch);
                    break;
                case If branch when Varies(branch.Condition):
                    Choose(branch);
                    break;
                case If branch:
                    Branch(branch);
                    break;
                case For { Budget: null, Most: null } inner when regular is null && LoopAdjoints.Deciding(inner) is { } adjoint && Varies(adjoint):
                    Decide(inner, adjoint);
                    break;
                case For { Budget: null, Most: null } inner:
                    Repeat(inner);
                    break;
                case Throw when mask is null:
                    statements.Add(statement.MapExpressions(Once));
                    break;
                default:
                    IsRefused = true;
                    break;
            }
        }
    }

    private void Define(Local target, Expr value, Origin origin)
    {
        if (target.Type.IsInteger)
        {
            Define(target, Integer(target, value), target.Type, origin);
            return;
        }

        Define(target, Fitted(value, target), null, origin);
    }

    private void Define(Local target, Expr value, IrType? type, Origin origin)
    {
        Local copy = supply.Copy(target) with { Type = type ?? value.Type };
        Renamed[target] = copy;
        statements.Add(new Let(copy, value, origin));
    }

    // Of the first lane.
    private Expr Integer(Local target, Expr value)
    {
        if (StrideOf(value) is not { } stride)
            IsRefused = true;
        else if (stride != None)
            strides[target] = stride;
        return Same(value);
    }

    /// <summary>What is the same in all lanes; else nothing has lanes.</summary>
    private Expr Once(Expr expr)
    {
        if (Varies(expr))
            IsRefused = true;
        return Same(expr);
    }

    /// <summary>By how much an integer grows from one lane to the next; null if that differs.</summary>
    private Expr? StrideOf(Expr expr) => expr switch
    {
        _ when !Varies(expr) => None,
        _ when expr.Type != IrType.Int32 => null,
        Local local => strides.TryGetValue(local, out Expr? stride) ? stride : null,
        Binary { IsChecked: true } => null,
        Binary { Op: BinaryOp.Add } sum => Added(StrideOf(sum.Left), StrideOf(sum.Right)),
        Binary { Op: BinaryOp.Subtract } difference when StrideOf(difference.Right) == None => StrideOf(difference.Left),
        Binary { Op: BinaryOp.Multiply } product when !Varies(product.Right) => Scaled(StrideOf(product.Left), product.Right),
        Binary { Op: BinaryOp.Multiply } product when !Varies(product.Left) => Scaled(StrideOf(product.Right), product.Left),
        _ => null,
    };

    private static Expr? Added(Expr? left, Expr? right) => left is null || right is null ? null : left == None ? right : right == None ? left : left + right;

    private Expr? Scaled(Expr? stride, Expr factor) => stride is null ? null : stride == One ? Same(factor) : stride * Same(factor);

    // A condition that is the same in all lanes stays a branch.
    private void Branch(If branch)
    {
        (Region then, Region otherwise) = (Inside(branch.Then, branch.Results), Inside(branch.Else, branch.Results));
        EquatableArray<Local> results = branch.Results.Map(Merged);
        statements.Add(new If(Same(branch.Condition), then, otherwise, results, branch.Origin));
    }

    // if (x > 0) { .. }   becomes   if (Vectors.Any(mask)) { .. }, where the lanes of the mask take part
    private void Choose(If branch)
    {
        Expr? outside = mask;
        Expr condition = Named(Mask(branch.Condition), branch.Origin);
        if (IsHarmless(branch.Then) && IsHarmless(branch.Else))
        {
            Expr[] whenTrue = Anyway(branch.Then), whenFalse = Anyway(branch.Else);
            Merge(branch, condition, whenTrue, whenFalse);
            return;
        }

        Expr[] then = Part(outside is null ? condition : Named(And(outside, condition), branch.Origin), branch.Then, branch);
        Expr[] otherwise = branch.Else.Statements.Count == 0 && branch.Results.Count == 0 ? [] : Part(Named(outside is null ? Not(condition) : And(outside, Not(condition)), branch.Origin), branch.Else, branch);
        mask = outside;
        Merge(branch, condition, then, otherwise);
    }

    private void Merge(If branch, Expr condition, Expr[] then, Expr[] otherwise)
    {
        for (int k = 0; k < branch.Results.Count; k++)
        {
            Local copy = Merged(branch.Results[k]);
            statements.Add(new Let(copy, Select(condition, then[k], otherwise[k]), branch.Origin));
        }
    }

    // Numbers only, which no lane is the worse for.
    private static bool IsHarmless(Region region) => region.Statements.All(statement => statement is Let { Target.Type.IsFloatingPoint: true })
        && !region.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Any(MayThrow);

    private Expr[] Anyway(Region region)
    {
        Speculation++;
        Write(region.Statements);
        Expr[] yields = [.. region.Yields.Select(InLanes)];
        Speculation--;
        return yields;
    }

    private Expr[] Part(Expr lanesInside, Region region, If branch)
    {
        mask = lanesInside;
        Region inside = Inside(region, branch.Results);
        Local[] results = [.. branch.Results.Select(result => supply.Copy(result) with { Type = Lanes })];
        Expr[] nothing = [.. results.Select(_ => IrType.Constant(0, Lanes))];
        Call any = new(new FunctionRef(RuntimeTypes.Vectors, "Any", [Lanes], IrType.Boolean), [lanesInside]);
        statements.Add(new If(any, inside, new Region([], nothing.ToEquatableArray()), results.ToEquatableArray(), branch.Origin));
        return results;
    }

    private Region Inside(Region region, IEnumerable<Local> merged)
    {
        List<Stmt> around = statements;
        statements = [];
        Write(region.Statements);
        Expr[] yields = [.. region.Yields.Zip(merged, (value, target) => Fitted(value, target))];
        Region inside = new(statements.ToEquatableArray(), yields.ToEquatableArray());
        statements = around;
        return inside;
    }

    private Expr Fitted(Expr value, Local target) => !Varies(target) ? Same(value) : IsZero(value) ? IrType.Constant(0, Lanes) : InLanes(value);

    private bool IsZero(Expr value) => value.Type == Lanes.Item && value == value.Constant(0);

    /// <summary>What a branch or a loop leaves.</summary>
    private Local Merged(Local local)
    {
        if (local.Type.Element is not null || (Varies(local) && local.Type != Lanes.Item && local.Type != IrType.Boolean))
            IsRefused = true;
        Local copy = Varies(local) ? supply.Copy(local) with { Type = Lanes } : supply.Copy(local);
        Renamed[local] = copy;
        return copy;
    }

    // for (..) g[j] += Strong.Multiply(a, p);   becomes   if (Vectors.AreRegular(a)) for (..) g[j] += a * p; else the same;
    private void Decide(For inner, Local adjoint)
    {
        Expr inLanes = InLanes(adjoint);
        Call areRegular = new(new FunctionRef(RuntimeTypes.Vectors, "AreRegular", [Lanes], IrType.Boolean), [inLanes]);
        regular = adjoint;
        Region plain = Inside(new Region([inner], []), []);
        regular = null;
        List<Stmt> around = statements;
        statements = [];
        Repeat(inner);
        Region strong = new(statements.ToEquatableArray(), []);
        statements = around;
        statements.Add(new If(areRegular, plain, strong, [], inner.Origin));
    }

    private void Repeat(For inner)
    {
        LoopRange range = inner.Range.Map(Once);
        EquatableArray<Expr> initial = inner.Carried.Select(carried => Fitted(carried.Initial, carried.Parameter)).ToEquatableArray();
        Local index = supply.Copy(inner.Index);
        Renamed[inner.Index] = index;
        Local[] parameters = [.. inner.Carried.Select(carried => Merged(carried.Parameter))];
        Expr? condition = inner.Condition is null ? null : Once(inner.Condition);
        deepest = System.Math.Max(deepest, ++depth);
        Region body = Inside(inner.Body, inner.Carried.Select(carried => carried.Parameter));
        depth--;
        EquatableArray<Carried> all = inner.Carried.Select((carried, k) => new Carried(parameters[k], initial[k], Merged(carried.Result))).ToEquatableArray();
        statements.Add(new For(index, range, all, body, inner.Origin, condition) { Note = inner.Note });
    }

    private Local Named(Expr value, Origin origin)
    {
        if (value is Local known)
            return known;
        Local local = supply.Temporary("mask", value.Type);
        statements.Add(new Let(local, value, origin));
        return local;
    }
}
