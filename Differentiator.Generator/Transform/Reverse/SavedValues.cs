using System;
using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.Analysis;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>
/// What a loop keeps for a reverse loop of its own: carried values and costly results that the reversed body reads, in
/// spans of exactly the trip count. All else is computed again.
/// </summary>
internal sealed class SavedValues
{
    private readonly For loop;
    private readonly LocalSupply supply;
    private readonly Cloning cloning;
    private readonly List<Scratch> scratch = [];
    private readonly List<Stmt> stores = [];
    private readonly List<Stmt> beginning = [];
    private readonly List<Carried> restored = [];
    private readonly List<Expr> restoredYields = [];
    private readonly List<(Carried Back, Local Before)> buffers = [];

    /// <summary>Memory that the reversed body makes and fills again, and that the loop does not read.</summary>
    private readonly HashSet<Local> refilled = [];

    /// <summary>Memory of which the forward loop asks the length.</summary>
    private readonly HashSet<Local> lengths = [];

    /// <summary>What the forward loop has in the place of memory that is made for all iterations at once.</summary>
    private readonly Dictionary<Local, Let> portionOf = [];

    private readonly SaveSite site;
    private readonly Memory memory;
    private Func<Local, bool> isHeld = _ => false;

    private SavedValues(For loop, SaveSite site, Memory memory, LocalSupply supply)
    {
        this.memory = memory;
        this.loop = loop;
        this.site = site;
        this.supply = supply;
        cloning = new Cloning(supply);
        Index = supply.Copy(loop.Index);
        cloning.Replace(loop.Index, Index);
    }

    /// <summary>The index of the reverse loop.</summary>
    public Local Index { get; }

    /// <summary>The number of iterations that the forward loop has run, where it is not known before.</summary>
    public Local? Count { get; private set; }

    public IReadOnlyList<Scratch> Scratch => scratch;

    /// <summary>The forward loop, which fills the scratch.</summary>
    public For Forward { get; set; } = null!;

    /// <summary>The first statements of the reversed body: they make the primal values available again.</summary>
    public IReadOnlyList<Stmt> Beginning => beginning;

    /// <summary>Carried primal values that the reverse loop takes back step by step.</summary>
    public IReadOnlyList<Carried> Restored => restored;

    public IReadOnlyList<Expr> RestoredYields => restoredYields;

    /// <summary>Arrays that the loop carries, and their adjoints, as the reverse loop takes them back, each with what it is before the iteration.</summary>
    public IReadOnlyList<(Carried Back, Local Before)> Buffers => buffers;

    /// <param name="portions">Memory that may be made for all iterations at once.</param>
    /// <param name="replayOf">What can run again if some memory is held.</param>
    /// <param name="isHeld">Whether memory stays as the loop leaves it until the reverse loop has run.</param>
    /// <param name="shadowOf">The adjoint of a buffer, if it has one.</param>
    public static SavedValues Of(
        LoopSweep reversed, SaveSite site, Memory memory, Portions portions, Func<ICollection<Local>, Replay> replayOf, Func<Local, bool> isHeld, Func<Local, Local?> shadowOf, LocalSupply supply)
    {
        SavedValues saved = new(reversed.Loop, site, memory, supply) { isHeld = isHeld };
        IEnumerable<Expr> atBegin = reversed.Loop.Carried.Select((_, k) => reversed.AtBegin(k)).Where(adjoint => adjoint is not null).Select(adjoint => adjoint!);
        IEnumerable<Expr> reads = reversed.Body.Reverse.SelectMany(StmtTraversal.AllExpressions)
            .Concat(atBegin)
            .Concat(reversed.Sums.Select(sum => sum.AtEnd));
        Materialization Materialized() => Materialization.Of(reversed.Body, reads, memory, replayOf(portions.Held), portions.Held, usesTapes: site.IsStack || !reversed.Loop.IsCounted);
        Materialization values = Materialized();
        while (values.Disturbed.Count > 0)
        {
            portions.Drop(values.Disturbed);
            values = Materialized();
        }

        saved.TakeBuffersBack(local => local);
        saved.TakeBuffersBack(shadowOf);
        foreach (Scratch made in reversed.Body.Primal.OfType<Scratch>().Where(made => portions.Held.Contains(made.Span) && values.Needs(made.Span)))
            saved.Apportion(made, portions);
        saved.Save(values);
        saved.beginning.AddRange(values.Recompute(saved.cloning));
        HashSet<Local> read = [.. reversed.Body.Primal.SelectMany(statement => memory.ReadBy(statement).Concat(memory.RowsReadBy(statement)))];
        read.UnionWith(reversed.Body.Primal.SelectMany(StmtTraversal.SelfAndNested).OfType<For>()
            .SelectMany(inner => inner.Carried).Where(carried => carried.IsBuffer).SelectMany(carried => memory.RootsOf(carried.Initial)));
        saved.refilled.UnionWith(values.Refilled.Where(root => !read.Contains(root)));
        saved.Fill(reversed.Body.Primal);
        return saved;
    }

    /// <summary>In the reversed body, <paramref name="local"/> is <paramref name="known"/>.</summary>
    public void Know(Local local, Local known) => cloning.Replace(local, known);

    /// <summary>The expression as the reversed body reads it.</summary>
    public Expr Available(Expr expr) => cloning.Clone(expr);

    /// <summary>What an iteration hands on as <paramref name="next"/> is, going back, what the reverse loop comes with.</summary>
    /// <param name="result">What the loop leaves.</param>
    private Carried TakeBack(Local result, Local next)
    {
        Local parameter = supply.Copy(result);
        Know(next, parameter);
        return new Carried(parameter, result, supply.Copy(result));
    }

    // Arrays that change places need not be kept: going back, they change places again.
    // This is known before anything is computed again: that may take rows of them.
    private void TakeBuffersBack(Func<Local, Local?> version)
    {
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            if (loop.Carried[k].IsBuffer && version(loop.Carried[k].Parameter) is { } before)
                buffers.Add((TakeBack(version(loop.Carried[k].Result)!, version((Local)loop.Body.Yields[k])!), before));
        }
    }

    private void Save(Materialization values)
    {
        HashSet<Local> known = [];
        for (int k = 0; k < loop.Carried.Count; k++)
        {
            Carried carried = loop.Carried[k];
            if (!values.Needs(carried.Parameter) || carried.IsBuffer)
                continue;
            Expr before = Keep(carried.Parameter, $"{carried.Parameter.Name} before each iteration");

            // The result of this iteration is the next one's value, which the reverse loop has just come from.
            if (loop.Body.Yields[k] is Local next && values.Kept.Contains(next) && known.Add(next))
            {
                Local after = supply.Copy(next);
                cloning.Replace(next, after);
                restored.Add(new Carried(after, carried.Result, supply.Copy(next)));
                restoredYields.Add(before);
            }
        }

        foreach (Local kept in values.Kept)
        {
            if (known.Add(kept) && !TryReload(kept))
                Keep(kept, $"{kept.Name} of each iteration");
        }
    }

    // a[i] = v   keeps v: it becomes   v = a[i]   in the reverse loop, if a stays as it is
    private bool TryReload(Local value)
    {
        Store? stored = loop.Body.Statements.OfType<Store>().FirstOrDefault(store =>
            !store.Accumulates && store.Value == value && store.Index == loop.Index && IsHeld(store));
        if (stored is null)
            return false;
        Local again = supply.Copy(value);
        beginning.Add(new Let(again, new Load(stored.Array, Index, value.Type) { Member = stored.Member }, Origin.None.In(Sweep.Reverse)));
        cloning.Replace(value, again);
        return true;
    }

    /// <summary>Whether nothing else in the loop, or after it, writes the memory.</summary>
    private bool IsHeld(Store store)
    {
        Local[] roots = [.. memory.RootsOf(store.Array)];
        return roots.Length == 1 && isHeld(roots[0])
            && loop.Body.Statements.SelectMany(memory.WrittenBy).Count(written => written == roots[0]) == 1
            && !loop.Body.Statements.Any(made => made.DefinedHere().Contains(store.Array));
    }

    // keep v   becomes   vs[i] = v in the forward loop and v = vs[i] in the reverse loop
    private Local Keep(Local value, string what)
    {
        Expr? count = site.IsStack ? null : loop.Most ?? TripCount.Of(loop.Range);
        IrType type = count is null ? new TapeType(value.Type) : new SpanType(value.Type, IsReadOnly: false);
        Local span = supply.Temporary(value.Name + "s", type);
        scratch.Add(new Scratch(span, count, what, loop.Origin));
        stores.Add(new Store(span, TripCount.Ordinal(loop.Range, loop.Index), value, Accumulates: false, loop.Origin));
        Local again = supply.Copy(value);
        Origin origin = Origin.None.In(Sweep.Reverse);
        beginning.Add(site.IsStack ? new Pop(again, span, origin) : new Let(again, new Load(span, TripCount.Ordinal(loop.Range, Index), value.Type), origin));
        cloning.Replace(value, again);
        return again;
    }

    // for (..) { t = scratch of n; .. }   becomes   ts = scratch of count * n; for (i ..) { t = ts.Slice(i * n, n); .. }   and the same in the reverse loop
    private void Apportion(Scratch made, Portions portions)
    {
        bool isSaved = made.What != "";
        Local all = supply.Temporary(isSaved || made.Span.Name.EndsWith("s", StringComparison.Ordinal) ? made.Span.Name : made.Span.Name + "s", made.Span.Type);
        scratch.Add(new Scratch(all, (loop.Most ?? TripCount.Of(loop.Range)!) * portions.CountOf(made.Span), isSaved ? made.What : $"{made.Span.Name} of each iteration", loop.Origin));
        portionOf.Add(made.Span, new Let(made.Span, portions.Of(all, made.Span, loop.Range, loop.Index), made.Origin));
        Local again = supply.Copy(made.Span);
        beginning.Add(new Let(again, portions.Of(all, made.Span, loop.Range, Index), Origin.None.In(Sweep.Reverse)));
        cloning.Replace(made.Span, again);
        memory.Become(made.Span, all);
        memory.Add(again, all);
    }

    private void Fill(IReadOnlyList<Stmt> primal)
    {
        lengths.UnionWith(primal.SelectMany(StmtTraversal.AllExpressions).SelectMany(ExprTraversal.SelfAndDescendants).OfType<Length>().SelectMany(length => memory.RootsOf(length.Array)));
        List<Stmt> statements = [.. StoresOf(loop.Carried.Select(carried => carried.Parameter))];
        foreach (Stmt statement in primal)
        {
            if (Without(statement) is { } filtered)
                statements.Add(filtered);
            statements.AddRange(StoresOf(statement.DefinedHere()));
        }

        Forward = loop with { Most = site.IsStack ? loop.Most : null, Body = loop.Body with { Statements = statements.ToEquatableArray() } };
        if (!loop.IsCounted)
            Forward = Counting(Forward);
    }

    // while (c) { .. }   becomes   int count = 0; while (c) { ..; count++; }
    private For Counting(For forward)
    {
        Local counter = supply.Temporary("count", IrType.Int32);
        Count = supply.Copy(counter);
        return forward with
        {
            Carried = forward.Carried.Append(new Carried(counter, new IntConstant(0, IrType.Int32), Count)),
            Body = forward.Body with { Yields = forward.Body.Yields.Append(counter + new IntConstant(1, IrType.Int32)) },
        };
    }

    private IEnumerable<Stmt> StoresOf(IEnumerable<Local> defined)
    {
        HashSet<Local> locals = [.. defined];
        return stores.Where(store => locals.Contains(((Store)store).Value));
    }

    // Scratch that the reversed body fills again need not be filled here; it is made where its length is asked for.
    private Stmt? Without(Stmt statement) => statement switch
    {
        Store or Clear when memory.WrittenBy(statement).All(refilled.Contains) => null,
        IR.Scratch made when portionOf.TryGetValue(made.Span, out Let? portion) => portion,
        IR.Scratch or Allocate when IsGone(statement.DefinedHere().Single()) => null,
        Let { Target.Type.Element: not null } view when memory.RootsOf(view.Target).All(IsGone) => null,
        _ => statement.MapRegions(region => new Region(
            region.Statements.Select(inner => Without(inner)).Where(inner => inner is not null).Select(inner => inner!).ToEquatableArray(),
            region.Yields)),
    };

    private bool IsGone(Local root) => refilled.Contains(root) && !lengths.Contains(root);
}
