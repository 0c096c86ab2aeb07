using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Loops with a memory budget: the state of a few iterations is kept, those between run again.</content>
internal sealed partial class ReverseMode
{
    // foreach (i in Checkpoint.Range(n, budget)) s = f(s, i)   becomes   for (i ..) { if (i == next) keep s; s = f(s, i) }   and backward
    // for (i back ..) { s = the last that was kept; run on to i, keeping some on the way; keep what the reverse reads; x̄ += s̄ * f_x; s̄ *= f_s }
    private void ReverseWithin(For loop, Expr?[] seeds, int position, RegionSweep sweep)
    {
        RefuseWhatRunsOnce(loop);
        LoopSweep reversed = ReverseBody(loop, seeds, sweep);
        if (optimizes && reversed.IsIndependent && TryFuse(reversed with { Loop = loop with { Budget = null } }, seeds, position, sweep))
            return;
        RequirePlace(loop, sweep);
        CheckpointedLoop steps = new(reversed, memory, supply);
        foreach (Local read in steps.OnlyRead.Where(read => !IsHeld(read, sweep)))
            throw Refused(loop, $"a loop over Checkpoint.Range that reads '{read.Name}', which is written later,", "let the loop read a copy");

        Segments? segments = steps.HasState && Segments.Fit(loop) ? new Segments(loop, supply, activity) : null;
        if (segments is not null && ReverseBody(segments.Outer, seeds, sweep) is var outer && segments.Saving(outer) is { } body)
        {
            reversed = outer;
            steps = new CheckpointedLoop(outer, memory, supply, body) { Segments = segments };
        }

        Place(steps, reversed, seeds, position, sweep);
    }

    private void Place(CheckpointedLoop steps, LoopSweep reversed, Expr?[] seeds, int position, RegionSweep sweep)
    {
        List<Carried> carried = [];
        List<Expr> yields = [];
        Expr?[] before = CarryAdjoints(reversed, seeds, sweep, available: expr => expr, carried, yields);
        sweep.Forward[position].AddRange(steps.Forward());
        For backward = steps.Backward(carried, yields);
        memory.Add(backward.Body.Statements);
        Local[] seen = [.. steps.Rewritten.Where(array => array.Role == LocalRole.Parameter || IsReturned(array))];
        Local[] last = [.. seen.Select(array => supply.Temporary("last" + char.ToUpperInvariant(array.Name[0]) + array.Name.Substring(1), new SpanType(array.Type.Element!, IsReadOnly: false)))];
        Origin origin = reversed.Loop.Origin.In(Sweep.Reverse);
        IntConstant first = new(0, IrType.Int32);
        sweep.Reverse.AddRange(seen.SelectMany((array, k) => new Stmt[]
        {
            new Scratch(last[k], FlatMemory.LengthOf(array), $"what the loop leaves in {array.Name}", origin),
            FlatMemory.Kept(array, last[k], first, supply) with { Origin = origin },
        }));
        sweep.Reverse.Add(backward);
        sweep.Reverse.AddRange(seen.Select((array, k) => FlatMemory.Restored(array, last[k], first, supply) with { Origin = origin }));
        PullInitial(reversed.Loop, before, sweep);
    }

    private static DerivativeRefusedException Refused(Stmt statement, string what, string instead) => new(statement.Origin, what, instead);

    /// <summary>Iterations run several times: what they do besides computing would happen as often.</summary>
    private static void RefuseWhatRunsOnce(For loop)
    {
        const string Place = "in a loop over Checkpoint.Range, whose iterations run again,";
        foreach (Stmt statement in loop.SelfAndNested())
        {
            switch (statement)
            {
                case Effect:
                    throw Refused(statement, $"code that is not differentiated and may have effects, {Place}", "move it out of the loop");
                case Invoke { Kernel: not null } call:
                    throw Refused(statement, $"the call of '{call.Function.Name}', whose derivative is written by hand, {Place}", "call a function that is differentiated, or write a plain loop");
                case Store { Value: NewRow } row:
                    throw Refused(statement, $"a row of '{row.Array.Name}' that is made {Place}", "make the rows before the loop");
            }
        }
    }

    /// <summary>The state must be there until the reverse sweep of the region around comes: nothing keeps it beyond that.</summary>
    private void RequirePlace(For loop, RegionSweep sweep)
    {
        if (loop.Carried.FirstOrDefault(carried => carried.IsBuffer) is { } buffer)
            throw Refused(loop, $"a loop over Checkpoint.Range in which '{buffer.Parameter.Name}' and another array change places", "copy the elements");
        if (memory.WrittenBy(loop).FirstOrDefault(array => !FlatMemory.CanHold(array.Type)) is { } jagged)
            throw Refused(loop, $"a loop over Checkpoint.Range that writes the jagged array '{jagged.Name}'", "use a one-dimensional or a rectangular array");
        bool isHere = sweep == root || sweep.IsRestored
            || ((sweep.IsLoopBody || !savesOutside) && ReplayOf(sweep).MayRun(loop));
        if (!isHere)
            throw Refused(loop, "a loop over Checkpoint.Range inside of a loop or branch that cannot run again, as it writes memory from outside,", "make the array inside, or take the loop over Checkpoint.Range out");
    }
}
