using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>Where the vectors of a loop begin and end, and what is left of it.</summary>
internal static class LoopBounds
{
    /// <summary>The lowest index, and the one behind the highest.</summary>
    public static (Expr First, Expr Last) Of(LoopRange range) => range.Step > 0
        ? (range.Start, range.IsInclusive ? Next(range.End!) : range.End!)
        : (range.IsInclusive ? range.End! : Next(range.End!), Next(range.Start));

    /// <summary>Whether it costs nothing to compute it again.</summary>
    public static bool IsSimple(Expr end) =>
        end is Local or IntConstant or Length { Array: Local } or Binary { Op: BinaryOp.Add or BinaryOp.Subtract, Left: Local or Length { Array: Local }, Right: IntConstant };

    /// <summary>The index behind the last whole vector.</summary>
    public static Call End(Expr first, Expr last, int step) =>
        new(new FunctionRef(RuntimeTypes.Vectors, nameof(End), [IrType.Int32, IrType.Int32, IrType.Int32], IrType.Int32), [first, last, new IntConstant(step, IrType.Int32)]);

    public static Let Let(For loop, Local target, Expr value) => new(target, value, Origin.None.In(loop.Origin.Sweep));

    /// <summary>The loop over what the vectors have left.</summary>
    /// <param name="start">The first index that is left.</param>
    /// <param name="carried">What the vectors leave of what is carried.</param>
    public static For Rest(For loop, Local start, IEnumerable<Expr> carried)
    {
        Expr[] initial = [.. carried];
        return loop with
        {
            Range = loop.Range.Step > 0 ? loop.Range with { Start = start } : loop.Range with { End = start, IsInclusive = true },
            Carried = [.. loop.Carried.Select((each, k) => each with { Initial = initial[k] })],
            Note = "what is left over",
        };
    }

    private static Expr Next(Expr index) => index switch
    {
        IntConstant constant => constant with { Value = constant.Value + 1 },
        Binary { Op: BinaryOp.Subtract, Right: IntConstant { Value: 1 } } previous => previous.Left,
        _ => index + 1,
    };
}
