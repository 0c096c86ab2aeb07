using System.Collections.Generic;
using Differentiator.Generator.IR;
using Differentiator.Generator.Transform.Pooling;

namespace Differentiator.Generator.Transform;

/// <summary>Makes the sweeps of a Jacobian carry several of its columns or rows at once, where they can; others stay as they are.</summary>
internal static class JacobianLanes
{
    public static IEnumerable<Draft> Apply(IEnumerable<Draft> drafts, Function primal, Request request)
    {
        bool haveRows = false;
        foreach (Draft draft in drafts)
        {
            LanesType? lanes = request.Kinds.HasFlag(DerivativeKinds.Jacobian) && draft.Companion is null ? LanesOf(draft.Kind, primal, request) : null;
            if (lanes is null || Lanes.Of(draft.Function, primal.Parameters.Count, lanes, draft.AreRows) is not { } sweep)
            {
                if (!draft.AreRows)
                    yield return draft;
                continue;
            }

            haveRows |= draft.AreRows;
            if (draft.AreRows || draft.Kind != DerivativeKinds.Vjp || !haveRows)
                yield return draft with { Kind = draft.Kind == DerivativeKinds.Vjp ? DerivativeKinds.Vjp : DerivativeKinds.Jvp, Function = sweep, Lanes = lanes };
            if (request.Kinds.HasFlag(draft.Kind) && draft.Kind != DerivativeKinds.Jacobian && !draft.AreRows)
                yield return draft;
        }
    }

    private static LanesType? LanesOf(DerivativeKinds kind, Function primal, Request request) => kind switch
    {
        DerivativeKinds.Jvp or DerivativeKinds.Jacobian => JacobianSweeps.Columns(primal, request),
        DerivativeKinds.Vjp => JacobianSweeps.Rows(primal),
        _ => null,
    };
}
