using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Vectorize.Nests;

/// <content>Memory: what each iteration has for itself, and what it adds to, has lanes.</content>
internal sealed partial class NestBody
{
    /// <summary>The rows of all lanes, of which each starts at another place.</summary>
    private readonly HashSet<Local> rows = [];

    /// <summary>Elements at the index, read once.</summary>
    private readonly Dictionary<Local, Local> elements = [];

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
        if (load.Index == loop.Index && access is NestAccess.Shared or NestAccess.Element && !memory.IsInside(array))
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
        if (hasLanes)
            copy = copy with { Type = new SpanType(Lanes, IsReadOnly: false) };
        Renamed[view.Target] = copy;
        Expr value = Same(view.Value);
        statements.Add(new Let(copy, hasLanes && value is Slice slice ? slice with { Type = copy.Type } : value, view.Origin));
    }

    // row = x.Slice(i * n, n)   becomes   row[j] = x[i * n + j], of all lanes
    private void Rows(Let view, NestAccess access)
    {
        if (access != NestAccess.Shared || mask is not null || view.Value is not Slice { Array: Local { Type: SpanType or ArrayType } array, Length: { } length } slice || view.Target.Type.Element != Lanes.Item
            || rows.Contains(array) || Varies(array) || StrideOf(slice.Start) is not { } stride)
        {
            IsRefused = true;
            return;
        }

        gathered = System.Math.Max(gathered, depth + 1);
        Local copy = supply.Temporary(view.Target.Name + "Rows", new SpanType(Lanes, IsReadOnly: false));
        rows.Add(view.Target);
        Renamed[view.Target] = copy;
        statements.Add(new Scratch(copy, Once(length), "", view.Origin));
        Expr[] arguments = [Same(array), Same(slice.Start), stride, copy];
        statements.Add(new Invoke(null, [], [copy], new FunctionRef(RuntimeTypes.Vectors, "Rows", arguments.Select(argument => argument.Type).ToEquatableArray(), IrType.Void), arguments.ToEquatableArray(), view.Origin));
    }

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

        Expr value = InLanes(store.Value);
        if (mask is not null && store.Accumulates)
            value = Select(mask, value, IrType.Constant(0, Lanes));
        if (store.Index == loop.Index && access is NestAccess.Element or NestAccess.Sum && !memory.IsInside(store.Array))
            Put(store, store.Array, Renamed[loop.Index], value);
        else if (access is NestAccess.Private or NestAccess.Sum && !Varies(store.Index) && LanesOf(store.Array) is { } own)
            Put(store, own, Same(store.Index), value);
        else if (access == NestAccess.Sum && mask is null && memory.BaseOf(store.Array) == store.Array && StrideOf(store.Index) is { } stride)
            ScatterAdd(store, value, stride);
        else
            IsRefused = true;
    }

    /// <summary>The memory of all lanes; null if there is none.</summary>
    private Local? LanesOf(Local array) => Renamed.TryGetValue(array, out Expr? own) && own is Local { Type: SpanType { Item: LanesType } } inLanes ? inLanes : null;

    private void Put(Store store, Local array, Expr index, Expr value)
    {
        Load element = new(array, index, Lanes);
        if (!store.Accumulates)
            value = mask is null ? value : Select(mask, value, element);
        else if (value is Binary { Op: BinaryOp.Multiply } || array.Type.Element is ScalarType)
            value = Sum(BinaryOp.Add, element, value);
        bool adds = store.Accumulates && value is not Call { Function.Name: "MultiplyAdd" } && array.Type.Element is LanesType;
        statements.Add(store with { Array = array, Index = index, Value = value, Accumulates = adds });
    }

    // x[i * n + j] += v, in each lane at its own place
    private void ScatterAdd(Store store, Expr value, Expr stride)
    {
        gathered = System.Math.Max(gathered, depth);
        Expr[] arguments = [value, store.Array, Same(store.Index), stride];
        statements.Add(new Invoke(null, [], [store.Array], new FunctionRef(RuntimeTypes.Vectors, "ScatterAdd", arguments.Select(argument => argument.Type).ToEquatableArray(), IrType.Void), arguments.ToEquatableArray(), store.Origin));
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
