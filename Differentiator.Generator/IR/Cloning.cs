using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>Copies statements so that they can stand a second time in a function: every definition gets a new local.</summary>
internal sealed class Cloning(LocalSupply supply, System.Action<Local, Local>? copied = null)
{
    private readonly Dictionary<Local, Expr> replacements = [];

    /// <summary>The type of the copy of a local where it is another one: memory from the pool in place of an array.</summary>
    public System.Func<Local, IrType?>? Retyped { get; init; }

    /// <summary>Uses of <paramref name="local"/> in what is cloned from now on read <paramref name="replacement"/>.</summary>
    public void Replace(Local local, Expr replacement) => replacements[local] = replacement;

    public Expr Clone(Expr expr) => Retyped is null ? expr.Substitute(replacements) : Fitted(expr);

    public Region Clone(Region region)
    {
        EquatableArray<Stmt> statements = region.Statements.Select(Clone).ToEquatableArray();
        return new Region(statements, region.Yields.Map(Clone));
    }

    public Stmt Clone(Stmt statement) => statement switch
    {
        Let let => CloneLet(let),
        Store { Value: NewRow made } row when Clone(row.Array) is Local { Type: PooledType } rows =>
            new Store(rows, Clone(row.Index), new NewRow(Clone(made.Length), rows.Type.Element!), Accumulates: false, row.Origin),
        Store or Clear or Throw => statement.MapExpressions(Clone),
        Pop pop => new Pop(Copy(pop.Target), (Local)Clone(pop.Tape), pop.Origin),
        Allocate allocation => CloneAllocate(allocation),
        Effect effect => CloneEffect(effect),
        Invoke invoke => CloneInvoke(invoke),
        Scratch scratch => new Scratch(Copy(scratch.Span), scratch.Count is { } count ? Clone(count) : null, scratch.What, scratch.Origin) { Part = scratch.Part is { } part ? Clone(part) : null, IsRenewed = scratch.IsRenewed },
        If branch => CloneIf(branch),
        For loop => CloneFor(loop),
        _ => throw Unreachable.Node(statement),
    };

    private Let CloneLet(Let let)
    {
        Expr value = Clone(let.Value);
        return new Let(Copy(let.Target), value, let.Origin);
    }

    private Allocate CloneAllocate(Allocate allocation)
    {
        EquatableArray<Expr> lengths = allocation.Lengths.Map(Clone);
        return new Allocate(Copy(allocation.Array), lengths, allocation.Origin);
    }

    private Invoke CloneInvoke(Invoke invoke)
    {
        EquatableArray<Expr> arguments = invoke.Arguments.Map(argument => argument is Local local && invoke.References.Contains(local) ? Copy(local) : Clone(argument));
        EquatableArray<Local> references = invoke.References.Map(local => (Local)replacements[local]);
        Expr? receiver = invoke.Receiver is { } before ? Clone(before) : null;
        return invoke with
        {
            References = references,
            Writes = invoke.Writes.Map(array => (Local)Clone(array)),
            Arguments = arguments,
            Receiver = receiver,
            Result = invoke.Result is { } result ? Copy(result) : null,
        };
    }

    private Effect CloneEffect(Effect effect)
    {
        Expr code = Clone(effect.Code);
        return new Effect(effect.Target is { } target ? Copy(target) : null, code, effect.Origin);
    }

    private If CloneIf(If branch)
    {
        Expr condition = Clone(branch.Condition);
        Region then = Clone(branch.Then);
        Region otherwise = Clone(branch.Else);
        return new If(condition, then, otherwise, branch.Results.Map(Copy), branch.Origin);
    }

    private For CloneFor(For loop)
    {
        LoopRange range = loop.Range.Map(Clone);
        Expr[] initial = loop.Carried.Select(carried => Clone(carried.Initial)).ToArray();
        Local index = Copy(loop.Index);
        Local[] parameters = loop.Carried.Select(carried => Copy(carried.Parameter)).ToArray();
        Expr? condition = loop.Condition is null ? null : Clone(loop.Condition), budget = loop.Budget is null ? null : Clone(loop.Budget), most = loop.Most is null ? null : Clone(loop.Most);
        Region body = Clone(loop.Body);
        EquatableArray<Carried> copies = loop.Carried
            .Select((carried, k) => new Carried(parameters[k], initial[k], Copy(carried.Result)))
            .ToEquatableArray();
        return new For(index, range, copies, body, loop.Origin, condition) { Budget = budget, Most = most, Note = Retyped is null ? "" : loop.Note };
    }

    // Rows of pooled memory are spans.
    private Expr Fitted(Expr expr) => expr is Local local
        ? replacements.TryGetValue(local, out Expr? replacement) ? replacement : local
        : expr.MapOperands(Fitted) switch
        {
            Load { Array.Type: PooledType { Element: SpanType row } } load => load with { Type = row },
            Slice { Start: IntConstant { Value: 0 }, Length: null } whole when whole.Array.Type == whole.Type => whole.Array,
            var same => same,
        };

    private Local Copy(Local local)
    {
        Local copy = supply.Copy(local);
        if (Retyped?.Invoke(local) is { } type)
            copy = copy with { Type = type };
        replacements[local] = copy;
        copied?.Invoke(local, copy);
        return copy;
    }
}
