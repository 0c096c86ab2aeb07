using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Calls of functions that recur: their companion runs them again and pulls the adjoint of the value back.</content>
internal sealed partial class ReverseMode
{
    private readonly Companions companions;

    // y = F(x, a)   becomes   y = F(x, a) .. FVjp(x, a, ȳ, ref x̄, ā)
    private void Reverse(Invoke invoke, int position, RegionSweep sweep)
    {
        Companion companion = companions[invoke.Function];
        sweep.Forward[position].Add(invoke);
        if (invoke.Result is null || sweep.Adjoints.Take(invoke.Result) is not { } adjoint)
            return;

        Origin origin = invoke.Origin.In(Sweep.Reverse);
        List<Expr> arguments = [.. invoke.Arguments, adjoint];
        List<Local> writes = [], references = [];
        List<(Expr Argument, Local Adjoint)> pulled = [];
        for (int k = 0; k < invoke.Arguments.Count; k++)
        {
            Expr argument = invoke.Arguments[k];
            if (argument is Local { Type.Element: not null } array)
                RequireHeld(array, invoke, sweep);
            if (!companion.Varied[k])
                continue;
            if (argument is Local { Type.Element: not null } memory)
            {
                Local shadow = HasShadow(memory) ? Shadow(memory) : Discarded(memory, origin, sweep);
                writes.Add(shadow);
                arguments.Add(shadow);
                continue;
            }

            Local local = supply.Temporary(Names.AdjointOf(companion.Primal.Parameters[k].Local), argument.Type);
            facts.MayBeSkipped(local);
            facts.MayBecomeInfinite(local);
            references.Add(local);
            arguments.Add(local);
            pulled.Add((argument, local));
        }

        if (references.Count + writes.Count == 0)
            return;
        sweep.Reverse.Add(new Invoke(null, references.ToEquatableArray(), writes.ToEquatableArray(), companion.Vjp, arguments.ToEquatableArray(), origin));
        foreach ((Expr argument, Local local) in pulled)
            Pull(argument, local, sweep, origin);
    }

    /// <summary>Memory for the adjoint of an array that does not vary here.</summary>
    private Local Discarded(Local array, Origin origin, RegionSweep sweep)
    {
        Local unused = supply.Temporary(Names.AdjointOf(array), new SpanType(array.Type.Element!, IsReadOnly: false));
        sweep.Reverse.Add(new Scratch(unused, new Length(array), "", origin));
        return unused;
    }

    /// <summary>The companion reads the array again: it must still be, or be made again, as it was at the call.</summary>
    private void RequireHeld(Local array, Invoke invoke, RegionSweep sweep)
    {
        if (memory.RootsOf(array).FirstOrDefault(root => !IsHeld(root, sweep)) is { } changed)
            throw invoke.Kernel is null
                ? new DerivativeRefusedException(invoke.Origin, $"'{changed.Name}', which it is given, is written afterwards")
                : new DerivativeRefusedException(invoke.Origin, $"the call of '{invoke.Function.Name}', whose derivative reads '{changed.Name}' again when that has been written,", "pass a copy");
    }

    private bool IsHeld(Local memoryRoot, RegionSweep sweep)
    {
        if (!memory.IsWritten(memoryRoot))
            return true;
        for (RegionSweep region = sweep; ; region = region.Outer)
        {
            bool isOwner = region.Region.Statements.Any(statement => statement is Scratch or Allocate && statement.DefinedHere().Contains(memoryRoot));
            int from = region.IsLoopBody && !isOwner ? 0 : region.Position;
            if (region.Region.Statements.Skip(from).SelectMany(memory.WrittenBy).Contains(memoryRoot))
                return false;
            if (isOwner)
                return region == root || ReplayOf(region).Refills(memoryRoot);
            if (region.Outer is null)
                return true;
        }
    }
}
