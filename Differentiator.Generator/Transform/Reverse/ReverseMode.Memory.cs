using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>
/// Memory that is written. Its adjoint is memory of the same shape, its shadow: what has been added to an element of the
/// shadow belongs to the value which the element has at that point. The primal memory itself is never read in the reverse
/// sweep: every value read from it has a name (<see cref="Normalize.LoadBinding"/>), and is kept if it is needed.
/// </content>
internal sealed partial class ReverseMode
{
    private bool HasShadow(Local array) => array.Type.IsDifferentiable && activity.IsVaried(array);

    /// <summary>The adjoint of an array or span, made where the array itself is.</summary>
    private Local Shadow(Local array)
    {
        if (!shadows.TryGetValue(array, out Local? shadow))
            shadows.Add(array, shadow = supply.Temporary(Names.AdjointOf(array), Names.ShadowType(array.Type)));
        return shadow;
    }

    // y = a[i]   becomes   ā[i] += ȳ
    private void ReverseLoad(Load element, Expr adjoint, Origin origin, RegionSweep sweep)
    {
        if (HasShadow((Local)element.Array))
            sweep.Reverse.Add(Added(element, adjoint, origin));
    }

    private Store Added(Load element, Expr adjoint, Origin origin) =>
        new(Shadow((Local)element.Array), element.Index, adjoint, Accumulates: true, origin) { Member = element.Member };

    // a[i] = e    becomes   ē += ā[i]; ā[i] = 0
    // a[i] += e   becomes   ē += ā[i]
    // a[i] = new P(e, f)   becomes   the same for each part: ē += ā[i].X; f̄ += ā[i].Y; ā[i].X = 0; ā[i].Y = 0
    private void Reverse(Store store, RegionSweep sweep)
    {
        if (!HasShadow(store.Array) || !ElementParts.IsDifferentiable(store.Array.Type.Element!, store.Member))
            return;
        Origin origin = store.Origin.In(Sweep.Reverse);
        Local shadow = Shadow(store.Array);
        Load whole = new(store.Array, store.Index, store.Value.Type) { Member = store.Member };
        (Load Part, Expr Value)[] parts = [.. ElementParts.Differentiable(whole, store.Value)];
        Local?[] adjoints = [.. parts.Select(part => activity.IsVaried(part.Value) ? Taken(part.Part, shadow, sweep, origin) : null)];
        if (!store.Accumulates)
            sweep.Reverse.AddRange(parts.Select(part => new Store(shadow, store.Index, part.Value.Constant(0), Accumulates: false, origin) { Member = part.Part.Member }));
        foreach (((_, Expr value), Local? adjoint) in parts.Zip(adjoints, (part, adjoint) => (part, adjoint)))
        {
            if (adjoint is not null)
                Pull(value, adjoint, sweep, origin);
        }
    }

    private Local Taken(Load element, Local shadow, RegionSweep sweep, Origin origin)
    {
        Local adjoint = supply.Temporary(Names.AdjointOf(element), element.Type);
        sweep.Reverse.Add(new Let(adjoint, element with { Array = shadow }, origin));
        facts.MayBeSkipped(adjoint);
        if (hasSingularPartials)
            facts.MayBecomeInfinite(adjoint);
        return adjoint;
    }

    // double[] t = new double[n];     becomes   the same and   Span<double> tAdjoint = scratch of n, or, if it is returned, a copy of its cotangent
    // double[][] t = new double[n][]; becomes   the same and   double[][] tAdjoint = new double[n][];
    private void ReverseAllocation(Stmt allocation, int position, RegionSweep sweep)
    {
        Local array = allocation.DefinedHere().Single();
        if (IsReturned(array))
            sweep.Forward[position].Add(ShadowMemory.SameLength(arrayCotangent!, ((Scratch)allocation).Count!));
        if (!shadows.TryGetValue(array, out Local? shadow))
            return;
        if (allocation is Scratch scratch)
        {
            sweep.Forward[position].Add(new Scratch(shadow, scratch.Count, "", scratch.Origin));
            sweep.Forward[position].Add(IsReturned(array) ? ShadowMemory.Copy(arrayCotangent!, shadow, supply) : new Clear(shadow, scratch.Origin));
        }
        else
        {
            sweep.Forward[position].Add(((Allocate)allocation) with { Array = shadow });
        }
    }

    // t[i] = new double[n];   becomes   the same and   tAdjoint[i] = new double[n];
    private void ReverseRow(Store row, int position, RegionSweep sweep)
    {
        if (HasShadow(row.Array) && Shadow(row.Array) is var shadow)
            sweep.Forward[position].Add(row with { Array = shadow, Value = ((NewRow)row.Value) with { Type = shadow.Type.Element! } });
    }

    // t.Clear();   becomes   tAdjoint.Clear();   but for the first time, when nothing is there yet
    private void ReverseClear(Clear clear, int position, RegionSweep sweep)
    {
        bool isFirst = position > 0 && sweep.Region.Statements[position - 1] is Scratch scratch && scratch.Span == clear.Span;
        if (!isFirst && HasShadow(clear.Span))
            sweep.Reverse.Add(new Clear(Shadow(clear.Span), clear.Origin.In(Sweep.Reverse)));
    }

    // Span<double> v = a.Slice(s, n);   becomes   the same and   Span<double> vAdjoint = aAdjoint.Slice(s, n);
    private void ReverseView(Let view, int position, RegionSweep sweep)
    {
        Flush(sweep, sweep.Adjoints.Elements.Where(element => element.Array == view.Target));
        if (!shadows.TryGetValue(view.Target, out Local? shadow))
            return;
        Expr value = ShadowOf(view.Value);
        memory.Add(shadow, value);
        sweep.Forward[position].Add(new Let(shadow, value, view.Origin));
    }

    private Expr ShadowOf(Expr view) => view switch
    {
        Local local => Shadow(local),
        Slice slice => slice with { Array = ShadowOf(slice.Array), Type = new SpanType(slice.Type.Element!, IsReadOnly: false) },
        Load row when ShadowOf(row.Array) is var rows => row with { Array = rows, Type = rows.Type.Element! },
        Conditional choice => new Conditional(choice.Condition, ShadowOf(choice.WhenTrue), ShadowOf(choice.WhenFalse)),
        _ => throw Unreachable.Node(view),
    };

    /// <summary>True if the statement, or one inside it, writes memory that has an adjoint.</summary>
    private bool WritesActive(Stmt statement) => statement.Written().Any(HasShadow);

    /// <summary>
    /// Whether memory is the same in the reverse sweep as at the present point of the forward sweep: nothing writes it in a
    /// loop around here, or after.
    /// </summary>
    private bool IsStable(Local memoryRoot, RegionSweep sweep, bool fromHere)
    {
        // Whether shadows stay as they are is asked from here on: what has its value already gets a new derivative.
        IEnumerable<Local> Changed(Stmt statement) => fromHere ? memory.WrittenBy(statement) : memory.ChangedBy(statement);
        if (!memory.IsWritten(memoryRoot))
            return true;
        if (savesOutside && !IsOutermost(memoryRoot))
            return false;
        for (RegionSweep? region = sweep; region is not null; region = region.Outer)
        {
            // What an iteration around here makes for itself is no other iteration's business.
            bool isOwner = optimizes && !fromHere && region != sweep && Makes(region, memoryRoot);
            bool all = (region.IsLoopBody && !isOwner) || (region == sweep && !fromHere);

            // The regions inside have told about the statement that they are part of.
            int from = all ? 0 : region == sweep ? region.Position : region.Position + 1;
            if (region.Region.Statements.Skip(from).SelectMany(Changed).Contains(memoryRoot))
                return false;
            if (isOwner)
                return region == root || ReplayOf(region).Refills(memoryRoot);
        }

        return true;
    }

    private static bool Makes(RegionSweep region, Local memoryRoot) =>
        region.Region.Statements.Any(made => made is Scratch or Allocate && made.DefinedHere().Contains(memoryRoot));

    /// <summary>Whether memory stays as the present statement leaves it until the reverse sweep has come back to it.</summary>
    private bool IsHeldAfter(Local memoryRoot, RegionSweep sweep)
    {
        // What a branch or a loop makes for itself is gone by then.
        if (!IsOutermost(memoryRoot))
            return false;
        for (RegionSweep? region = sweep; region is not null; region = region.Outer)
        {
            int from = region.IsLoopBody ? 0 : region.Position + 1;
            if (region.Region.Statements.Skip(from).SelectMany(memory.WrittenBy).Contains(memoryRoot))
                return false;
        }

        return true;
    }

    /// <summary>Whether the memory is there for the whole function.</summary>
    private bool IsOutermost(Local memoryRoot) => memoryRoot.Role == LocalRole.Parameter
        || Makes(root, memoryRoot);

    private Replay ReplayOf(RegionSweep sweep, IReadOnlyList<Stmt> statements, ICollection<Local> held) =>
        Replay.Of(statements, memory, root => IsStable(root, sweep, fromHere: false), held);

    private Replay ReplayOf(RegionSweep sweep, IReadOnlyList<Stmt> statements) => ReplayOf(sweep, statements, held: []);

    private Replay ReplayOf(RegionSweep sweep) => ReplayOf(sweep, sweep.Region.Statements);

    /// <summary>
    /// Whether the sweeps of a loop may run together as far as memory goes: what it adds to shadows is not taken by stores
    /// that come later, and the loop runs but once.
    /// </summary>
    private bool MayFuse(LoopSweep reversed, RegionSweep sweep)
    {
        if (sweep != root && reversed.Loop.SelfAndNested().Any(inner => inner is Effect))
            return false;
        if (!memory.IsAnyWritten)
            return true;
        if (sweep != root && !ReplayOf(sweep).MayRun(reversed.Forward))
            return false;
        HashSet<Local> own = [.. reversed.Loop.Body.AllStatements().Where(made => made is Scratch or Allocate).SelectMany(StmtTraversal.DefinedHere).SelectMany(memory.RootsOf)];
        HashSet<Local> touched = [.. reversed.Body.Reverse.SelectMany(statement => memory.WrittenBy(statement).Concat(memory.ReadBy(statement)))];
        return shadows.Where(pair => touched.Overlaps(memory.RootsOf(pair.Value)))
            .SelectMany(pair => memory.RootsOf(pair.Key))
            .All(primal => own.Contains(primal) || IsStable(primal, sweep, fromHere: true));
    }
}
