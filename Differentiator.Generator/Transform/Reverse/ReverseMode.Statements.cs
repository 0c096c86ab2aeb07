using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Regions: their statements are reversed from the last to the first.</content>
internal sealed partial class ReverseMode
{
    private void Reverse(Region region, RegionSweep sweep)
    {
        for (int k = region.Statements.Count - 1; k >= 0; k--)
        {
            if (sweep == root)
                outermost = region.Statements[k];
            Reverse(region.Statements[k], k, sweep);
            if (sweep == root)
                PlaceScratch(k);
        }
    }

    /// <summary>
    /// Scratch is taken once, before the outermost loop, where its length is known there; else in the region that uses it.
    /// </summary>
    private void Take(Scratch scratch, int position, RegionSweep sweep)
    {
        HashSet<Local> inside = [.. outermost!.AllDefined()];
        if (scratch.Count is null || scratch.Count.Locals().Any(inside.Contains))
            sweep.Forward[position].Add(scratch);
        else
            pending.Add(scratch);
    }

    private void PlaceScratch(int position)
    {
        root.Forward[position].InsertRange(0, pending);
        if (root.Fused[position] is { } fused)
            root.Fused[position] = pending.Concat(fused).ToArray();
        pending.Clear();
    }

    private void Reverse(Stmt statement, int position, RegionSweep sweep)
    {
        switch (statement)
        {
            case Let let:
                sweep.Forward[position].Add(let);
                Reverse(let, sweep);
                break;
            case If branch:
                Reverse(branch, position, sweep);
                break;
            case For loop:
                Reverse(loop, position, sweep);
                break;
            // What is not differentiated runs once, in the forward sweep; no adjoint arrives at it.
            case Effect or Throw:
                sweep.Forward[position].Add(statement);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // y = e(x)   becomes   x̄ += ȳ * e'(x)
    private void Reverse(Let let, RegionSweep sweep)
    {
        if (sweep.Adjoints.Find(let.Target) is not { } adjoint)
            return;

        // Reading an element is no step of its own: its adjoint stands with the statement that uses it.
        Origin origin = let.Value is Load ? sweep.Adjoints.OriginOf(let.Target) : let.Origin.In(Sweep.Reverse);
        sweep.Adjoints.Take(let.Target);
        Pull(let.Value, adjoint, let.Target, sweep, origin);
    }

    /// <summary>Adds the adjoints of array elements, summed up over a region, to the arrays' adjoints.</summary>
    private void Flush(RegionSweep sweep, IEnumerable<Load> elements)
    {
        foreach (Load element in elements.ToArray())
        {
            Origin origin = sweep.Adjoints.OriginOf(element);
            Expr value = sweep.Adjoints.Take(element)!;
            sweep.Reverse.Add(new Store(shadows[(Local)element.Array], element.Index, value, Accumulates: true, origin));
        }
    }
}
