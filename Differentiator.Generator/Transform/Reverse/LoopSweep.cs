using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Reverse;

/// <summary>A loop whose body has been reversed, before it is decided when the reversed body runs.</summary>
/// <param name="Body">The reversed body.</param>
/// <param name="Adjoints">
/// For each carried value: the local that holds its adjoint at the end of an iteration, null where none arrives.
/// </param>
internal sealed record LoopSweep(For Loop, RegionSweep Body, Local?[] Adjoints)
{
    /// <summary>The loop in a forward sweep, with what the loops inside it save.</summary>
    public For Forward => Loop with { Body = Loop.Body with { Statements = Body.Primal.ToEquatableArray() } };

    /// <summary>
    /// True if no iteration changes the adjoint of a carried value: the carried values are sums, and the reversed
    /// iterations may run in any order.
    /// </summary>
    public bool IsIndependent => Adjoints.Select((adjoint, k) => adjoint is null || AtBegin(k) == adjoint).All(same => same);

    /// <summary>The adjoint of a carried value at the beginning of an iteration.</summary>
    public Expr? AtBegin(int k) => Body.Adjoints.Find(Loop.Carried[k].Parameter);

    /// <summary>The adjoints of surrounding locals, which the iterations add to.</summary>
    public IReadOnlyList<(Local Outer, Local AtBegin, Expr AtEnd)> Sums =>
        Body.Accumulators.Select(pair => (pair.Key, pair.Value, Body.Adjoints.Find(pair.Key)!)).ToArray();
}
