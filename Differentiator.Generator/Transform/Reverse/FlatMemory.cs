using System;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>Copies of arrays, one behind the other in a span.</summary>
internal static class FlatMemory
{
    /// <summary>Whether an array of this type can be copied so: its elements are no arrays.</summary>
    public static bool CanHold(IrType type) => type.Element is { Element: null } and not MatrixType;

    /// <summary>The number of the array's elements.</summary>
    public static Expr LengthOf(Local array) => Enumerable.Range(0, Rank(array))
        .Select(dimension => (Expr)LengthOf(array, dimension))
        .Aggregate((product, length) => product * length);

    // for (j ..) copies[place * a.Length + j] = a[j];
    public static For Kept(Local array, Local copies, Expr place, LocalSupply supply) => Elementwise(array, supply, (index, flat) =>
        new Store(copies, At(place, array, flat), new Load(array, index, array.Type.Element!), Accumulates: false, Origin.None));

    // for (j ..) a[j] = copies[place * a.Length + j];
    public static For Restored(Local array, Local copies, Expr place, LocalSupply supply) => Elementwise(array, supply, (index, flat) =>
        new Store(array, index, new Load(copies, At(place, array, flat), array.Type.Element!), Accumulates: false, Origin.None));

    private static Expr At(Expr place, Local array, Expr flat) => place is IntConstant { Value: 0 } ? flat : (place * LengthOf(array)) + flat;

    private static int Rank(Local array) => array.Type is RectangularType rectangle ? rectangle.Rank : 1;

    private static Length LengthOf(Local array, int dimension) => Rank(array) == 1 ? new Length(array) : new Length(array, dimension);

    private static For Elementwise(Local array, LocalSupply supply, Func<Expr, Expr, Store> copy)
    {
        int rank = Rank(array);
        Local[] indices = [.. Enumerable.Range(0, rank).Select(k => supply.Temporary("jkl"[k % 3].ToString(), IrType.Int32))];
        Expr index = rank == 1 ? indices[0] : new Indices(indices.ToEquatableArray<Expr>());

        // (j * columns + k) * depth + l
        Expr flat = indices.Skip(1).Select((next, k) => (Index: next, Dimension: k + 1))
            .Aggregate((Expr)indices[0], (sum, next) => (sum * LengthOf(array, next.Dimension)) + next.Index);
        Stmt statement = copy(index, flat);
        for (int k = rank - 1; k >= 0; k--)
            statement = new For(indices[k], new LoopRange(new IntConstant(0, IrType.Int32), LengthOf(array, k), 1, IsInclusive: false), [], new Region([statement], []), Origin.None);
        return (For)statement;
    }
}
