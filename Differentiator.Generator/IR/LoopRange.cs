using System;
using System.Collections.Generic;

namespace Differentiator.Generator.IR;

/// <summary>
/// The values of a loop's index: <c>Start, Start + Step, ..</c> while below <see cref="End"/> (above it for a
/// negative step), <see cref="End"/> itself included if <see cref="IsInclusive"/>. Both ends are evaluated once.
/// </summary>
/// <param name="End">Null where the index sets no bound: only the loop's condition ends it.</param>
internal sealed record LoopRange(Expr Start, Expr? End, int Step, bool IsInclusive)
{
    /// <summary>0, 1, 2, .. without an end.</summary>
    public static LoopRange Unbounded { get; } = new(new IntConstant(0, IrType.Int32), null, 1, IsInclusive: false);

    public IEnumerable<Expr> Ends => End is null ? [Start] : [Start, End];

    public LoopRange Map(Func<Expr, Expr> map) => this with { Start = map(Start), End = End is null ? null : map(End) };
}
