using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform;

/// <summary>A function that recurs, with the members that stand in for it: its own code over spans, and its derivative.</summary>
/// <param name="Primal">The function; its arrays are spans, so that local arrays can be passed to it.</param>
/// <param name="Varied">For each parameter, whether some call passes what varies.</param>
/// <param name="Caller">The function that is called to compute the value: the user's own, or one emitted.</param>
/// <param name="Vjp">The function that pulls a cotangent back.</param>
/// <param name="Jvp">The function that computes the value and its tangent.</param>
internal sealed record Companion(Function Primal, EquatableArray<bool> Varied, FunctionRef Caller, FunctionRef Vjp, FunctionRef Jvp)
{
    /// <summary>True if the user's own function cannot be called, as it takes arrays where there are spans.</summary>
    public bool NeedsPrimal => Caller != Primal.Reference;

    public Request Request => new(
        Primal.Reference.Name, Varied.Select((varied, position) => (varied, position)).Where(pair => pair.varied).Select(pair => pair.position).ToEquatableArray(), DerivativeKinds.Vjp);
}
