using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <summary>Memory to which iterations add, and the sums of each lane in its place: as many, and of the same shape.</summary>
/// <param name="Counting">What has to be done to know the number of elements.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Before">Takes the sums, zero in all lanes.</param>
/// <param name="After">Adds up the lanes.</param>
internal sealed record NestSums(Local Array, Local Sums, IReadOnlyList<Stmt> Counting, Expr Count, IReadOnlyList<Stmt> Before, IReadOnlyList<Stmt> After)
{
    private static readonly IntConstant Zero = new(0, IrType.Int32);

    public static NestSums Of(Local array, LanesType lanes, LocalSupply supply, Origin origin) =>
        array.Type is ArrayType { Item: ArrayType row } ? OfRows(array, row, lanes, supply, origin) : OfNumbers(array, lanes, supply, origin);

    private static NestSums OfNumbers(Local array, LanesType lanes, LocalSupply supply, Origin origin)
    {
        Local sums = supply.Temporary(array.Name + "Lanes", new SpanType(lanes, IsReadOnly: false));
        Expr count = ArrayLengths.LengthOf(array);
        return new NestSums(array, sums, [], count, [new Scratch(sums, count, "", origin), new Clear(sums, origin)], [Total(sums, array, lanes, supply, origin)]);
    }

    private static NestSums OfRows(Local array, ArrayType row, LanesType lanes, LocalSupply supply, Origin origin)
    {
        ArrayType laneRow = new(lanes);
        Local sums = supply.Temporary(array.Name + "Lanes", new ArrayType(laneRow));
        Local k = supply.Temporary("k", IrType.Int32), i = supply.Temporary("i", IrType.Int32), from = supply.Temporary("rowLanes", laneRow), to = supply.Temporary("row", row);
        Local before = supply.Temporary("count", IrType.Int32), count = supply.Copy(before), at = supply.Temporary("i", IrType.Int32);
        Store made = new(sums, k, new NewRow(new Length(new Load(array, k, row)), laneRow), Accumulates: false, origin);
        Region total = new([new Let(from, new Load(sums, i, laneRow), origin), new Let(to, new Load(array, i, row), origin), Total(from, to, lanes, supply, origin)], []);
        return new NestSums(
            array,
            sums,
            [new For(at, All(array), [new Carried(before, Zero, count)], new Region([], [before + new Length(new Load(array, at, row))]), origin)],
            count,
            [new Allocate(sums, [new Length(array)], origin), new For(k, All(array), [], new Region([made], []), origin)],
            [new For(i, All(array), [], total, origin)]);
    }

    // for (int k = 0; k < sums.Length; k++) gradient[k] += Vectors.Sum(sums[k]);
    private static For Total(Local sums, Local array, LanesType lanes, LocalSupply supply, Origin origin)
    {
        Local k = supply.Temporary("k", IrType.Int32);
        Store add = new(array, k, Reduction.SumOf(new Load(sums, k, lanes)), Accumulates: true, origin);
        return new For(k, All(sums), [], new Region([add], []), origin);
    }

    private static LoopRange All(Local array) => new(Zero, new Length(array), 1, IsInclusive: false);
}
