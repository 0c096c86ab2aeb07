using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.HigherOrder;

namespace Differentiator.Generator.Transform.Reverse;

/// <content>Slopes that are known: an adjoint goes to the value that another varies with, past what lies between.</content>
internal sealed partial class ReverseMode
{
    private IReadOnlyDictionary<Local, Preaccumulation.Step> steps = new Dictionary<Local, Preaccumulation.Step>();

    private void Take(IReadOnlyDictionary<Local, Preaccumulation.Step>? known)
    {
        if (known is null)
            return;
        steps = known;
        foreach (Local slope in known.Values.Where(step => step.MayBeInfinite).SelectMany(step => step.Slope.Locals()))
            facts.MayBecomeInfinite(slope);
    }

    // y = .. x ..   becomes   x̄ += ȳ * yByX;   the adjoint of y is taken.
    private bool Steps(Local value, RegionSweep sweep, Origin origin)
    {
        if (!steps.TryGetValue(value, out Preaccumulation.Step step) || sweep.Adjoints.Find(value) is not { } adjoint)
            return false;
        sweep.Adjoints.Take(value);
        Pull(step.Along, chain.Product(adjoint, step.Slope), sweep, origin);
        return true;
    }
}
