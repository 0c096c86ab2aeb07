using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>
/// Which elements a loop reads and writes: those at the index, some way before or after it, or the same in each iteration. Of
/// what it writes, an iteration touches its own elements only, or adds to them only.
/// </summary>
internal sealed class LoopAccesses
{
    private readonly For loop;
    private readonly ScalarType item;
    private readonly Memory memory;
    private readonly Func<Local, Expr> lengthOf;
    private readonly HashSet<Local> defined;
    private readonly HashSet<Local> written;
    private readonly HashSet<Local> neverNull;
    private readonly List<(Local Array, Expr Offset)> moving = [];

    private LoopAccesses(For loop, ScalarType item, Function function, Memory memory, Func<Local, Expr> lengthOf)
    {
        (this.loop, this.item, this.memory, this.lengthOf) = (loop, item, memory, lengthOf);
        defined = [loop.Index, .. loop.Carried.Select(carried => carried.Parameter), .. loop.Body.Statements.SelectMany(StmtTraversal.AllDefined)];
        written = [.. loop.Body.Statements.SelectMany(memory.WrittenBy)];
        WritesInputs = function.Parameters.Any(parameter => parameter is { GradientOf: null, TangentOf: null, CotangentOf: null } && written.Contains(parameter.Local));
        neverNull = [.. function.Parameters.SelectMany(parameter => new[] { parameter.GradientOf, parameter.TangentOf }).OfType<Local>()];
    }

    /// <summary>Null if the elements are others.</summary>
    /// <param name="lengthOf">The length of an array that may be null.</param>
    public static LoopAccesses? Of(For loop, ScalarType item, Function function, Memory memory, Func<Local, Expr> lengthOf)
    {
        LoopAccesses accesses = new(loop, item, function, memory, lengthOf);
        return accesses.AreIndependent() ? accesses : null;
    }

    /// <summary>Whether it writes what the method is given: where it would throw, it has written what comes before, and nothing else.</summary>
    public bool WritesInputs { get; }

    /// <summary>Whether iterations add to one element.</summary>
    public bool AddsUp { get; private set; }

    public bool IsWritten(Expr array) => memory.RootsOf(array).Any(written.Contains);

    /// <summary>Whether the expression is the same in each iteration.</summary>
    public bool IsInvariant(Expr expr) => expr.SelfAndDescendants().All(node => !(node is Local local && defined.Contains(local)) && !(node is Load load && IsWritten(load.Array)));

    /// <summary>How far from the index an element is; null if the distance changes.</summary>
    public Expr? Offset(Expr index) => index switch
    {
        Local local when local == loop.Index => new IntConstant(0, IrType.Int32),
        Binary { IsChecked: true } => null,
        Binary { Op: BinaryOp.Add } sum when IsDistance(sum.Right) && Offset(sum.Left) is { } offset => Plus(offset, sum.Right),
        Binary { Op: BinaryOp.Add } sum when IsDistance(sum.Left) && Offset(sum.Right) is { } offset => Plus(offset, sum.Left),
        Binary { Op: BinaryOp.Subtract, Right: IntConstant right } difference when Offset(difference.Left) is { } offset => Plus(offset, right with { Value = -right.Value }),
        _ => null,
    };

    // The same in each iteration, and computed before the loop without harm.
    private bool IsDistance(Expr expr) => expr.SelfAndDescendants().All(node => node switch
    {
        Local local => !defined.Contains(local),
        IntConstant => true,
        Length { Array: Local array, Dimension: null } => !defined.Contains(array) && (array.Type is SpanType || neverNull.Contains(array)),
        Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply, IsChecked: false } => node.Type == IrType.Int32,
        _ => false,
    });

    /// <summary>Whether all elements from the first index to the end are there, where they may not be: if not, all is left to the loop that checks.</summary>
    public IEnumerable<Expr> Conditions(Expr first, Expr end) => moving
        .Where(access => !IsWithin(access) && !IsWhole(access, end))
        .SelectMany(access => Conditions(access.Array, access.Offset, first, end))
        .Distinct();

    private IEnumerable<Expr> Conditions(Local array, Expr offset, Expr first, Expr end)
    {
        if (first is IntConstant { Value: 0 } && offset is Local)
            yield return new Binary(BinaryOp.GreaterOrEqual, offset, first, IrType.Boolean);
        Expr reach = Reach(array, offset, first);
        if (reach != end)
            yield return new Binary(BinaryOp.LessOrEqual, end, reach, IrType.Boolean);
    }

    // An element that is there if another one is.
    private bool IsWithin((Local Array, Expr Offset) access) => access.Offset is IntConstant { Value: >= 0 } near
        && moving.Exists(other => other.Array == access.Array && other.Offset is IntConstant far && far.Value > near.Value);

    // The loop goes to the end of the array.
    private static bool IsWhole((Local Array, Expr Offset) access, Expr end) => access.Offset is IntConstant { Value: 0 } && end == new Length(access.Array);

    private Expr Reach(Local array, Expr offset, Expr first)
    {
        Expr length = array.Type is ArrayType && !neverNull.Contains(array) ? lengthOf(array) : new Length(array);
        if (first is IntConstant { Value: 0 } && offset is Local)
            return length - offset;
        if (first is not IntConstant { Value: >= 0 } start || offset is not IntConstant distance || start.Value + distance.Value < 0)
            return new Call(new FunctionRef(RuntimeTypes.Vectors, "Reach", [IrType.Int32, IrType.Int32, IrType.Int32], IrType.Int32), [length, offset, first]);
        return distance.Value == 0 ? length : distance.Value > 0 ? length - distance : length + new IntConstant(-distance.Value, IrType.Int32);
    }

    private bool AreIndependent()
    {
        IEnumerable<Load> loads = loop.Body.AllExpressions().SelectMany(ExprTraversal.SelfAndDescendants).OfType<Load>();
        IEnumerable<Store> stores = loop.Body.AllStatements().OfType<Store>();
        List<(Local Array, Expr? Offset, bool Adds)> all = [];
        foreach (Load load in loads)
        {
            if (IsInvariant(load) && !IsWritten(load.Array))
                continue;
            if (load is not { Array: Local array, Member: "" } || !IsFlat(array) || Offset(load.Index) is not { } offset)
                return false;
            all.Add((array, offset, false));
        }

        foreach (Store store in stores)
        {
            Expr? offset = Offset(store.Index);
            if (!IsFlat(store.Array) || (offset is null && !(store.Accumulates && IsInvariant(store.Index))))
                return false;
            all.Add((store.Array, offset, store.Accumulates));
            AddsUp |= offset is null;
        }

        moving.AddRange(all.Where(access => access.Offset is not null).Select(access => (access.Array, access.Offset!)).Distinct());
        return written.All(root => IsIndependent([.. all.Where(access => memory.RootsOf(access.Array).Contains(root))]));
    }

    private bool IsFlat(Local array) => !defined.Contains(array) && array.Type is SpanType or ArrayType && array.Type.Element == item;

    // In each iteration its own element, or sums, which may be taken in any order.
    private static bool IsIndependent((Local Array, Expr? Offset, bool Adds)[] accesses) =>
        accesses.All(access => access.Adds) || accesses.All(access => access.Offset is not null && access.Array == accesses[0].Array && access.Offset == accesses[0].Offset);

    private static Expr Plus(Expr offset, Expr more) => (offset, more) switch
    {
        (IntConstant { Value: 0 }, _) => more,
        (IntConstant left, IntConstant right) => left with { Value = left.Value + right.Value },
        _ => offset + more,
    };
}
