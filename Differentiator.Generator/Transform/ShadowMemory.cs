using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>Memory for the adjoints or tangents of the elements of a parameter: of the same shape.</summary>
internal static class ShadowMemory
{
    // Array.Clear(m)   or, row by row,   for (int i = 0; i < m.Length; i++) Array.Clear(m[i])
    public static Stmt Cleared(Local array, LocalSupply supply)
    {
        if (array.Type is not ArrayType { Item: ArrayType } jagged)
            return new Clear(array, Origin.None);
        Local index = supply.Temporary("i", IrType.Int32), row = supply.Temporary("row", jagged.Item);
        Region body = new([new Let(row, new Load(array, index, row.Type), Origin.None), new Clear(row, Origin.None)], []);
        return new For(index, new LoopRange(new IntConstant(0, IrType.Int32), new Length(array), 1, IsInclusive: false), [], body, Origin.None);
    }

    /// <summary>The array of which a statement clears every element; null for any other statement.</summary>
    public static Local? ClearedBy(Stmt statement) => statement switch
    {
        Clear clear => clear.Span,
        For { Range: { Start: IntConstant { Value: 0 }, End: Length { Array: Local array, Dimension: null }, Step: 1, IsInclusive: false } } loop
            when loop.Body.Statements.Count == 2 && loop.Body.Statements[0] is Let { Value: Load { Array: Local of } row } let && loop.Body.Statements[1] is Clear inner
            && of == array && row.Index == loop.Index && inner.Span == let.Target => array,
        _ => null,
    };

    private static readonly FunctionRef LengthGuard = new("Differentiator.DestinationGuard", "Length", [IrType.Int32, IrType.Int32, new OpaqueType("string")], IrType.Void);

    // DestinationGuard.Length(resultTangent.Length, n, "resultTangent");   where an array is made that the function returns
    public static Effect SameLength(Local slot, Expr length) => new(
        null,
        new Call(LengthGuard, [new Length(slot), length, new Verbatim($"\"{slot.Name}\"", LengthGuard.ParameterTypes[2])]),
        Origin.None);

    public static IEnumerable<Stmt> Allocation(Local shadow, Local array, LocalSupply supply) => shadow.Type switch
    {
        RectangularType rectangle => [new Allocate(
            shadow, Enumerable.Range(0, rectangle.Rank).Select(dimension => (Expr)new Length(array, dimension)).ToEquatableArray(), Origin.None)],
        ArrayType { Item: ArrayType row } => [new Allocate(shadow, [new Length(array)], Origin.None), Rows(shadow, array, row, supply)],
        _ => [new Scratch(shadow, new Length(array), "", Origin.None)],
    };

    // for (int i = 0; i < a.Length; i++) aAdjoint[i] = new double[a[i].Length];
    private static For Rows(Local shadow, Local array, ArrayType row, LocalSupply supply)
    {
        Local index = supply.Temporary("i", IrType.Int32);
        Store made = new(shadow, index, new NewRow(new Length(new Load(array, index, row)), row), Accumulates: false, Origin.None);
        return new For(index, new LoopRange(new IntConstant(0, IrType.Int32), new Length(array), 1, IsInclusive: false), [], new Region([made], []), Origin.None);
    }

    // from.CopyTo(to);   or, of rectangular arrays, element by element
    public static Stmt Copy(Local from, Local to, LocalSupply supply) => to.Type is SpanType
        ? new Effect(null, new Foreign(["", ".CopyTo(", ")"], [from, to], new OpaqueType("void")), Origin.None)
        : Elementwise(to, from, accumulates: false, Sweep.Forward, supply);

    // for (int i = 0; i < from.Length; i++) to[i] = from[i];   or   to[i] += from[i];
    public static For Elementwise(Local to, Local from, bool accumulates, Sweep sweep, LocalSupply supply)
    {
        Origin origin = Origin.None.In(sweep);
        if (to.Type is ArrayType { Item: ArrayType } jagged)
        {
            Local outer = supply.Temporary("i", IrType.Int32), toRow = supply.Temporary("row", jagged.Item), fromRow = supply.Temporary("row", jagged.Item);
            Region rows = new([new Let(toRow, new Load(to, outer, jagged.Item), origin), new Let(fromRow, new Load(from, outer, jagged.Item), origin), Elementwise(toRow, fromRow, accumulates, sweep, supply)], []);
            return new For(outer, new LoopRange(new IntConstant(0, IrType.Int32), new Length(to), 1, IsInclusive: false), [], rows, origin);
        }

        int rank = to.Type is RectangularType rectangle ? rectangle.Rank : 1;
        Local[] indices = Enumerable.Range(0, rank).Select(k => supply.Temporary("ijkl"[k % 4].ToString(), IrType.Int32)).ToArray();
        Expr index = rank == 1 ? indices[0] : new Indices(indices.ToEquatableArray<Expr>());
        Stmt[] statements = [.. ElementParts.Differentiable(new Load(from, index, to.Type.Element!))
            .Select(part => new Store(to, index, part, accumulates, origin) { Member = part.Member })];
        for (int k = rank - 1; k >= 0; k--)
        {
            Expr length = rank == 1 ? new Length(to) : new Length(to, k);
            LoopRange range = new(new IntConstant(0, IrType.Int32), length, 1, IsInclusive: false);
            statements = [new For(indices[k], range, [], new Region(statements.ToEquatableArray(), []), origin)];
        }

        return (For)statements[0];
    }
}
