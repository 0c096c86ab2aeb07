using System.Collections.Generic;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>Sets vector bodies beside the derivatives that may be fast, where they have loops for them.</summary>
internal static class VectorBodies
{
    /// <summary>The widths for which there are bodies, in the order in which a derivative tries them.</summary>
    private static readonly LaneWidth[] Widths = [LaneWidth.Vector512, LaneWidth.Vector256];

    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts)
    {
        foreach (Draft draft in drafts)
        {
            yield return draft;
            if (!draft.Request.IsFast || draft is not { Companion: null, Lanes: null } || draft.Kind is DerivativeKinds.Hessian)
                continue;
            foreach (LaneWidth width in Widths)
            {
                if (VectorForm.Of(draft.Function, width) is { } vectors)
                    yield return draft with { Function = vectors, Vectors = width };
            }
        }
    }
}
