using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>A loop in parts: over whole vectors, and the original one for the iterations that are left over.</summary>
internal sealed class VectorLoop
{
    /// <summary>What a product of two elements and its addition cost, indices included.</summary>
    private const int ShortSum = 6;

    /// <summary>What a processor whose vectors are narrow does in less time than one addition takes.</summary>
    private const int ShortBody = 20;

    private readonly For loop;
    private readonly LanesType lanes;
    private readonly LocalSupply supply;
    private readonly LoopAccesses accesses;
    private readonly IReadOnlyList<Reduction> reductions;
    private readonly For factored;
    private readonly bool isRepeated;

    private VectorLoop(For loop, LanesType lanes, LoopAccesses accesses, IReadOnlyList<Reduction> reductions, bool isRepeated, LocalSupply supply)
    {
        (this.loop, this.lanes, this.accesses, this.isRepeated, this.supply) = (loop, lanes, accesses, isRepeated, supply);
        (factored, this.reductions) = new CommonFactors(accesses).Apply(loop, reductions);
    }

    /// <summary>Null if iterations depend on each other, or on what has no form in lanes.</summary>
    /// <param name="lengthOf">The length of an array that may be null.</param>
    /// <param name="isRepeated">Whether the loop is inside of another one.</param>
    public static IReadOnlyList<Stmt>? Of(For loop, LaneWidth width, Function function, Memory memory, Func<Local, Expr> lengthOf, bool isRepeated, LocalSupply supply)
    {
        if (!IsPlain(loop) || ItemOf(loop) is not { } item || loop.Carried.Any(carried => carried.Parameter.Type != item))
            return null;
        LoopAccesses? accesses = LoopAccesses.Of(loop, item, function, memory, lengthOf);
        if (accesses is null || Reduction.AllOf(loop) is not { } reductions || (loop.Range.Step < 0 && (accesses.WritesInputs || reductions.Any(reduction => reduction.IsPrevious))))
            return null;
        return new VectorLoop(loop, new LanesType(item, width), accesses, reductions, isRepeated, supply).Write();
    }

    // for (int i = start; i < end; i++) or for (int i = last; i >= first; i--), and nothing in it but numbers and elements
    private static bool IsPlain(For loop) => loop is { IsCounted: true, Budget: null, Range: { Step: 1 or -1, End: not null } }
        && loop.Index.Type == IrType.Int32
        && !loop.Range.Ends.SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Load or Call)
        && loop.Body.AllStatements().All(statement => statement is Let { Target.Type.Element: null } or Store { Member: "", KeepsValue: false } or If);

    /// <summary>The one floating-point type of what is computed.</summary>
    public static ScalarType? ItemOf(For loop)
    {
        IrType[] types = [.. loop.Body.AllStatements().SelectMany(StmtTraversal.DefinedHere).Concat(loop.Carried.Select(carried => carried.Parameter))
            .Concat(loop.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants))
            .Select(value => value.Type).Where(type => type.IsReal).Distinct()];
        return types.Length == 1 && types[0] is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single } item ? item : null;
    }

    private List<Stmt>? Write()
    {
        int beside = AddsWait() ? 2 : 1;
        LanesType? narrow = Narrow(beside * lanes.Count);
        Local end = supply.Temporary("vectorEnd", IrType.Int32), wideEnd = narrow is null ? end : supply.Temporary("wideEnd", IrType.Int32);
        (Expr first, Expr last) = LoopBounds.Of(loop.Range);
        VectorPart? wide = VectorPart.Of(factored, lanes, beside, (first, wideEnd), k => reductions[k].First(loop.Carried[k].Initial, lanes), accesses, reductions, supply);
        VectorPart? more = wide is null || narrow is null ? wide : VectorPart.Of(factored, narrow, 1, (wideEnd, end), k => Reduction.In(wide.Lanes[k], narrow), accesses, reductions, supply);
        if (wide is null || more is null)
            return null;

        List<Stmt> all = [];
        if (!LoopBounds.IsSimple(last))
        {
            Local once = supply.Temporary($"{loop.Index.Name}End", IrType.Int32);
            all.Add(LoopBounds.Let(loop, once, last));
            last = once;
        }

        int least = narrow is null ? wide.Step : narrow.Count;
        Stmt[] vectors = narrow is null ? [wide.Loop, .. wide.Totals(AsksLength(first))] : [LoopBounds.Let(loop, wideEnd, LoopBounds.End(first, end, wide.Step)), wide.Loop, more.Loop];
        Expr[] carried = [.. loop.Carried.Select((each, k) => reductions[k].Last(each.Initial, more.Lanes[k]))];
        Expr? isWhole = Condition(first, last, least);
        if (isRepeated && isWhole is not null)
        {
            Local[] results = [supply.Copy(end), .. loop.Carried.Select(each => supply.Copy(each.Parameter))];
            Region then = new([LoopBounds.Let(loop, end, LoopBounds.End(first, last, least)), .. vectors], [end, .. carried]), otherwise = new([], [first, .. loop.Carried.Select(each => each.Initial)]);
            all.Add(new If(isWhole, then, otherwise, results.ToEquatableArray(), loop.Origin));
            all.Add(LoopBounds.Rest(loop, results[0], results.Skip(1)));
            return all;
        }

        Expr whole = LoopBounds.End(first, last, least);
        return [.. all, LoopBounds.Let(loop, end, isWhole is null ? whole : new Conditional(isWhole, whole, first)), .. vectors, LoopBounds.Rest(loop, end, carried)];
    }

    private bool AsksLength(Expr first) => isRepeated && first is IntConstant { Value: 0 };

    // Of a loop that runs again and again, what is too short for vectors is found first.
    private Expr? Condition(Expr first, Expr last, int least)
    {
        IEnumerable<Expr> conditions = accesses.Conditions(first, last);
        if (AsksLength(first))
            conditions = conditions.Prepend(new Binary(BinaryOp.GreaterOrEqual, last, new IntConstant(least, IrType.Int32), IrType.Boolean));
        return conditions.Aggregate((Expr?)null, (all, condition) => all is null ? condition : new Binary(BinaryOp.And, all, condition, IrType.Boolean));
    }

    /// <summary>Narrower vectors for what is left over of wide steps, where a loop runs again and again: then it may be short.</summary>
    private LanesType? Narrow(int step)
    {
        LanesType narrow = lanes with { Width = LaneWidth.Vector256 };
        return isRepeated && narrow.Count < step && reductions.All(reduction => reduction.IsSum) && !accesses.AddsUp ? narrow : null;
    }

    // A sum waits for its last addition: where there is little else to do meanwhile, two are added up beside each other.
    private bool AddsWait() => reductions.Count > 0 && reductions.All(reduction => reduction.IsSum) && !accesses.AddsUp
        && (lanes.Width == LaneWidth.Vector256
            ? factored.Body.Statements.All(statement => statement is Let or Store) && Work() <= ShortBody
            : reductions.Count == 1 && factored.Body.Statements.All(statement => statement is Let) && Work() <= ShortSum);

    private int Work() => factored.Body.Statements.SelectMany(StmtTraversal.OwnExpressions).Sum(Cost.Of);
}
