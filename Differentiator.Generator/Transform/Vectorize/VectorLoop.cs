using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>A loop in two: one over whole vectors, and the original one for the iterations that are left over.</summary>
internal sealed class VectorLoop
{
    /// <summary>What a product of two elements and its addition cost, indices included.</summary>
    private const int ShortSum = 6;

    private readonly For loop;
    private readonly LanesType lanes;
    private readonly LocalSupply supply;
    private readonly LoopAccesses accesses;
    private readonly IReadOnlyList<Reduction> reductions;
    private readonly For factored;

    private VectorLoop(For loop, LanesType lanes, LoopAccesses accesses, IReadOnlyList<Reduction> reductions, LocalSupply supply)
    {
        (this.loop, this.lanes, this.accesses, this.supply) = (loop, lanes, accesses, supply);
        (factored, this.reductions) = new CommonFactors(accesses).Apply(loop, reductions);
    }

    /// <summary>Null if iterations depend on each other, or on what has no form in lanes.</summary>
    /// <param name="lengthOf">The length of an array that may be null.</param>
    public static IReadOnlyList<Stmt>? Of(For loop, LaneWidth width, Function function, Memory memory, Func<Local, Expr> lengthOf, LocalSupply supply)
    {
        if (!IsPlain(loop) || ItemOf(loop) is not { } item || loop.Carried.Any(carried => carried.Parameter.Type != item))
            return null;
        LoopAccesses? accesses = LoopAccesses.Of(loop, item, function, memory, lengthOf);
        if (accesses is null || Reduction.AllOf(loop) is not { } reductions || (loop.Range.Step < 0 && (accesses.WritesInputs || reductions.Any(reduction => reduction.IsPrevious))))
            return null;
        return new VectorLoop(loop, new LanesType(item, width), accesses, reductions, supply).Write();
    }

    // for (int i = start; i < end; i++) or for (int i = last; i >= first; i--), and nothing in it but numbers and elements
    private static bool IsPlain(For loop) => loop is { IsCounted: true, Budget: null, Range: { Step: 1 or -1, End: not null } }
        && loop.Index.Type == IrType.Int32
        && !loop.Range.Ends.SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Load or Call)
        && loop.Body.AllStatements().All(statement => statement is Let { Target.Type.Element: null } or Store { Member: "", KeepsValue: false } or If);

    /// <summary>The one floating-point type of what is computed.</summary>
    private static ScalarType? ItemOf(For loop)
    {
        IrType[] types = [.. loop.Body.AllStatements().SelectMany(StmtTraversal.DefinedHere).Concat(loop.Carried.Select(carried => carried.Parameter))
            .Concat(loop.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants))
            .Select(value => value.Type).Where(type => type.IsFloatingPoint).Distinct()];
        return types.Length == 1 && types[0] is ScalarType { Kind: ScalarKind.Double or ScalarKind.Single } item ? item : null;
    }

    private List<Stmt>? Write()
    {
        Local end = supply.Temporary("vectorEnd", IrType.Int32), index = supply.Copy(loop.Index);
        (Expr first, Expr last) = Indices(loop.Range);
        int vectors = IsShortSum() ? 2 : 1, step = vectors * lanes.Count;
        VectorBody[] bodies = [.. Enumerable.Range(0, vectors).Select(_ => new VectorBody(factored, lanes, accesses, reductions, supply))];
        Local[][] before = [.. bodies.Select(_ => Widened())], after = [.. bodies.Select(_ => Widened())];
        Region[] regions = [.. bodies.Select((body, k) => body.Write(k == 0 ? index : index + new IntConstant(k * lanes.Count, IrType.Int32), before[k]))];
        if (bodies.Any(body => body.IsRefused))
            return null;

        For whole = Over(
            index,
            new LoopRange(first, end, step, IsInclusive: false),
            [.. bodies.SelectMany((body, n) => reductions.Select((reduction, k) => new Carried(before[n][k], reduction.First(loop.Carried[k].Initial, lanes), after[n][k])).Concat(body.Sums))],
            new Region(regions.SelectMany(region => region.Statements).ToEquatableArray(), regions.SelectMany(region => region.Yields).ToEquatableArray()));
        Carried[] rest = [.. loop.Carried.Select((carried, k) => carried with { Initial = reductions[k].Last(carried.Initial, after.Select(each => (Expr)each[k]).Aggregate((left, right) => left + right)) })];
        LoopRange range = loop.Range.Step > 0 ? loop.Range with { Start = end } : loop.Range with { End = end, IsInclusive = true };
        return
        [
            .. Bounds(first, last, end, step),
            whole,
            .. bodies[0].Totals(first, end),
            loop with { Range = range, Carried = rest.ToEquatableArray(), Note = "what is left over" },
        ];
    }

    // int vectorEnd = n <= x.Length ? Vectors.End(0, n, 8) : 0
    private IEnumerable<Stmt> Bounds(Expr first, Expr last, Local end, int step)
    {
        if (!IsSimple(last))
        {
            Local once = supply.Temporary($"{loop.Index.Name}End", IrType.Int32);
            yield return Bound(once, last);
            last = once;
        }

        Expr vectors = Of("End", IrType.Int32, first, last, new IntConstant(step, IrType.Int32));
        Expr? areThere = accesses.Conditions(first, last).Aggregate((Expr?)null, (all, condition) => all is null ? condition : new Binary(BinaryOp.And, all, condition, IrType.Boolean));
        yield return Bound(end, areThere is null ? vectors : new Conditional(areThere, vectors, first));
    }

    private static bool IsSimple(Expr end) => end is Local or IntConstant or Length { Array: Local } or Binary { Op: BinaryOp.Add or BinaryOp.Subtract, Left: Local or Length { Array: Local }, Right: IntConstant };

    private Let Bound(Local target, Expr value) => new(target, value, Origin.None.In(loop.Origin.Sweep));

    private For Over(Local index, LoopRange range, EquatableArray<Carried> carried, Region body) => new(index, range, carried, body, loop.Origin)
    {
        Note = $"{range.Step} iterations at a time{(loop.Note.Length > 0 ? $", {loop.Note}" : "")}",
    };

    /// <summary>The lowest index, and the one behind the highest.</summary>
    private static (Expr First, Expr Last) Indices(LoopRange range) => range.Step > 0
        ? (range.Start, range.IsInclusive ? Next(range.End!) : range.End!)
        : (range.IsInclusive ? range.End! : Next(range.End!), Next(range.Start));

    // A sum waits for its last addition: of a single product, two are added up beside each other.
    private bool IsShortSum() => loop.Carried.Count == 1 && reductions[0].IsSum
        && factored.Body.Statements.All(statement => statement is Let) && factored.Body.Statements.OfType<Let>().Sum(let => Cost.Of(let.Value)) <= ShortSum;

    private Local[] Widened() => [.. loop.Carried.Select(carried => supply.Temporary(VectorBody.NameOf(carried.Parameter), lanes))];

    private static Expr Next(Expr index) => index switch
    {
        IntConstant constant => constant with { Value = constant.Value + 1 },
        Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: 1 } } previous => previous.Left,
        _ => index + 1,
    };

    private static Call Of(string name, IrType type, params Expr[] arguments) =>
        new(new FunctionRef(RuntimeTypes.Vectors, name, arguments.ToEquatableArray().Map(argument => argument.Type), type), arguments.ToEquatableArray());
}
