using System.Collections.Generic;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform;

/// <summary>Makes the sweeps of a Jacobian carry several of its columns at once, where they can; others stay as they are.</summary>
internal static class JacobianLanes
{
    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts, Function primal, Request request)
    {
        LanesType? columns = request.Kinds.HasFlag(DerivativeKinds.Jacobian) ? JacobianSweeps.Columns(primal, request) : null;
        foreach (Draft draft in drafts)
        {
            bool isForward = draft.Companion is null && draft.Kind is DerivativeKinds.Jvp or DerivativeKinds.Jacobian;
            if (columns is null || !isForward || Lanes.Of(draft.Function, primal.Parameters.Count, columns) is not { } sweep)
            {
                yield return draft;
                continue;
            }

            yield return draft with { Kind = DerivativeKinds.Jvp, Function = sweep, Lanes = columns };
            if (draft.Kind == DerivativeKinds.Jvp && request.Kinds.HasFlag(DerivativeKinds.Jvp))
                yield return draft;
        }
    }
}
