using System;
using System.Collections.Generic;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;
using Differentiator.Generator.Transform.Simplify;
using Differentiator.Generator.Transform.Vectorize.Nests;

namespace Differentiator.Generator.Transform.Vectorize;

/// <summary>Sets vector bodies beside the derivatives that may be fast, where they have loops for them.</summary>
internal static class VectorBodies
{
    /// <summary>The widths for which there are bodies, in the order in which a derivative tries them.</summary>
    private static readonly LaneWidth[] Widths = [LaneWidth.Vector512, LaneWidth.Vector256];

    /// <param name="inEachStep">The same derivative before its loops are written for single numbers: each step is the same for all data.</param>
    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts, Func<Draft, Function?> inEachStep)
    {
        foreach (Draft draft in drafts)
        {
            yield return draft;
            if (!draft.Request.IsFast || draft is not { Companion: null, Lanes: null } || draft.Kind is DerivativeKinds.Hessian)
                continue;
            Function? uniform = LoopNests.MayFit(draft.Function) && draft.Scratch is null ? inEachStep(draft) : null;
            foreach (LaneWidth width in Widths)
            {
                Function? nests = uniform is null ? null : LoopNests.Of(uniform, width);
                if (nests is not null)
                    nests = LoopAdjoints.Apply(nests);
                if ((nests is null ? VectorForm.Of(draft.Function, width) : VectorForm.Of(nests, width) ?? nests) is { } vectors)
                    yield return draft with { Function = vectors, Vectors = width };
            }
        }
    }
}
