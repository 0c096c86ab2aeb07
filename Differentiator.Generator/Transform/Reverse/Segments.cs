using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// A loop with checkpoints whose iterations are cheap, in segments of many: a checkpoint is made before a segment, and the reverse
/// sweep keeps the values of one whole segment.
/// </summary>
internal sealed class Segments
{
    private readonly For inner;

    // for (i = 0 .. n) body   becomes   for (segment ..) { first = segment * length; for (i = first .. end) body }
    public Segments(For loop, LocalSupply supply, Activity activity)
    {
        Iterations = loop.Range.End!;
        Length = supply.Temporary("length", IrType.Int32);
        Count = supply.Temporary("segments", IrType.Int32);
        Local segment = supply.Temporary("segment", IrType.Int32), first = supply.Temporary("first", IrType.Int32), end = supply.Temporary("end", IrType.Int32);
        Carried[] outer = [.. loop.Carried.Select(carried => new Carried(activity.Alike(supply.Copy(carried.Parameter), carried.Parameter), carried.Initial, carried.Result))];
        Carried[] carried = [.. loop.Carried.Select((own, k) => new Carried(own.Parameter, outer[k].Parameter, activity.Alike(supply.Copy(own.Result), own.Result)))];
        inner = loop with { Budget = null, Range = new LoopRange(first, end, 1, IsInclusive: false), Carried = carried.ToEquatableArray() };
        Stmt[] body =
        [
            new Let(first, segment * Length, Origin.None),
            new Let(end, new Conditional((Iterations - first) < Length, Iterations, first + Length), Origin.None),
            inner,
        ];
        Region region = new(body.ToEquatableArray(), carried.Select(own => (Expr)own.Result).ToEquatableArray());
        Outer = loop with { Index = segment, Range = loop.Range with { End = Count }, Carried = outer.ToEquatableArray(), Body = region };
    }

    public For Outer { get; }

    public Expr Iterations { get; }

    /// <summary>The number of iterations in a segment.</summary>
    public Local Length { get; }

    /// <summary>The number of segments.</summary>
    public Local Count { get; }

    /// <summary>How many bytes are kept of each iteration.</summary>
    public int IterationBytes { get; private set; }

    /// <summary>What each iteration keeps has a known size, if nothing inside is a loop or memory.</summary>
    public static bool Fit(For loop) => loop.Body.AllStatements().All(statement => statement is Let { Target.Type.Element: null } or If or Store or Throw);

    /// <summary>The statements that run a segment again and keep what its reverse sweep reads; null if they keep nothing.</summary>
    public Stmt[]? Saving(LoopSweep reversed)
    {
        Expr count = TripCount.Of(inner.Range)!;
        Stmt[] statements = [.. reversed.Body.Joint.Select(part => part.Statement is Scratch scratch && scratch.Count == count ? scratch with { Count = Length } : part.Statement)];
        IterationBytes = statements.OfType<Scratch>().Sum(scratch => ElementSize.Of(scratch.Span.Type.Element!));
        return IterationBytes > 0 && statements.OfType<Scratch>().All(scratch => scratch.Count == Length) ? statements : null;
    }
}
