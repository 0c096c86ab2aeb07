using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <content>Memory: what each iteration has for itself, and what it adds to, has lanes.</content>
internal sealed partial class NestBody
{
    /// <summary>The rows of all lanes, of which each starts at another place.</summary>
    private readonly HashSet<Local> rows = [];

    /// <summary>Memory that is taken before the loop.</summary>
    private readonly List<Stmt> ahead = [];

    /// <summary>Elements at the index, read once.</summary>
    private readonly Dictionary<Local, Local> elements = [];

    public IEnumerable<Stmt> Ahead => ahead;

    /// <summary>Memory outside of the loop of which lanes have sums of their own: to other memory each adds at its own place.</summary>
    public HashSet<Local> Summed { get; } = [];

    /// <summary>Says what stands for memory outside of the loop.</summary>
    public void Replace(Local array, Local inLanes) => Renamed[array] = inLanes;

    // As many as there are lanes are all there: that has been asked before the loop.
    private void LoadElements()
    {
        foreach (Local array in memory.Elements.Where(array => memory.AccessOf(array) == NestAccess.Shared))
        {
            Local element = elements[array] = supply.Temporary(array.Name + "Lanes", Lanes);
            statements.Add(new Let(element, new Load(array, Renamed[loop.Index], Lanes), loop.Origin));
        }
    }

    protected override Expr Element(Load load)
    {
        if (load.Array is not Local array || load.Member.Length > 0)
            return Refused(load);
        NestAccess access = memory.AccessOf(array);
        if (load.Index == loop.Index && access is NestAccess.Shared or NestAccess.Element && memory.Elements.Contains(array))
            return elements.TryGetValue(array, out Local? element) ? element : new Load(array, Renamed[loop.Index], Lanes);
        if (access == NestAccess.Private || rows.Contains(array))
            return LanesOf(array) is { } own ? new Load(own, Once(load.Index), Lanes) : Refused(load);
        if (access != NestAccess.Shared || mask is not null || Speculation > 0 || array.Type is not (SpanType or ArrayType) || StrideOf(load.Index) is not { } stride)
            return Refused(load);
        gathered = System.Math.Max(gathered, depth);
        return Of(RuntimeTypes.Vectors, Gather, Same(array), Same(load.Index), stride);
    }

    private string Gather => Lanes.Width == LaneWidth.Vector512 ? "Gather512" : "Gather256";

    private void View(Let view)
    {
        NestAccess access = memory.AccessOf(view.Target);
        if (Varies(view.Value))
        {
            Rows(view, access);
            return;
        }

        bool hasLanes = access is NestAccess.Private or NestAccess.Sum;
        if (memory.BaseOf(view.Target) is null || access == NestAccess.Element)
            IsRefused = true;
        Local copy = supply.Copy(view.Target);
        if (hasLanes && LaneTypes.Of(copy.Type, Lanes) is { } type)
            copy = copy with { Type = type };
        Renamed[view.Target] = copy;
        statements.Add(new Let(copy, (Same(view.Value), hasLanes) switch
        {
            (Slice slice, true) => slice with { Type = copy.Type },
            (Load row, true) => row with { Type = LaneTypes.Of(row.Type, Lanes)! },
            (var value, _) => value,
        }, view.Origin));
    }

    // row = x.Slice(i * n, n)   becomes   row[j] = x[i * n + j], of all lanes
    private void Rows(Let view, NestAccess access)
    {
        Local copy = supply.Temporary(view.Target.Name + "Rows", new SpanType(Lanes, IsReadOnly: false));
        rows.Add(view.Target);
        Renamed[view.Target] = copy;
        gathered = System.Math.Max(gathered, depth + 1);
        if (access != NestAccess.Shared || mask is not null || view.Target.Type.Element != Lanes.Item)
        {
            IsRefused = true;
        }
        else if (view.Value is Slice { Array: Local { Type: SpanType or ArrayType } array, Length: { } length } slice && !Varies(array) && StrideOf(slice.Start) is { } stride)
        {
            statements.Add(new Scratch(copy, Once(length), "", view.Origin));
            Call("Rows", [Same(array), Same(slice.Start), stride, copy], copy, view.Origin);
        }
        else if (view.Value is Load row && memory.IsRowOfIteration(row))
        {
            ahead.Add(new Scratch(copy, new Length(row with { Index = loop.Range.Step > 0 ? loop.Range.Start : LoopBounds.Of(loop.Range).First }), "", view.Origin));
            Call("Rows", [row.Array, Renamed[loop.Index], copy], copy, view.Origin);
        }
        else
        {
            IsRefused = true;
        }
    }

    private void Call(string name, EquatableArray<Expr> arguments, Local written, Origin origin) => statements.Add(new Invoke(
        null, [], [written], new FunctionRef(RuntimeTypes.Vectors, name, arguments.Map(argument => argument.Type), IrType.Void), arguments, origin));

    private void Write(Store store)
    {
        if (store.Member.Length > 0 || store.KeepsValue)
            IsRefused = true;
        NestAccess access = memory.AccessOf(store.Array);
        if (access == NestAccess.Uniform)
        {
            if (mask is not null)
                IsRefused = true;
            statements.Add(store with { Array = (Local)Same(store.Array), Index = Once(store.Index), Value = Once(store.Value) });
            return;
        }

        Expr value = mask is null && !store.Accumulates && IsZero(store.Value) ? IrType.Constant(0, Lanes) : InLanes(store.Value);
        if (mask is not null && store.Accumulates)
            value = Select(mask, value, IrType.Constant(0, Lanes));
        if (store.Index == loop.Index && access is NestAccess.Element or NestAccess.Sum && !memory.IsInside(store.Array))
            Put(store, store.Array, Renamed[loop.Index], value);
        else if (access is NestAccess.Private or NestAccess.Sum && !Varies(store.Index) && LanesOf(store.Array) is { } own)
        {
            if (access == NestAccess.Sum)
                Summed.Add(memory.BaseOf(store.Array)!);
            Put(store, own, Same(store.Index), value);
        }
        else if (access == NestAccess.Sum && mask is null && memory.BaseOf(store.Array) == store.Array && StrideOf(store.Index) is { } stride)
            ScatterAdd(store, value, stride);
        else
            IsRefused = true;
    }

    /// <summary>The memory of all lanes; null if there is none.</summary>
    private Local? LanesOf(Local array) => Renamed.TryGetValue(array, out Expr? own) && own is Local { Type: SpanType { Item: LanesType } or ArrayType { Item: LanesType } or TapeType { Item: LanesType } } inLanes ? inLanes : null;

    private void Put(Store store, Local array, Expr index, Expr value)
    {
        if (array.Type is TapeType)
        {
            IsRefused |= mask is not null;
            statements.Add(store with { Array = array, Index = index, Value = value });
            return;
        }

        Load element = new(array, index, Lanes);
        bool adds = store.Accumulates && value is not Binary { Op: BinaryOp.Multiply } && array.Type.Element is LanesType;
        if (!store.Accumulates)
            value = mask is null ? value : Select(mask, value, element);
        else if (!adds)
            value = Sum(BinaryOp.Add, element, value);
        statements.Add(store with { Array = array, Index = index, Value = value, Accumulates = adds });
    }

    // x[i * n + j] += v, in each lane at its own place
    private void ScatterAdd(Store store, Expr value, Expr stride)
    {
        gathered = System.Math.Max(gathered, depth);
        Call("ScatterAdd", [value, store.Array, Same(store.Index), stride], store.Array, store.Origin);
    }

    private void Write(Pop pop)
    {
        bool hasLanes = memory.AccessOf(pop.Tape) == NestAccess.Private;
        Local copy = hasLanes ? supply.Copy(pop.Target) with { Type = Lanes } : supply.Copy(pop.Target);
        Renamed[pop.Target] = copy;
        if (Same(pop.Tape) is Local tape)
            statements.Add(new Pop(copy, tape, pop.Origin));
        else
            IsRefused = true;
    }

    private void Write(Clear clear)
    {
        if (mask is not null || memory.AccessOf(clear.Span) is not (NestAccess.Private or NestAccess.Uniform))
        {
            IsRefused = true;
            return;
        }

        statements.Add(clear with { Span = Renamed.TryGetValue(clear.Span, out Expr? copy) ? (Local)copy : clear.Span });
    }

    private void Take(Scratch scratch)
    {
        Local copy = supply.Copy(scratch.Span);
        if (scratch.Count is null || scratch.Part is not null || scratch.Span.Type is not SpanType)
            IsRefused = true;
        else if (memory.AccessOf(scratch.Span) == NestAccess.Private)
            copy = copy with { Type = new SpanType(Lanes, IsReadOnly: false) };
        Renamed[scratch.Span] = copy;
        statements.Add(scratch with { Span = copy, Count = scratch.Count is { } count ? Once(count) : null });
    }
}
