using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Forward;

/// <content>Memory: the tangents of elements stand in memory of the same shape, its shadow.</content>
internal sealed partial class ForwardMode
{
    /// <summary>The memory whose elements have tangents that may be other than zero, or that a view may stand for beside such memory.</summary>
    private readonly HashSet<Local> shadowed;
    private readonly Dictionary<Local, Local> shadows = [];

    private HashSet<Local> RootsOfVaried() => [.. primal.Body.AllStatements().SelectMany(StmtTraversal.DefinedHere)
        .Concat(primal.Parameters.Select(parameter => parameter.Local))
        .Where(local => local.Type is { Element: not null, IsDifferentiable: true } && activity.IsVaried(local))
        .SelectMany(memory.RootsOf)];

    private bool HasShadow(Expr array) => array.Type.IsDifferentiable && memory.RootsOf(array).Any(shadowed.Contains);

    private Local Shadow(Local array)
    {
        if (shadows.TryGetValue(array, out Local? known))
            return known;
        Local shadow = supply.Temporary(Names.TangentOf(array), Names.ShadowType(array.Type, IsReadOnly(array)));
        Known(shadow, array);
        shadows.Add(array, shadow);
        return shadow;
    }

    /// <summary>Whether the tangents may be those that the caller lets be read only: then nothing writes the array.</summary>
    private bool IsReadOnly(Local array) => array.Type is SpanType { IsReadOnly: true }
        || memory.RootsOf(array).Any(root => shadows.TryGetValue(root, out Local? shadow) && shadow.Type is SpanType { IsReadOnly: true });

    /// <summary>What is read from it may be zero, or whatever has been written.</summary>
    private void Known(Local shadow, Local array)
    {
        facts.MayBeSkipped(shadow);
        if (infinite.Reaches(array))
            facts.MayBecomeInfinite(shadow);
    }

    private Expr ShadowOf(Expr view) => view switch
    {
        Local local => tapes.TryGetValue(local, out Local? tape) ? tape : Shadow(local),
        Slice slice => Sliced(slice, ShadowOf(slice.Array)),
        Load row when ShadowOf(row.Array) is var rows => row with { Array = rows, Type = rows.Type.Element! },
        Conditional choice => Chosen(choice.Condition, ShadowOf(choice.WhenTrue), ShadowOf(choice.WhenFalse)),
        _ => throw Unreachable.Node(view),
    };

    private static Conditional Chosen(Expr condition, Expr whenTrue, Expr whenFalse) =>
        new(condition, Fitted(whenTrue, whenFalse.Type), Fitted(whenFalse, whenTrue.Type));

    // What may be written beside what may not, or in its place, is only read, too.
    private static Expr Fitted(Expr shadow, IrType other) => shadow.Type is SpanType { IsReadOnly: false } && other is SpanType { IsReadOnly: true }
        ? new Slice(shadow, new IntConstant(0, IrType.Int32), null, other)
        : shadow;

    private static Slice Sliced(Slice slice, Expr shadow) => slice with { Array = shadow, Type = new SpanType(slice.Type.Element!, shadow.Type is SpanType { IsReadOnly: true }) };

    // Span<double> v = a.Slice(s, n);   becomes   the same and   Span<double> vTangent = aTangent.Slice(s, n);
    private void View(Let view, List<Stmt> output)
    {
        if (!HasShadow(view.Target))
            return;
        Expr shadow = ShadowOf(view.Value);
        IrType type = shadow.Type is SpanType span ? span with { IsReadOnly = IsReadOnly(view.Target) } : shadow.Type;
        Local name = supply.Temporary(Names.TangentOf(view.Target), type);
        Known(name, view.Target);
        shadows[view.Target] = name;
        output.Add(new Let(name, shadow, view.Origin));
    }

    // double[] t = new double[n];   becomes   the same and   Span<double> tTangent = scratch of n
    private void Allocation(Stmt allocation, List<Stmt> output)
    {
        Local array = allocation.DefinedHere().Single();
        if (!HasShadow(array))
            return;
        if (allocation is Scratch scratch)
        {
            output.Add(new Scratch(Shadow(array), scratch.Count, "", scratch.Origin));
        }
        else
        {
            output.Add(((Allocate)allocation) with { Array = Shadow(array) });
        }
    }

    // t.Clear();   becomes   the same and   tTangent.Clear();
    private void Cleared(Clear clear, List<Stmt> output)
    {
        if (HasShadow(clear.Span) || shadows.ContainsKey(clear.Span))
            output.Add(new Clear(Shadow(clear.Span), clear.Origin));
    }

    // a[i] = e    becomes   a[i] = e; ȧ[i] = ė
    // a[i] = new P(e, f)   becomes   the same for each part
    // t[i] = new double[n];   becomes   the same and   tTangent[i] = new double[n];
    private void Differentiate(Store store, List<Stmt> output)
    {
        if (!HasShadow(store.Array))
            return;
        Local shadow = Shadow(store.Array);
        store = store with { KeepsValue = false };
        if (store.Value is NewRow row)
        {
            output.Add(store with { Array = shadow, Value = row with { Type = shadow.Type.Element! } });
            return;
        }

        if (store.Value.Type.Element is not null)
        {
            output.Add(store with { Array = shadow, Value = ShadowOf(store.Value) });
            return;
        }

        if (!ElementParts.IsDifferentiable(store.Array.Type.Element!, store.Member))
            return;
        Load whole = new(store.Array, store.Index, store.Value.Type) { Member = store.Member };
        foreach ((Load part, Expr value) in ElementParts.Differentiable(whole, store.Value))
        {
            Expr? tangent = Tangent(value);
            if (tangent is not null || !store.Accumulates)
                output.Add(store with { Array = shadow, Value = tangent ?? value.Constant(0), Member = part.Member });
        }
    }
}
