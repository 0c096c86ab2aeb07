using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Rules;

namespace Differentiator.Generator.Transform.Simplify;

/// <summary>
/// Takes the rows that an innermost loop of the reverse sweep walks along, <c>a[start + i]</c>, as spans before it: their length is
/// that of the loop, so that no index is checked in it.
/// </summary>
internal sealed class RowSlices
{
    private readonly LocalSupply supply;

    private RowSlices(LocalSupply supply) => this.supply = supply;

    /// <param name="gradient">One that returns the method's value: what is out of range has thrown in its forward sweep.</param>
    public static Function Apply(Function gradient)
    {
        RowSlices pass = new(LocalSupply.For(gradient));
        return gradient with { Body = pass.Visit(gradient.Body, []) };
    }

    /// <param name="naturals">Indices of the loops around that are never negative.</param>
    private Region Visit(Region region, HashSet<Local> naturals) =>
        region with { Statements = region.Statements.SelectMany(statement => Visit(statement, naturals)).ToEquatableArray() };

    private IEnumerable<Stmt> Visit(Stmt statement, HashSet<Local> naturals)
    {
        if (statement is not For loop)
            return [statement.MapRegions(inner => Visit(inner, naturals))];
        if (Fits(loop) && Rows(loop) is { Count: > 0 } rows)
            return Sliced(loop, rows, naturals);
        HashSet<Local> inside = IsNatural(loop.Range) ? [.. naturals, loop.Index] : naturals;
        return [loop.MapRegions(inner => Visit(inner, inside))];
    }

    // Loops with strong products are those for what is rare, or have more to do than to check an index.
    private static bool Fits(For loop) =>
        loop is { IsCounted: true, Origin.Sweep: Sweep.Reverse, Carried.Count: 0, Range: { Start: IntConstant { Value: 0 }, Step: 1, End: not null } }
        && loop.Body.Statements.All(statement => statement is Let or Store && statement.Origin.Sweep == Sweep.Reverse)
        && !loop.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).Any(node => node is Call { Function.ContainingType: LibraryFunctions.Strong });

    private static bool IsNatural(LoopRange range) => (range.Step > 0 ? range.Start : range.End) is IntConstant { Value: >= 0 };

    /// <summary>The rows of which every iteration takes its element, and where they start: they are as long as the loop runs, or it throws.</summary>
    private static HashSet<(Local Array, Expr Start)> Rows(For loop)
    {
        HashSet<Local> defined = [.. loop.AllDefined()];
        IEnumerable<Load> loads = loop.Body.AllExpressions().SelectMany(Certain).OfType<Load>();
        return [.. loads.Select(load => Row(load.Array, load.Index))
            .Concat(loop.Body.Statements.OfType<Store>().Select(store => Row(store.Array, store.Index)))
            .OfType<(Local, Expr)>()];

        (Local, Expr)? Row(Expr array, Expr index) =>
            array is Local { Type: SpanType or ArrayType } memory && !defined.Contains(memory) && memory.Type.Element is { Element: null }
            && StartOf(index, loop.Index) is { } start && start.Locals().Any() && start.SelfAndDescendants().All(node => IsSame(node, defined))
                ? (memory, start)
                : null;
    }

    // start + i
    private static Expr? StartOf(Expr index, Local counter) => index switch
    {
        Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Right == counter => sum.Left,
        Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Left == counter => sum.Right,
        _ => null,
    };

    private static bool IsSame(Expr node, HashSet<Local> defined) => node switch
    {
        Local local => !defined.Contains(local),
        IntConstant => true,
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply, IsChecked: false } => node.Type == IrType.Int32,
        _ => false,
    };

    // What is evaluated on demand may not be there in each iteration.
    private static IEnumerable<Expr> Certain(Expr expr) => expr is Conditional or Binary { Op: BinaryOp.And or BinaryOp.Or }
        ? []
        : expr.Operands().SelectMany(Certain).Prepend(expr);

    // for (int i = 0; i < n; i++) g[start + i] += ..   becomes   if (n > 0) { Span<double> gRow = g.Slice(start, n); for (int i = 0; i < n; i++) gRow[i] += .. }
    private IEnumerable<Stmt> Sliced(For loop, HashSet<(Local Array, Expr Start)> rows, HashSet<Local> naturals)
    {
        Origin origin = Origin.None.In(Sweep.Reverse);
        List<Stmt> statements = [];
        Expr count = loop.Range.End!;
        if (loop.Range.IsInclusive || count is not (Local or IntConstant))
        {
            Local length = supply.Temporary("length", IrType.Int32);
            statements.Add(new Let(length, loop.Range.IsInclusive ? count + new IntConstant(1, IrType.Int32) : count, origin));
            count = length;
        }

        Dictionary<(Local, Expr), Local> slices = [];
        List<Stmt> inside = [];
        foreach ((Local array, Expr start) in rows)
        {
            SpanType type = new(array.Type.Element!, IsReadOnly: array.Type is SpanType { IsReadOnly: true });
            Local slice = supply.Temporary($"{array.Name}Part", type);
            slices.Add((array, start), slice);
            inside.Add(new Let(slice, new Slice(array, start, count, type), origin));
        }

        inside.Add(loop with { Range = loop.Range with { End = count, IsInclusive = false }, Body = loop.Body with { Statements = loop.Body.Statements.Map(InSlices) } });
        if (loop.Range is { IsInclusive: true, End: Local last } && naturals.Contains(last))
            return [.. statements, .. inside];
        Expr runs = new Binary(BinaryOp.Greater, count, new IntConstant(0, IrType.Int32), IrType.Boolean);
        return [.. statements, new If(runs, new Region(inside.ToEquatableArray(), []), new Region([], []), [], loop.Origin)];

        Stmt InSlices(Stmt statement) => statement.MapExpressions(InSlice) switch
        {
            Store store when SliceOf(store.Array, store.Index) is { } slice => store with { Array = slice, Index = loop.Index },
            var other => other,
        };

        Expr InSlice(Expr expr) => expr.MapOperands(InSlice) switch
        {
            Load { Array: Local array } load when SliceOf(array, load.Index) is { } slice => load with { Array = slice, Index = loop.Index },
            var other => other,
        };

        Local? SliceOf(Local array, Expr index) =>
            StartOf(index, loop.Index) is { } start && slices.TryGetValue((array, start), out Local? slice) ? slice : null;
    }
}
