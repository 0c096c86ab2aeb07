using System.Collections.Generic;
using System.Linq;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Transform.Imperative;

/// <summary>A value of the single-assignment form: its definition and what reads it.</summary>
/// <param name="order">Position of the definition in the function.</param>
/// <param name="sweep">The sweep of the statement that defines it.</param>
/// <param name="block">The region of the definition: the regions from the outermost to it, by number.</param>
internal sealed class Value(Local local, ValueRank rank, Sweep sweep, int order, IReadOnlyList<int> block)
{
    public Local Local { get; } = local;

    public ValueRank Rank { get; } = rank;

    public int Order { get; } = order;

    public IReadOnlyList<int> Block { get; } = block;

    /// <summary>The values whose definitions read this one; null stands for any other use.</summary>
    public List<Local?> Readers { get; } = [];

    /// <summary>True for the values that the user has named.</summary>
    public bool HasUserName => Local.Role != LocalRole.Temporary;

    /// <summary>True for adjoints and what else the compiler computes on the way back.</summary>
    public bool IsOfReverseSweep => !HasUserName && sweep == Sweep.Reverse;

    /// <summary>True if the other value is defined in the same region or inside it.</summary>
    public bool IsInScopeOf(Value other) => Block.Count <= other.Block.Count && Block.SequenceEqual(other.Block.Take(Block.Count));
}
