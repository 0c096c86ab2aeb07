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
}
