using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>A loop in two: one over whole vectors, and the original one for the iterations that are left over.</summary>
internal sealed class VectorLoop
{
    private readonly For loop;
    private readonly LanesType lanes;
    private readonly LocalSupply supply;
    private readonly LoopAccesses accesses;
    private readonly IReadOnlyList<Reduction> reductions;
    private readonly VectorBody body;

    private VectorLoop(For loop, LanesType lanes, LoopAccesses accesses, IReadOnlyList<Reduction> reductions, LocalSupply supply)
    {
        (this.loop, this.lanes, this.accesses, this.supply) = (loop, lanes, accesses, supply);
        (For factored, this.reductions) = new CommonFactors(accesses).Apply(loop, reductions);
        body = new VectorBody(factored, lanes, accesses, this.reductions, supply);
    }

    /// <summary>Null if iterations depend on each other, or on what has no form in lanes.</summary>
    public static IReadOnlyList<Stmt>? Of(For loop, LaneWidth width, Function function, Memory memory, LocalSupply supply)
    {
        if (!IsPlain(loop) || ItemOf(loop) is not { } item)
            return null;
        LoopAccesses? accesses = LoopAccesses.Of(loop, item, function, memory);
        if (accesses is null || Reduction.AllOf(loop) is not { } reductions || (loop.Range.Step < 0 && reductions.Any(reduction => reduction.IsPrevious)))
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
        bool isUpward = loop.Range.Step > 0;
        Expr last = loop.Range.IsInclusive == isUpward ? isUpward ? Next(loop.Range.End!) : Next(loop.Range.Start) : isUpward ? loop.Range.End! : Next(loop.Range.Start);
        Expr first = isUpward ? loop.Range.Start : loop.Range.IsInclusive ? loop.Range.End! : Next(loop.Range.End!);
        Local[] before = [.. loop.Carried.Select(carried => Widened(carried.Parameter))], after = [.. loop.Carried.Select(carried => Widened(carried.Parameter))];
        Region region = body.Write(index, before);
        if (body.IsRefused)
            return null;

        string note = $"{lanes.Count} iterations at a time{(loop.Note.Length > 0 ? $", {loop.Note}" : "")}";
        For vectors = new(
            index,
            new LoopRange(first, end, lanes.Count, IsInclusive: false),
            [.. reductions.Select((reduction, k) => new Carried(before[k], reduction.First(loop.Carried[k].Initial, lanes), after[k])), .. body.Sums],
            region,
            loop.Origin) { Note = note };
        Carried[] rest = [.. loop.Carried.Select((carried, k) => carried with { Initial = reductions[k].Last(carried.Initial, after[k]) })];
        LoopRange range = isUpward ? loop.Range with { Start = end } : loop.Range with { End = end, IsInclusive = true };
        return
        [
            new Let(end, Of("End", IrType.Int32, first, accesses.Bound(first, last), new IntConstant(lanes.Count, IrType.Int32)), Origin.None.In(loop.Origin.Sweep)),
            vectors,
            .. body.Totals(first, end),
            loop with { Range = range, Carried = rest.ToEquatableArray(), Note = "what is left over" },
        ];
    }

    private Local Widened(Local carried) => supply.Temporary(VectorBody.NameOf(carried), lanes);

    private static Expr Next(Expr index) => index switch
    {
        IntConstant constant => constant with { Value = constant.Value + 1 },
        Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: 1 } } previous => previous.Left,
        _ => index + 1,
    };

    private static Call Of(string name, IrType type, params Expr[] arguments) =>
        new(new FunctionRef(LibraryFunctions.VectorsType, name, arguments.ToEquatableArray().Map(argument => argument.Type), type), arguments.ToEquatableArray());
}
