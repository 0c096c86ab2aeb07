using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Regions: their statements are reversed from the last to the first.</content>
internal sealed partial class ReverseMode
{
    private void Reverse(Region region, RegionSweep sweep)
    {
        for (int k = region.Statements.Count - 1; k >= 0; k--)
        {
            sweep.MoveTo(k);
            Reverse(region.Statements[k], k, sweep);
            sweep.Place();
        }
    }

    private void Reverse(Stmt statement, int position, RegionSweep sweep)
    {
        switch (statement)
        {
            case Let { Target.Type.Element: not null } view:
                sweep.Forward[position].Add(view);
                ReverseView(view, position, sweep);
                break;
            case Let let:
                sweep.Forward[position].Add(let);
                Reverse(let, sweep);
                break;
            case Scratch or Allocate:
                sweep.Forward[position].Add(statement);
                ReverseAllocation(statement, position, sweep);
                break;
            case Clear clear:
                sweep.Forward[position].Add(clear);
                ReverseClear(clear, position, sweep);
                break;
            case Store { Value: NewRow } row:
                sweep.Forward[position].Add(row);
                ReverseRow(row, position, sweep);
                break;
            case Store store:
                sweep.Forward[position].Add(store);
                Reverse(store, sweep);
                break;
            // What is not differentiated runs once, in the forward sweep; no adjoint arrives at it.
            case Effect or Throw or Invoke { IsData: true }:
                sweep.Forward[position].Add(statement);
                break;
            case Invoke { Kernel: { } kernel } call:
                Reverse(call, kernel, position, sweep);
                break;
            case Invoke invoke:
                Reverse(invoke, position, sweep);
                break;
            case If branch:
                Reverse(branch, position, sweep);
                break;
            case For loop:
                Reverse(loop, position, sweep);
                break;
            default:
                throw Unreachable.Node(statement);
        }
    }

    // y = e(x)   becomes   x̄ += ȳ * e'(x)
    private void Reverse(Let let, RegionSweep sweep)
    {
        if (Steps(let.Target, sweep, let.Origin.In(Sweep.Reverse)) || sweep.Adjoints.Find(let.Target) is not { } adjoint)
            return;

        if (let.Value is Load element && memory.IsWritten(element.Array))
        {
            sweep.Adjoints.Take(let.Target);
            ReverseLoad(element, adjoint, let.Origin.In(Sweep.Reverse), sweep);
            return;
        }

        // Reading an element or a part is no step of its own: its adjoint stands with the statement that uses it.
        Origin origin = let.Value is Load or Field ? sweep.Adjoints.OriginOf(let.Target) : let.Origin.In(Sweep.Reverse);
        sweep.Adjoints.Take(let.Target);
        Pull(let.Value, adjoint, let.Target, sweep, origin);
    }

    /// <summary>Adds the adjoints of array elements, summed up over a region, to the arrays' adjoints.</summary>
    private void Flush(RegionSweep sweep, IEnumerable<Load> elements)
    {
        foreach (Load element in ElementParts.InOrder(elements))
        {
            Origin origin = sweep.Adjoints.OriginOf(element);
            Expr value = sweep.Adjoints.Take(element)!;
            sweep.Reverse.Add(Added(element, value, origin));
        }
    }
}
