using System.Collections.Generic;
using System.Linq;

namespace Differentiator.Generator.IR;

/// <summary>
/// A function: the yields of its body are its results, in order. An input of a transform and its output alike.
/// </summary>
internal sealed record Function(
    FunctionRef Reference,
    EquatableArray<Parameter> Parameters,
    EquatableArray<Result> Results,
    Region Body)
{
    /// <summary>Values that are above zero wherever an adjoint goes on from them, though that is not seen from how they are computed.</summary>
    public EquatableArray<Local> Positive { get; init; } = [];

    /// <summary>What it returns; null if it returns nothing.</summary>
    public Expr? Value => Results.Count > 0 && Results[0].Slot is null ? Body.Yields[0] : null;

    /// <summary>What it leaves in parameters by reference.</summary>
    public IEnumerable<(Local Slot, Expr Value)> Left =>
        from left in Results.Zip(Body.Yields, (result, value) => (result.Slot, Value: value))
        where left.Slot is not null
        select (left.Slot, left.Value);
}
