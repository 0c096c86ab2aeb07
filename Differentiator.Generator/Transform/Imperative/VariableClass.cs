using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>Values that share one variable.</summary>
internal sealed class VariableClass(Value value)
{
    public List<Value> Members { get; } = [value];

    /// <summary>The first value of the highest rank gives the name.</summary>
    public Value Representative { get; private set; } = value;

    public bool IsCarried { get; private set; } = value.Rank == ValueRank.Carried;

    public IrType Type => Representative.Local.Type;

    public void Absorb(VariableClass other)
    {
        Members.AddRange(other.Members);
        IsCarried |= other.IsCarried;
        Value rival = other.Representative;
        if ((rival.Rank, rival.Order).CompareTo((Representative.Rank, Representative.Order)) < 0)
            Representative = rival;
    }
}
