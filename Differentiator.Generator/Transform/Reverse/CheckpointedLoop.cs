using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Simplify;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// A loop that keeps its state before some of its steps, and runs the steps between again. The state is what later steps read of
/// earlier ones, as far as the reverse sweep needs it: carried values, and memory that the steps write.
/// </summary>
internal sealed class CheckpointedLoop
{
    private readonly LoopSweep reversed;
    private readonly LocalSupply supply;

    /// <summary>The loop as it was.</summary>
    private readonly For plain;

    /// <summary>Its steps run again, with all that they keep for their reverse sweep.</summary>
    private readonly For saving;

    /// <summary>Its steps run again for the state alone.</summary>
    private readonly For advancing;
    private readonly CheckpointStack stack;

    /// <param name="body">The statements that run a step again; null for those of the loop's own body.</param>
    public CheckpointedLoop(LoopSweep reversed, Memory memory, LocalSupply supply, Stmt[]? body = null)
    {
        this.reversed = reversed;
        this.supply = supply;
        plain = (For)WithoutBudgets(reversed.Loop);
        Stmt[] steps = [.. (body ?? reversed.Body.Joint.Select(part => part.Statement)).Select(InReverse)];
        saving = DeadCode.Apply(Unguarded(plain with { Body = plain.Body with { Statements = steps.ToEquatableArray() } }), ReadBy(reversed), memory);

        Local[] written = [.. memory.WrittenBy(plain).Distinct().Except(plain.AllDefined())];
        Local[] adding = [.. saving.SelfAndNested().OfType<Store>().Where(store => store.Accumulates).SelectMany(memory.WrittenBy)];
        Local[] read = [.. memory.ReadBy(saving).Distinct()];
        Rewritten = [.. memory.WrittenBy(saving).Distinct().Where(written.Contains)];
        OnlyRead = [.. read.Except(written).Except(saving.AllDefined())];
        stack = new CheckpointStack(saving.Carried, [.. written.Where(array => read.Contains(array) || adding.Contains(array))], supply);
        For onward = plain with { Body = plain.Body with { Statements = plain.Body.Statements.Map(InReverse) } };
        advancing = DeadCode.Apply(Unguarded(onward), stack.Values.Select(value => (Expr)value.Result).Concat(stack.Arrays), memory);
    }

    /// <summary>The segments that are the loop's steps; null if its iterations are.</summary>
    public Segments? Segments { get; init; }

    /// <summary>Whether steps read what earlier ones have computed.</summary>
    public bool HasState => stack.Values.Count + stack.Arrays.Count > 0;

    /// <summary>Memory from outside that running again writes.</summary>
    public IReadOnlyList<Local> Rewritten { get; }

    /// <summary>Memory from outside that running again reads, and that the loop does not write.</summary>
    public IReadOnlyList<Local> OnlyRead { get; }

    // for (i ..) s = f(s)   becomes   for (i ..) { if (i == next) keep s; s = f(s) }
    public IEnumerable<Stmt> Forward()
    {
        var copy = (For)new Cloning(supply).Clone(plain);
        For steps = copy with { Carried = copy.Carried.Select((own, k) => own with { Result = plain.Carried[k].Result }).ToEquatableArray() };
        if (!HasState)
            return [steps];
        int[] places = [.. stack.Values.Select(value => plain.Carried.Select(carried => carried.Parameter).ToList().IndexOf(value.Parameter))];
        return
        [
            .. stack.Made(reversed.Loop, Segments),
            stack.Keeping(steps, [.. places.Select(k => steps.Carried[k].Parameter)], plain.Range.End!) with { Note = Price },
        ];
    }

    // for (i back ..) { s = the last that was kept; for (k = where that was .. i) s = f(s); keep what the reverse of f reads; s̄ *= f_s }
    /// <param name="carried">The adjoints, as the reverse loop carries them.</param>
    public For Backward(IEnumerable<Carried> carried, IEnumerable<Expr> yields)
    {
        Region body = new([.. saving.Body.Statements, .. reversed.Body.Reverse], yields.ToEquatableArray());
        For back = new(plain.Index, TripCount.Reversed(plain.Range), carried.ToEquatableArray(), body, plain.Origin.In(Sweep.Reverse));
        if (!HasState)
            return back with { Note = "run again iteration by iteration: nothing is saved" };
        var copy = (For)new Cloning(supply).Clone(advancing);
        For again = copy with { Carried = copy.Carried.Select((own, k) => own with { Result = stack.Values[k].Parameter }).ToEquatableArray() };
        return stack.Restoring(back, again) with { Note = $"from the last {Step} to the first, each run again from the checkpoint before it" };
    }

    private string Step => Segments is null ? "iteration" : "segment";

    /// <summary>What a reader is told about memory and time.</summary>
    private string Price => (Segments is null ? "" : $"segments keep {Segments.IterationBytes} bytes an iteration, one at a time; ")
        + $"a checkpoint takes {stack.Price}; with c of them, C(c + r, r) {Step}s run at most r + 2 times";

    /// <summary>What of the primal the reverse sweep of a step reads, and what is written where both sweeps run together.</summary>
    private static IEnumerable<Expr> ReadBy(LoopSweep reversed) => reversed.Body.Reverse.SelectMany(StmtTraversal.AllExpressions)
        .Concat(reversed.Loop.Carried.Select((_, k) => reversed.AtBegin(k)).OfType<Expr>())
        .Concat(reversed.Sums.Select(sum => sum.AtEnd))
        .Concat(reversed.Body.Joint.Where(part => part.IsFused).SelectMany(part => part.Statement.Written()));

    /// <summary>Memory that a step takes when it runs again is the reverse sweep's.</summary>
    private static Stmt InReverse(Stmt statement) => statement is Scratch scratch ? scratch with { Origin = scratch.Origin.In(Sweep.Reverse) } : statement;

    private static For Unguarded(For loop) => (For)Materialization.Unguarded(loop);

    private static Stmt WithoutBudgets(Stmt statement)
    {
        Stmt inner = statement.MapRegions(region => region with { Statements = region.Statements.Map(WithoutBudgets) });
        return inner is For loop ? loop with { Budget = null } : inner;
    }
}
