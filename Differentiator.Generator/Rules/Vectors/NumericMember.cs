using System.Collections.Generic;
using Differentiator.Generator.IR;

namespace Differentiator.Generator.Rules;

/// <summary>A member of a type of <c>System.Numerics</c>: of what it is computed, the instance first, and how.</summary>
/// <param name="Type">The type that declares the member.</param>
/// <param name="Name">Its name; that of an operator is <c>op_Addition</c> and the like.</param>
/// <param name="Operands">The operands' types; null stands for the type itself as well as for a number.</param>
internal sealed record NumericMember(StructType Type, string Name, IReadOnlyList<IrType?> Operands, Formula Value)
{
    /// <summary>Whether the original is called for the value, as its roundings are its own; the formula is for the derivative.</summary>
    public bool IsCalled { get; init; }

    public bool Takes(IReadOnlyList<IrType> types)
    {
        if (types.Count != Operands.Count)
            return false;
        for (int k = 0; k < types.Count; k++)
        {
            if (types[k] != Operands[k] && !(Operands[k] is null && (types[k] == Type || types[k] == IrType.Single)))
                return false;
        }

        return true;
    }
}
